from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from booking.ports import ClinicReport, SlotReport
from upstream.listing import Listing
from upstream.source import Staff
from upstream.standards.smart_links.links import booking_link
from upstream.standards.smart_links.mapping import Table
from upstream.standards.smart_links.options import LinksOptions
from upstream.standards.smart_links.published import Published, Slots


class LinksSchedule:
    """The ScheduleSource of a publisher: what is taken is listed as busy, or not at all."""

    free_only = False

    def __init__(self, published: Published, options: LinksOptions) -> None:
        self._published = published
        self._options = options
        self.region = options.region

    async def clinics(self) -> Listing[ClinicReport]:
        """Those of two files together; the same clinic in both is one."""
        found = await self._published.clinics()
        items = {item.native_key: item for one in found for item in one.listing.items}
        return Listing(tuple(items.values()), tuple(bad for one in found for bad in one.listing.rejected))

    async def staff(self, clinic_key: str) -> Staff:
        tables = await self._tables(clinic_key)
        specialties = {table.specialty.native_key: table.specialty for table in tables}
        doctors, slots = Listing.of(table.doctor for table in tables), await self._published.slots()
        told = {doctor.native_key: _sealed(slots, doctor.native_key) for doctor in doctors.items}
        return Staff(Listing.of(specialties.values()), doctors, told_free=told)

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        tables = await self._tables(clinic_key)
        table = next((one for one in tables if one.doctor.native_key == doctor_key), None)
        pages = {key: page for one in await self._published.clinics() for key, page in one.pages.items()}
        found = [of for one in await self._published.slots() if (of := one.get(doctor_key))]
        items = [self._linked(item, table, pages.get(clinic_key)) for of in found for item in of.items]
        return Listing(tuple(items), tuple(bad for of in found for bad in of.rejected))

    def _linked(self, slot: SlotReport, table: Table | None, page: str | None) -> SlotReport:
        """Booked where the slot says; else where its table does; else on the clinic's page."""
        if slot.booking_url and slot.booking_phone:
            return slot
        otherwise = (table.url if table else None) or page
        return replace(
            slot,
            booking_url=slot.booking_url or booking_link(otherwise, self._options.source, slot.native_key),
            booking_phone=slot.booking_phone or (table.phone if table else None),
        )

    async def _tables(self, clinic_key: str) -> list[Table]:
        tables = (table for one in await self._published.tables() for table in one if clinic_key in table.clinics)
        return list({table.doctor.native_key: table for table in tables}.values())


def _sealed(slots: Sequence[Slots], table: str) -> str:
    """A text that is another one when anything that the files say of the table's slots is."""
    seals = "".join(of.seal for one in slots if (of := one.get(table)))
    return blake2b(seals.encode(), digest_size=12).hexdigest()
