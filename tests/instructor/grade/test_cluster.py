"""A Dask cluster's executor in the place of ours: a real scheduler and two worker processes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course_lib.instructor.errors import CourseError
from course_lib.instructor.grade.command import grade
from course_lib.instructor.grade.grade import grade_folder
from course_lib.instructor.grade.reports import write_reports
from course_lib.instructor.grade.store import FILE

distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")

ATTEMPTS = Path(__file__).parents[2] / "attempts" / "01_create" / "create_user"
WITNESSES = ("right_add_flush", "right_kwargs", "committed", "never_flushed", "forgot_await")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes of one thread each, on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0"
    ) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five answers, and a file that is no notebook."""
    folder = tmp_path / "class"
    folder.mkdir()
    for name in WITNESSES:
        shutil.copy(ATTEMPTS / f"{name}.py", folder / f"{name}.py")
    (folder / "broken.ipynb").write_text("this is no notebook")
    return folder


def written(out: Path) -> dict[str, str]:
    """What was written, without the measured times."""
    return {
        str(path.relative_to(out)): path.read_text(encoding="utf-8-sig")
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in (FILE, "timings.csv")
    }


def test_a_cluster_gives_what_this_machine_gives(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    with distributed.Client(cluster) as client:
        graded = grade_folder(folder, tmp_path / "there", executor=client.get_executor())
    write_reports(graded, tmp_path / "there")
    assert {one.learner: [each.mistake for each in one.results] for one in graded.graded} == {
        "broken": [],
        "committed": ["committed"],
        "forgot_await": ["forgot_await"],
        "never_flushed": ["never_flushed"],
        "right_add_flush": [None],
        "right_kwargs": [None],
    }
    write_reports(grade_folder(folder, tmp_path / "here"), tmp_path / "here")
    assert written(tmp_path / "there") == written(tmp_path / "here")


def test_the_command_takes_the_address_of_a_scheduler(
    cluster: Any, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    options: dict[str, Any] = {"lessons": None, "jobs": 1, "resume": False}
    grade(folder, out, **options, scheduler=cluster.scheduler_address)
    assert "6 submissions: " in capsys.readouterr().out
    assert (out / "index.html").exists()


def test_a_cluster_without_workers_is_named(folder: Path, tmp_path: Path) -> None:
    options: dict[str, Any] = {"lessons": None, "jobs": 1, "resume": False}
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0") as empty,
        pytest.raises(CourseError, match="has no workers"),
    ):
        grade(folder, tmp_path / "out", **options, scheduler=empty.scheduler_address)
