"""Makes SQLAlchemy visible in a notebook."""
