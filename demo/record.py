"""The records of the demo people, as far as the region's own clinics keep them."""

from collections.abc import Collection, Mapping

from booking.engine import Engine
from booking.ports import RecordReport
from demo.chart_of_anna import anna
from demo.chart_of_tamara import tamara
from demo.charts_children import misha, sonya
from demo.past import Past
from demo.visits import Placed
from storage.intake.record import told_entries
from upstream.own_record import publish_record

CHARTS = {"anna": anna, "misha": misha, "sonya": sonya, "tamara": tamara}


async def bring_records(engine: Engine, patients: Mapping[str, int], visits: Collection[Placed]) -> int:
    """How many entries that made. They are told of once, counted back from that day. `patients`: by the demo's keys."""
    past = Past(engine.clock().date(), {visit.report.native_key: visit for visit in visits})
    added = 0
    for who, chart in CHARTS.items():
        if not await told_entries("own", patients[who]):
            added += (await publish_record(engine, patients[who], RecordReport(chart(past)))).added
    return added
