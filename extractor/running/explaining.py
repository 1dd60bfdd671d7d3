"""`--explain`: why each event is one and why other words made none, a line a trigger."""

from extractor.errors import ExtractError, InputError
from extractor.explaining import Explanation
from extractor.reading.sources import Unread, open_sources
from extractor.results import Result
from extractor.running import analysing
from extractor.running.analysing import Item, as_key, limited
from extractor.running.messages import Messages, printable
from extractor.running.plan import Plan
from extractor.running.run import ended_by, objection, refuse_onto_inputs
from extractor.running.streams import FAILED, standard
from extractor.running.tally import Tally


def explain(plan: Plan, messages: Messages) -> int:
    """Print the explanations of all sources to standard output; the exit code."""
    try:
        refuse_onto_inputs(plan)
        return _explain_all(plan, Tally(messages, plan.errors))
    except ExtractError as error:
        return ended_by(error, messages)


def _explain_all(plan: Plan, tally: Tally) -> int:
    out = standard()
    for item in open_sources(plan.sources, plan.given):
        try:
            result, found = _explained(item, plan)
            if failure := objection(result, plan):
                raise failure
        except InputError as error:
            tally.fail(error)
            if plan.strict:
                break
        else:
            tally.succeed(result)
            out.write("".join(f"{printable(line)}\n" for line in [f"# {result.id}", *map(str, found)]).encode())
    tally.close()
    return FAILED if tally.failed else 0


def _explained(item: Item, plan: Plan) -> tuple[Result, list[Explanation]]:
    """An input's records and what explains them.

    Raises:
        InputError: it cannot be read.
        ExtractError: no input can.
    """
    if isinstance(item, InputError):
        raise item
    engine = analysing.extractor(as_key(plan.extractor))
    try:
        with limited(item, plan.timeout):
            row = item.read() if isinstance(item, Unread) else item
            article, found = engine.read_and_explain(row)
    except ExtractError:
        raise
    except Exception as error:
        raise InputError.internal(item.name or "text", error) from error
    return Result.of(article, row.name), found
