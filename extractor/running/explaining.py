"""`--explain`: why each event is one and why other words made none, a line a trigger."""

from extractor.errors import ExtractError, InputError
from extractor.reading.sources import Unread, open_sources
from extractor.running import signals
from extractor.running.analysing import as_key, extractor
from extractor.running.messages import Messages, printable
from extractor.running.plan import Plan
from extractor.running.run import exit_code
from extractor.running.streams import FAILED, standard
from extractor.running.tally import Tally


def explain(plan: Plan, messages: Messages) -> int:
    """Print the explanations of all sources to standard output; the exit code."""
    signals.install()
    out = standard()
    try:
        tally = Tally(messages, plan.errors)
        for item in open_sources(plan.sources, plan.given):
            try:
                if isinstance(item, InputError):
                    raise item
                engine = extractor(as_key(plan.extractor))
                row = item.read() if isinstance(item, Unread) else item
                found = [f"# {row.name or '-'}", *map(str, engine.explain(row))]
            except InputError as error:
                tally.fail(error)
            except ExtractError:  # no input can be read
                raise
            except Exception as error:
                tally.fail(InputError.internal(item.name or "text", error))
            else:
                tally.inputs += 1
                out.write("".join(f"{printable(line)}\n" for line in found).encode())
        tally.close()
    except ExtractError as error:
        messages.error(str(error))
        return exit_code(error)
    return FAILED if tally.failed else 0
