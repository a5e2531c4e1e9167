"""A patient's record as an account sees it: merged over its sources, never more than the account's right shows.

Nobody is asked here: what is read is the copy (`booking.actions.record` brings it up to date first). A visit that two
sources tell of, or that was booked here and told of there, is one visit.
"""

from storage.queries.record_links import of_visits, visits_of, visits_of_appointments
from storage.queries.record_lists import coverage_of, entries_by_id, entries_of, prescriptions_of, referrals_of
from storage.queries.record_row import RecordRow
from storage.queries.record_sight import PAPERS, patients_with_records
from storage.queries.record_visits import (
    EVERY_VISIT,
    RecordPlace,
    VisitSearch,
    count_visits,
    visited_clinics,
    visited_doctors,
    visits_page,
)

__all__ = [
    "EVERY_VISIT",
    "PAPERS",
    "RecordPlace",
    "RecordRow",
    "VisitSearch",
    "count_visits",
    "coverage_of",
    "entries_by_id",
    "entries_of",
    "of_visits",
    "patients_with_records",
    "prescriptions_of",
    "referrals_of",
    "visited_clinics",
    "visited_doctors",
    "visits_of",
    "visits_of_appointments",
    "visits_page",
]
