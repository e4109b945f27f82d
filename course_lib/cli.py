"""The `course` command. Each command imports what it needs, so that all of them start quickly."""

from __future__ import annotations

import atexit
import gc
import json
import os
import sys
from pathlib import Path

import click

MANY_OBJECTS = 50_000  # new ones before garbage is looked for: importing makes few, and all stay
NOT_RIGHT = 1  # to the shell; 2 says that the question could not be asked


class _InOrder(click.Group):
    """A group that lists its commands as they stand in this file, and not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.pass_context
def app(context: click.Context) -> None:
    """Async CRUD with SQLAlchemy 2. Without a command: open JupyterLab on the first lesson.

    With NO_BROWSER=1 in the environment it only serves, and prints the address.
    """
    if context.invoked_subcommand is None:
        from course_lib.instructor.lab import open_lab

        open_lab()


@app.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print JSON for a program")
def check_file(file: Path, as_json: bool) -> None:
    """Check every exercise that a file defines.

    FILE is a .py or .ipynb file. Exits with 0 only if all of them are correct.
    """
    from course_lib.checks.files import check_file as check_exercises
    from course_lib.checks.pieces import UnreadableFile
    from course_lib.instructor.errors import NotAskedError

    try:
        verdicts = check_exercises(file)
    except UnreadableFile as error:
        raise NotAskedError(
            f"{error}\nGive the path of an attempt or a notebook: "
            "course check exercises/01_create.ipynb"
        ) from error
    if as_json:
        fields = ("exercise", "outcome", "mistake", "message", "seconds")
        points = ("points", "worth")  # only where an exercise has points
        rows = [
            {field: getattr(verdict, field) for field in fields}
            | {name: getattr(verdict, name) for name in points if verdict.worth is not None}
            for verdict in verdicts
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    elif verdicts:
        print("\n\n".join(map(str, verdicts)))
    else:
        print(f"{file} defines no exercise of the course. Write one of its functions in it.")
    if not verdicts or any(verdict.outcome != "correct" for verdict in verdicts):
        sys.exit(NOT_RIGHT)


@app.command("grade")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="the folder that the reports go to",
)
@click.option("--lessons", help="only these, such as 01,02; else all handed in")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default=True,
    help="how many at a time",
)
@click.option("--resume", is_flag=True, help="go on where an earlier run was interrupted")
@click.option("--scheduler", help="grade on the Dask cluster at this address")
def grade_class(
    folder: Path, out: Path, lessons: str | None, jobs: int, resume: bool, scheduler: str | None
) -> None:
    """Grade a folder of submissions.

    FOLDER holds notebooks, Python files, folders or zips, one for each learner. Each is run in a
    process of its own, with limits. Results are written as they come; at the end there are
    grades.csv, gradebook.csv, index.html and a page for each learner.
    """
    from course_lib.instructor.grade.command import grade

    grade(folder, out, lessons=lessons, jobs=jobs, resume=resume, scheduler=scheduler)


@app.command("progress")
def show_progress() -> None:
    """Show what is done and which exercise comes next."""
    from course_lib.checks.progress import progress
    from course_lib.instructor.folders import find_course_folder

    if not os.environ.get("COURSE_HOME"):
        find_course_folder()  # which says what to do where there is none
    print(progress())


@app.command("reset")
@click.argument("exercise")
def reset_exercise(exercise: str) -> None:
    """Give one exercise back as it was.

    EXERCISE is its name, such as create_user. What you wrote is kept in a copy.
    """
    from course_lib.checks.registry import EXERCISES
    from course_lib.checks.reset import reset_exercise
    from course_lib.instructor.errors import NotAskedError
    from course_lib.instructor.folders import find_course_folder

    find_course_folder()
    if exercise not in EXERCISES:
        raise NotAskedError(f"There is no exercise {exercise}. There are: {', '.join(EXERCISES)}.")
    print(reset_exercise(exercise))


@app.command("build")
@click.argument("names", nargs=-1)
@click.option("--check", is_flag=True, help="compare with what is there, and write nothing")
def build_notebooks(names: tuple[str, ...], check: bool) -> None:
    """Build the notebooks from source/.

    NAMES say which, such as 01_create; without a name: all. They go to notebooks/, solutions/ and
    exercises/.
    """
    from course_lib.instructor.folders import find_source_folder

    course = find_source_folder()
    from course_lib.instructor import build

    if check:
        compared = build.check(course, names)
        print(f"{len(compared)} notebooks are what source/ gives")
        return
    for written in build.build(course, names):
        print(f"{'wrote' if written.changed else 'same '}  {written.path}")
        if written.backup:
            print(f"       it held work of yours, which is kept in {written.backup}")


@app.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="the address to listen at; 127.0.0.1 is this machine only",
)
@click.option("--port", default=8000, show_default=True, help="the port; 0 for any that is free")
@click.option(
    "--database",
    type=click.Path(path_type=Path),
    help="a SQLite file to keep; without it a new one that is gone afterwards",
)
def serve_application(host: str, port: int, database: Path | None) -> None:
    """Serve the application of lesson 08.

    Its OpenAPI page is at /docs. A new database begins with the sample rows. Ctrl-C ends it. It
    needs the extra `web`.
    """
    from course_lib.instructor.serve import serve

    serve(host, port, database)


@app.command("validate")
def validate_course() -> None:
    """Hold the course against its own rules.

    For those who write lessons: everything that must be true of them.
    """
    from course_lib.instructor.folders import find_source_folder
    from course_lib.instructor.validate import validate

    course = find_source_folder()
    broken = 0
    for title, findings in validate(course):
        print(f"{'broken' if findings else 'ok    '}  {title}")
        for finding in findings:
            print(f"  {finding}")
        broken += len(findings)
    if broken:
        print(f"{broken} to mend.")
        sys.exit(NOT_RIGHT)


@app.command("doctor")
def examine() -> None:
    """Say what this machine lacks for the course.

    With each, what to do about it.
    """
    from course_lib.instructor.doctor import examine

    findings = examine()
    for finding in findings:
        print(finding)
    if any(not finding.ok for finding in findings):
        sys.exit(NOT_RIGHT)


def main() -> None:
    """Run the command; what a person can mend is printed as a sentence, not as a traceback."""
    from course_lib.instructor.errors import CourseError

    # What is imported stays to the end: looking for garbage in it can take longer than a command.
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS)
    atexit.register(gc.freeze)
    try:
        app()
    except CourseError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
