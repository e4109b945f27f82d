"""What every notebook of the course keeps to.

A rule takes a notebook and yields a sentence for each place where it is broken. nbval compares
outputs; these rules see what it passes over.
"""

from course_lib.instructor.rules.outputs import of_outputs

__all__ = ["of_outputs"]
