"""What clinic systems do, as it shows in the rows that were read from them."""

from collections.abc import Collection

from storage.sql import any_of, rows


async def system_traits(names: Collection[str]) -> dict[str, tuple[bool, bool]]:
    """System → whether its times are booked by links, and whether it says how much of a doctor's time is free."""
    found = await rows(TRAITS, sorted(names))
    return {row["system"]: (bool(row["links"]), bool(row["counts"])) for row in found}


TRAITS = f"""
SELECT clinic.system, max(CASE WHEN clinic.booking = 'ELSEWHERE' THEN 1 ELSE 0 END) AS links,
  max(CASE WHEN EXISTS (SELECT 1 FROM doctor WHERE doctor.clinic_id = clinic.id AND doctor.told_free IS NOT NULL)
    THEN 1 ELSE 0 END) AS counts
FROM clinic WHERE clinic.active AND {any_of("clinic.system", 1, "text")} GROUP BY clinic.system"""
