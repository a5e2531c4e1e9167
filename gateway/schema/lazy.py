"""Types that name each other, named here once."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from gateway.schema.appointment import Appointment
    from gateway.schema.clinic import Clinic, Department, Region
    from gateway.schema.doctor import Doctor
    from gateway.schema.hold import Hold
    from gateway.schema.patient import Patient
    from gateway.schema.service import Service
    from gateway.schema.slot import Slot
    from gateway.schema.specialty import Specialty

LazyAppointment = Annotated["Appointment", strawberry.lazy("gateway.schema.appointment")]
LazyClinic = Annotated["Clinic", strawberry.lazy("gateway.schema.clinic")]
LazyDepartment = Annotated["Department", strawberry.lazy("gateway.schema.clinic")]
LazyDoctor = Annotated["Doctor", strawberry.lazy("gateway.schema.doctor")]
LazyHold = Annotated["Hold", strawberry.lazy("gateway.schema.hold")]
LazyPatient = Annotated["Patient", strawberry.lazy("gateway.schema.patient")]
LazyRegion = Annotated["Region", strawberry.lazy("gateway.schema.clinic")]
LazyService = Annotated["Service", strawberry.lazy("gateway.schema.service")]
LazySlot = Annotated["Slot", strawberry.lazy("gateway.schema.slot")]
LazySpecialty = Annotated["Specialty", strawberry.lazy("gateway.schema.specialty")]
