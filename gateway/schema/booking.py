"""What the five mutations take and answer."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyAppointment, LazyHold
from gateway.schema.people_refusal import ConsentMissing, DataRestricted, NotYourClinic, SecondFactorNeeded
from gateway.schema.refusal import (
    AccountNotConfirmed,
    AppointmentClosed,
    BeyondHorizon,
    BookedElsewhere,
    ClinicRefused,
    ClinicSilent,
    HoldExpired,
    KeyReused,
    LateCancelNeedsConfirmation,
    NotYourPatient,
    OneHoldPerSpecialty,
    OutsideHours,
    OwnOverlap,
    ReferralNeeded,
    ReferralUnfit,
    ScheduleTooOld,
    SlotGone,
    SlotHeldByAnother,
    SlotInPast,
    SlotTaken,
)

KEY = "Made by the client, new for each thing a person does: repeated within 24 hours it has one effect."


@strawberry.input(
    description="Which slot, for whom. Holding a slot one already holds changes the patient and keeps the expiry."
)
class SlotHoldInput:
    idempotency_key: str = strawberry.field(description=KEY)
    slot_id: strawberry.ID = strawberry.field(description="The slot.")
    patient_id: strawberry.ID | None = strawberry.field(default=None, description="Oneself unless chosen.")
    moving_appointment_id: strawberry.ID | None = strawberry.field(
        default=None, description="The appointment this time is to replace."
    )


@strawberry.input(description="Which hold to give back.")
class HoldReleaseInput:
    idempotency_key: str = strawberry.field(description=KEY)
    hold_id: strawberry.ID = strawberry.field(description="The hold.")


@strawberry.input(description="Which hold to book.")
class AppointmentBookInput:
    idempotency_key: str = strawberry.field(description=KEY)
    hold_id: strawberry.ID = strawberry.field(description="The hold.")
    patient_id: strawberry.ID | None = strawberry.field(default=None, description="Whom the hold is for unless chosen.")
    reason: str | None = strawberry.field(default=None, description="Why the patient comes, at most 500 characters.")
    referral_id: strawberry.ID | None = strawberry.field(
        default=None, description="The referral to book with, where the service wants one."
    )


@strawberry.input(description="Moves to `slotId`; a hold of one's own on that slot is used.")
class AppointmentMoveInput:
    idempotency_key: str = strawberry.field(description=KEY)
    appointment_id: strawberry.ID = strawberry.field(description="The appointment to move.")
    slot_id: strawberry.ID = strawberry.field(description="Where to.")


@strawberry.input(description="Which appointment to cancel.")
class AppointmentCancelInput:
    idempotency_key: str = strawberry.field(description=KEY)
    appointment_id: strawberry.ID = strawberry.field(description="The appointment.")
    late_confirmed: bool | None = strawberry.field(
        default=False, description="Said once more after LATE_CANCEL_NEEDS_CONFIRMATION."
    )
    reason: str | None = strawberry.field(default=None, description="Why, at most 500 characters.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The slot is yours for a few minutes.")
class SlotHoldSuccess:
    hold: LazyHold = strawberry.field(description="The hold.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The slot is free again.")
class HoldReleaseSuccess:
    hold: LazyHold = strawberry.field(description="The hold as it ended.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The visit is booked, or waits for the clinic's answer.")
class AppointmentBookSuccess:
    appointment: LazyAppointment = strawberry.field(description="The appointment.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The visit is moved.")
class AppointmentMoveSuccess:
    appointment: LazyAppointment = strawberry.field(description="The new appointment.")
    moved_from: LazyAppointment = strawberry.field(description="The one it replaces.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The visit is cancelled, or the clinic has still to be told.")
class AppointmentCancelSuccess:
    appointment: LazyAppointment = strawberry.field(description="The appointment.")


SlotHoldResult = Annotated[
    SlotHoldSuccess
    | SlotTaken
    | SlotHeldByAnother
    | SlotInPast
    | BeyondHorizon
    | OutsideHours
    | SlotGone
    | OwnOverlap
    | OneHoldPerSpecialty
    | NotYourPatient
    | AccountNotConfirmed
    | ScheduleTooOld
    | AppointmentClosed
    | KeyReused
    | SecondFactorNeeded
    | NotYourClinic
    | DataRestricted
    | ConsentMissing
    | BookedElsewhere,
    strawberry.union("SlotHoldResult", description="The hold, or why there is none."),
]

HoldReleaseResult = Annotated[
    HoldReleaseSuccess | AccountNotConfirmed | KeyReused | SecondFactorNeeded,
    strawberry.union("HoldReleaseResult", description="The hold as it ended, or why it did not."),
]

AppointmentBookResult = Annotated[
    AppointmentBookSuccess
    | HoldExpired
    | SlotTaken
    | SlotInPast
    | BeyondHorizon
    | OutsideHours
    | SlotGone
    | OwnOverlap
    | OneHoldPerSpecialty
    | NotYourPatient
    | AccountNotConfirmed
    | ScheduleTooOld
    | ClinicRefused
    | ClinicSilent
    | KeyReused
    | SecondFactorNeeded
    | NotYourClinic
    | DataRestricted
    | ConsentMissing
    | ReferralNeeded
    | ReferralUnfit,
    strawberry.union("AppointmentBookResult", description="The appointment, or why there is none."),
]

AppointmentMoveResult = Annotated[
    AppointmentMoveSuccess
    | SlotTaken
    | SlotHeldByAnother
    | SlotInPast
    | BeyondHorizon
    | OutsideHours
    | SlotGone
    | OwnOverlap
    | OneHoldPerSpecialty
    | NotYourPatient
    | AccountNotConfirmed
    | ScheduleTooOld
    | ClinicRefused
    | ClinicSilent
    | AppointmentClosed
    | KeyReused
    | SecondFactorNeeded
    | NotYourClinic
    | DataRestricted
    | ConsentMissing
    | BookedElsewhere
    | ReferralNeeded
    | ReferralUnfit,
    strawberry.union("AppointmentMoveResult", description="The new appointment, or why nothing has changed."),
]

AppointmentCancelResult = Annotated[
    AppointmentCancelSuccess
    | LateCancelNeedsConfirmation
    | NotYourPatient
    | AccountNotConfirmed
    | ClinicRefused
    | ClinicSilent
    | AppointmentClosed
    | KeyReused
    | SecondFactorNeeded
    | NotYourClinic,
    strawberry.union("AppointmentCancelResult", description="The cancelled appointment, or why nothing has changed."),
]
