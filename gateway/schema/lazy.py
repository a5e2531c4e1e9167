"""Types that name each other, named here once."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from gateway.schema.appointment import Appointment
    from gateway.schema.clinic import Clinic, Department, Region
    from gateway.schema.data_request import DataRequest
    from gateway.schema.desk import Call, Desk
    from gateway.schema.dispute import Dispute
    from gateway.schema.doctor import Doctor
    from gateway.schema.document import PatientDocument
    from gateway.schema.guardianship import Guardianship, GuardianshipQuestion
    from gateway.schema.hold import Hold
    from gateway.schema.invitation import Invitation
    from gateway.schema.patient import Patient
    from gateway.schema.record.referral import Referral
    from gateway.schema.record.visit import Visit
    from gateway.schema.service import Service
    from gateway.schema.slot import Slot
    from gateway.schema.specialty import Specialty
    from gateway.schema.staff import StaffInvitation, StaffMember
    from gateway.schema.viewer import Viewer

LazyAppointment = Annotated["Appointment", strawberry.lazy("gateway.schema.appointment")]
LazyCall = Annotated["Call", strawberry.lazy("gateway.schema.desk")]
LazyClinic = Annotated["Clinic", strawberry.lazy("gateway.schema.clinic")]
LazyDataRequest = Annotated["DataRequest", strawberry.lazy("gateway.schema.data_request")]
LazyDepartment = Annotated["Department", strawberry.lazy("gateway.schema.clinic")]
LazyDesk = Annotated["Desk", strawberry.lazy("gateway.schema.desk")]
LazyDispute = Annotated["Dispute", strawberry.lazy("gateway.schema.dispute")]
LazyDoctor = Annotated["Doctor", strawberry.lazy("gateway.schema.doctor")]
LazyGuardianship = Annotated["Guardianship", strawberry.lazy("gateway.schema.guardianship")]
LazyGuardianshipQuestion = Annotated["GuardianshipQuestion", strawberry.lazy("gateway.schema.guardianship")]
LazyHold = Annotated["Hold", strawberry.lazy("gateway.schema.hold")]
LazyInvitation = Annotated["Invitation", strawberry.lazy("gateway.schema.invitation")]
LazyPatient = Annotated["Patient", strawberry.lazy("gateway.schema.patient")]
LazyPatientDocument = Annotated["PatientDocument", strawberry.lazy("gateway.schema.document")]
LazyReferral = Annotated["Referral", strawberry.lazy("gateway.schema.record.referral")]
LazyRegion = Annotated["Region", strawberry.lazy("gateway.schema.clinic")]
LazyService = Annotated["Service", strawberry.lazy("gateway.schema.service")]
LazySlot = Annotated["Slot", strawberry.lazy("gateway.schema.slot")]
LazySpecialty = Annotated["Specialty", strawberry.lazy("gateway.schema.specialty")]
LazyStaffInvitation = Annotated["StaffInvitation", strawberry.lazy("gateway.schema.staff")]
LazyStaffMember = Annotated["StaffMember", strawberry.lazy("gateway.schema.staff")]
LazyViewer = Annotated["Viewer", strawberry.lazy("gateway.schema.viewer")]
LazyVisit = Annotated["Visit", strawberry.lazy("gateway.schema.record.visit")]
