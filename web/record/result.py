"""A result in words, with its values."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from web.client.enums import ResultStatus
from web.client.fragments import Examined
from web.preferences import Preferences
from web.record.origin import source_of
from web.record.value import Before, ValueView, history, value_of
from web.text import dates, tidy, word


@dataclass(frozen=True)
class ResultView:
    """`status` is "" for what is final; `visit` is "" where it belongs to none."""

    id: str
    title: str
    day: str
    by: str
    status: str
    source: str
    conclusion: str
    visit: str = ""
    measured: list[ValueView] = field(default_factory=list)


def results_of(
    results: Sequence[Examined], reader: Preferences, others: Sequence[Examined] | None = None
) -> list[ResultView]:
    """`others`: all of the person's results, to tell what each value was before; these alone when there are none."""
    before = history(results if others is None else others)
    return [result_of(one, before, reader) for one in results]


def result_of(result: Examined, before: Before, reader: Preferences) -> ResultView:
    visit, final = getattr(result, "visit", None), result.status is ResultStatus.FINAL
    return ResultView(
        id=result.id,
        title=result.title,
        day=dates.full_day(result.taken_at.date(), reader.language),
        by=tidy(result.clinic_name or ""),
        status="" if final else word(reader.language, f"result.{result.status.value}"),
        source=source_of(result.source, reader),
        conclusion=result.conclusion or "",
        visit=visit.id if visit else "",
        measured=[value_of(value, result.taken_at, before, reader) for value in result.values],
    )
