"""What a course author and an instructor run: build the notebooks, validate, grade."""
