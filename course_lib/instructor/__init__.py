"""What an instructor or an author runs: building the notebooks and judging what was built."""
