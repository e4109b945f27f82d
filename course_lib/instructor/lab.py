"""Opening the course in JupyterLab."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from course_lib.instructor.errors import NotAskedError
from course_lib.instructor.folders import FIRST_LESSON, find_course_folder

CONTENTS = "course_lib.instructor.contents.CourseContents"
KERNELS = "course_lib.instructor.kernel.ThisPython"


def open_lab() -> None:
    """Serve the course folder in JupyterLab and open the first lesson; return when it is stopped.

    With NO_BROWSER=1 in the environment no browser is opened. JUPYTER_PORT and JUPYTER_TOKEN are
    honoured, as by `jupyter lab`.

    Raises:
        NotAskedError: The working directory is not in the course, or JupyterLab is not installed.
    """
    course = find_course_folder()
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise NotAskedError(
            "JupyterLab is not installed in this Python. Run `make course`, or:\n"
            "    python -m pip install -c constraints.txt -e '.[lab]'"
        ) from error
    # Kernels that carry a debugger would warn about something that nobody asked for.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
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
        f"--ServerApp.kernel_spec_manager_class={KERNELS}",
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *_encryption(),
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")  # a container; the token still guards it
    return options


def _encryption() -> list[str]:
    from jupyter_client.manager import KernelManager
    from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

    from course_lib.instructor.kernel import can_encrypt

    return [
        f"--{manager.__name__}.transport_encryption=auto"
        for manager in (KernelManager, AsyncMappingKernelManager)
        if can_encrypt(manager)
    ]
