"""Opening the course in JupyterLab."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from course_lib.instructor.errors import CourseError
from course_lib.instructor.folders import FIRST_LESSON, find_course_folder

CONTENTS = "course_lib.instructor.contents.CourseContents"


class NoJupyterLabError(CourseError):
    """JupyterLab is not installed here."""

    exit_code = 2


def open_lab() -> None:
    """Serve the course folder in JupyterLab and open the first lesson; return when it is stopped.

    With NO_BROWSER=1 in the environment no browser is opened. JUPYTER_PORT and JUPYTER_TOKEN are
    honoured, as by `jupyter lab`.

    Raises:
        NotTheCourseError: The working directory is not in the course.
        NoJupyterLabError: JupyterLab cannot be imported.
    """
    course = find_course_folder()
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise NoJupyterLabError(
            "JupyterLab is not installed in this Python. Run `make course`, or:\n"
            "    python -m pip install -c constraints.txt -e '.[lab]'"
        ) from error
    token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
    browser = os.environ.get("NO_BROWSER", "") in ("", "0")
    server = LabApp.initialize_server(argv=_options(course, token, browser))
    print(
        "Async CRUD with SQLAlchemy 2: the course is served at\n\n"
        f"    http://localhost:{server.port}{server.base_url}lab/tree/{FIRST_LESSON}?token={token}\n\n"
        "Stop it with Ctrl+C.",
        flush=True,
    )
    server.start()


def _options(course: Path, token: str, browser: bool) -> list[str]:
    options = [
        f"--ServerApp.root_dir={course}",
        f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",  # Ctrl+C stops it without a question
        f"--ServerApp.contents_manager_class={CONTENTS}",
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *_encryption(),
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")  # a container; the token still guards it
    return options


def _encryption() -> list[str]:
    # ipykernel 7.3 and later warn, once a kernel, about a connection that is not encrypted.
    from jupyter_client.manager import KernelManager
    from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

    return [
        f"--{manager.__name__}.transport_encryption=auto"
        for manager in (KernelManager, AsyncMappingKernelManager)
        if "transport_encryption" in manager.class_traits()
    ]
