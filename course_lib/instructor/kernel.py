"""Which Python runs the notebooks, and how it is spoken to."""

from __future__ import annotations

import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import KernelManager

from course_lib.instructor.metadata import KERNELSPEC


class ThisPython(KernelSpecManager):
    """Gives the running Python as the kernel `python3`.

    A person may have installed another one under that name, in which the course is missing.
    """

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Find a kernel; `python3` is always this interpreter."""
        spec = super().get_kernel_spec(kernel_name)
        if kernel_name == KERNELSPEC["name"]:
            spec.argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            spec.display_name = KERNELSPEC["display_name"]
            # What this environment's own kernel can do. One that cannot encrypt, and is told to,
            # never answers.
            if Path(sys.prefix) not in Path(spec.resource_dir).parents:
                spec.metadata = {}
        return spec


def can_encrypt(manager: type = KernelManager) -> bool:
    """Whether a class of kernel manager can encrypt. ipykernel 7.3 and later warn if it does not.

    Args:
        manager: The class; one of an older release has no such option.
    """
    return "transport_encryption" in manager.class_traits()
