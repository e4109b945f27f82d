"""What every notebook of the course says of its kernel."""

from __future__ import annotations

from typing import Any

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# What a kernel of IPython reports, written out: a notebook that lacks any of it is marked as
# changed when JupyterLab opens it. The version would be that of whoever ran the build last, so it
# is pinned to the oldest Python that the course supports; contents.py shows the one that runs.
LANGUAGE_INFO: dict[str, Any] = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": "3.11.0",
}
