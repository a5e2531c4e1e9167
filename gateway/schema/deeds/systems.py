"""What is done to the reading of clinic systems."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.people_refusal import NotYourClinic, SecondFactorNeeded
from gateway.schema.refusal import KeyReused
from gateway.schema.system import ClinicSystem

NAME, CLINIC = "Which system.", "One clinic of it alone."


@strawberry.input(description="What to read no more.")
class ClinicSystemPauseInput:
    idempotency_key: str = strawberry.field(description=KEY)
    name: str = strawberry.field(description=NAME)
    clinic_id: strawberry.ID | None = strawberry.field(default=None, description=CLINIC)


@strawberry.input(description="What to read again.")
class ClinicSystemResumeInput:
    idempotency_key: str = strawberry.field(description=KEY)
    name: str = strawberry.field(description=NAME)
    clinic_id: strawberry.ID | None = strawberry.field(default=None, description=CLINIC)


@strawberry.input(description="What to read at once as a whole.")
class ClinicSystemResyncInput:
    idempotency_key: str = strawberry.field(description=KEY)
    name: str = strawberry.field(description=NAME)
    clinic_id: strawberry.ID | None = strawberry.field(default=None, description=CLINIC)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="It is done.")
class ClinicSystemChanged:
    system: ClinicSystem = strawberry.field(description="The system as it is now.")


ClinicSystemPauseResult = Annotated[
    ClinicSystemChanged | SecondFactorNeeded | NotYourClinic | KeyReused,
    strawberry.union("ClinicSystemPauseResult", description="The system as it is now, or why nothing has changed."),
]
ClinicSystemResumeResult = Annotated[
    ClinicSystemChanged | SecondFactorNeeded | NotYourClinic | KeyReused,
    strawberry.union("ClinicSystemResumeResult", description="The system as it is now, or why nothing has changed."),
]
ClinicSystemResyncResult = Annotated[
    ClinicSystemChanged | SecondFactorNeeded | NotYourClinic | KeyReused,
    strawberry.union("ClinicSystemResyncResult", description="The system as it is now, or why nothing has changed."),
]
