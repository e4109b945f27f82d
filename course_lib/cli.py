"""The `course` command. Each command imports what it needs, so that all of them start quickly."""

from __future__ import annotations

import atexit
import gc
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

NOT_RIGHT = 1  # to the shell; 2 says that the question could not be asked


@app.callback(invoke_without_command=True)
def open_course(context: typer.Context) -> None:
    """Async CRUD with SQLAlchemy 2. Without a command: open JupyterLab on the first lesson.

    With NO_BROWSER=1 in the environment it only serves, and prints the address.
    """
    if context.invoked_subcommand is None:
        from course_lib.instructor.lab import open_lab

        open_lab()


@app.command("check")
def check_file(
    file: Annotated[Path, typer.Argument(help="a .py or .ipynb file")],
    as_json: Annotated[bool, typer.Option("--json", help="print JSON for a program")] = False,
) -> None:
    """Check every exercise that a file defines. Exits with 0 only if all of them are correct."""
    from course_lib.checks.files import UnreadableFile
    from course_lib.checks.files import check_file as check_exercises
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
        raise typer.Exit(NOT_RIGHT)


@app.command("grade")
def grade_class(
    folder: Annotated[Path, typer.Argument(help="the folder of submissions")],
    out: Annotated[Path, typer.Option("--out", help="the folder that the reports go to")],
    lessons: Annotated[
        str | None, typer.Option("--lessons", help="only these, such as 01,02; else all handed in")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="how many at a time")] = (
        os.cpu_count() or 1
    ),
    resume: Annotated[
        bool, typer.Option("--resume", help="go on where an earlier run was interrupted")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="grade on the Dask cluster at this address")
    ] = None,
) -> None:
    """Grade a folder of submissions: notebooks, Python files, folders or zips, one for a learner.

    Each is run in a process of its own, with limits. Results are written as they come; at the end
    there are grades.csv, gradebook.csv, index.html and a page for each learner.
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
def reset_exercise(
    exercise: Annotated[str, typer.Argument(help="its name, such as create_user")],
) -> None:
    """Give one exercise back as it was, keeping a copy of what you wrote."""
    from course_lib.checks.registry import EXERCISES
    from course_lib.checks.reset import reset_exercise
    from course_lib.instructor.errors import NotAskedError
    from course_lib.instructor.folders import find_course_folder

    find_course_folder()
    if exercise not in EXERCISES:
        raise NotAskedError(f"There is no exercise {exercise}. There are: {', '.join(EXERCISES)}.")
    print(reset_exercise(exercise))


@app.command("build")
def build_notebooks(
    names: Annotated[
        list[str] | None, typer.Argument(help="which, such as 01_create; without a name: all")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="compare with what is there, and write nothing")
    ] = False,
) -> None:
    """Build notebooks/, solutions/ and exercises/ from source/."""
    from course_lib.instructor.folders import find_source_folder

    course = find_source_folder()
    from course_lib.instructor import build

    if check:
        compared = build.check(course, names or ())
        print(f"{len(compared)} notebooks are what source/ gives")
        return
    for written in build.build(course, names or ()):
        print(f"{'wrote' if written.changed else 'same '}  {written.path}")
        if written.backup:
            print(f"       it held work of yours, which is kept in {written.backup}")


@app.command("serve")
def serve_application(
    host: Annotated[
        str, typer.Option(help="the address to listen at; 127.0.0.1 is this machine only")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="the port; 0 for any that is free")] = 8000,
    database: Annotated[
        Path | None,
        typer.Option(help="a SQLite file to keep; without it a new one that is gone afterwards"),
    ] = None,
) -> None:
    """Serve the finished application of lesson 08, with its OpenAPI page at /docs.

    A new database begins with the sample rows. Ctrl-C ends it. It needs the extra `web`.
    """
    from course_lib.instructor.serve import serve

    serve(host, port, database)


@app.command("validate")
def validate_course() -> None:
    """Hold the course against everything that must be true of it: for who writes lessons."""
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
        raise typer.Exit(NOT_RIGHT)


@app.command("doctor")
def examine() -> None:
    """Say what this machine lacks for the course, and what to do about it."""
    from course_lib.instructor.doctor import examine

    findings = examine()
    for finding in findings:
        print(finding)
    if any(not finding.ok for finding in findings):
        raise typer.Exit(NOT_RIGHT)


def main() -> None:
    """Run the command; what a person can mend is printed as a sentence, not as a traceback."""
    from course_lib.instructor.errors import CourseError

    # What is imported stays to the end: looking for garbage in it can take longer than a command.
    gc.freeze()
    atexit.register(gc.freeze)
    try:
        app()
    except CourseError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
