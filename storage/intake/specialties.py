from collections.abc import Sequence

from booking.ports import ServiceReport, SpecialtyReport
from storage.intake.written import Written, differing
from storage.models import Service, Specialty
from storage.search_text import folded


async def bring_specialties(reports: Sequence[SpecialtyReport]) -> dict[str, int]:
    """Native key → specialty id. The federal code decides, then the name; what is known already is only ever completed.

    The first name stays: two systems that word it differently would otherwise rewrite each other's without end.
    """
    by_code, by_name = await _standing()
    added = [_specialty(r) for r in reports if r.code not in by_code and folded(r.name) not in by_name]
    if added:
        await Specialty.bulk_create(added, ignore_conflicts=True)
        by_code, by_name = await _standing()
    ids = {}
    for report in reports:
        row = by_code.get(report.code) or by_name.get(folded(report.name))
        if row is None:  # the code belongs to one name and the name to another code: take the name's
            continue
        ids[report.native_key] = row.id
        await _complete(row, report, by_code)
    return ids


async def bring_services(reports: Sequence[ServiceReport]) -> Written:
    standing = {service.code: service for service in await Service.all()}
    added, changed = [], 0
    for report in reports:
        values = {
            "name": report.name,
            "name_en": report.name_en,
            "kind": report.kind,
            "minutes": report.minutes,
            "needs_referral": report.needs_referral,
        }
        service = standing.get(report.code)
        if service is None:
            added.append(Service(code=report.code, **values))
        elif changes := differing(service, values):
            await Service.filter(id=service.id).update(**changes)
            changed += 1
    if added:
        await Service.bulk_create(added, ignore_conflicts=True)
    return Written(len(added), changed, 0, len(reports) - len(added) - changed)


async def _standing() -> tuple[dict[str | None, Specialty], dict[str, Specialty]]:
    rows = await Specialty.all()
    return {row.code: row for row in rows if row.code}, {row.search_text: row for row in rows}


def _specialty(report: SpecialtyReport) -> Specialty:
    return Specialty(
        code=report.code,
        fer_code=report.fer_code,
        name=report.name,
        name_en=report.name_en,
        search_text=folded(report.name),
    )


async def _complete(row: Specialty, report: SpecialtyReport, by_code: dict[str | None, Specialty]) -> None:
    wanted = {"code": report.code, "fer_code": report.fer_code, "name_en": report.name_en}
    missing = {name: value for name, value in wanted.items() if value and getattr(row, name) is None}
    if "code" in missing and missing["code"] in by_code:
        del missing["code"]
    if missing:
        await Specialty.filter(id=row.id).update(**missing)
        row.update_from_dict(missing)
