"""What a plan is carried out by: a line a trigger to explain, an archive of shards, or one output from all sources.

Each is imported only where it is what was asked for.
"""

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.running.messages import Messages
    from extractor.running.plan import Plan


def carry_out(plan: "Plan", messages: "Messages") -> int:
    """Do what the plan asks for; the exit code."""
    _collect_rarely()
    if plan.explain:
        from extractor.running.explaining import explain

        return explain(plan, messages)
    if plan.output_dir and plan.format.name == "parquet":
        from extractor.running.shards import run_shards

        return run_shards(plan, messages)
    from extractor.running.run import run

    return run(plan, messages)


def _collect_rarely() -> None:
    """Have Python look for garbage less often than it would, and not once more when all is printed.

    What a start-up makes (the model, the lexicons) stays to the end, yet each search walks over all of it.
    """
    gc.set_threshold(50_000, 20, 100)
    atexit.register(gc.freeze)
