"""The refusals about accounts, families, staff and people's data."""

from datetime import datetime

import strawberry

from gateway import people_batches
from gateway.schema.access import Rule, ruled
from gateway.schema.consent import ConsentKind
from gateway.schema.document import DocumentKind, DocumentProblem
from gateway.schema.enums import Relation
from gateway.schema.lazy import LazyGuardianship
from gateway.schema.refusal import Refusal
from gateway.schema.relation import relation


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="It needs a second factor shown in this session.")
class SecondFactorNeeded(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The account acts for as many people as it may.")
class FamilyFull(Refusal):
    @strawberry.field(description="How many that is.")
    def limit(self) -> int:
        return int(self.refused.limit)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="No document has such a number.")
class DocumentInvalid(Refusal):
    @strawberry.field(description="The kind of document.")
    def kind(self) -> DocumentKind:
        return DocumentKind[self.refused.kind]

    @strawberry.field(description="What is wrong with the number.")
    def problem(self) -> DocumentProblem:
        return DocumentProblem[self.refused.problem]


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The document is another patient's, or the patient has another one of the kind.")
class DocumentTaken(Refusal):
    @strawberry.field(description="The kind of document.")
    def kind(self) -> DocumentKind:
        return DocumentKind[self.refused.kind]

    @strawberry.field(description="Whether one may say that one acts for that person, and have the desk decide.")
    def disputable(self) -> bool:
        return bool(self.refused.disputable)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Nobody of that age can be that to the account.")
class RelationUnfit(Refusal):
    @strawberry.field(description="The relation that was named.")
    def relation(self) -> Relation:
        return Relation[self.refused.relation]


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The code is wrong.")
class CodeWrong(Refusal):
    @strawberry.field(description="How many guesses are left before the code is void.")
    def guesses_left(self) -> int:
        return int(self.refused.guesses_left)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The code is too old, was used, or was guessed at too often.")
class CodeExpired(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Too many tries, or too many codes in a day.")
class TooManyTries(Refusal):
    @strawberry.field(description="When one may try again.")
    def until(self) -> datetime:
        return datetime.fromisoformat(self.refused.until)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The link was used, declined, withdrawn, or has run out.")
class InvitationClosed(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The desk acts at its own clinics only, and while a call is open.")
class NotYourClinic(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The call at the desk is over.")
class CallClosed(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Appointments are still to come.")
class AppointmentsAhead(Refusal):
    @strawberry.field(description="How many.")
    def count(self) -> int:
        return int(self.refused.count)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The patient has asked that their data are only kept.")
class DataRestricted(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A consent is missing.")
class ConsentMissing(Refusal):
    @strawberry.field(description="Which.")
    def kind(self) -> ConsentKind:
        return ConsentKind[self.refused.kind]


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="It was answered or taken back already.")
class RequestClosed(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The account acts, or asks to act, for that patient already.")
class AlreadyInFamily(Refusal):
    guardianship: LazyGuardianship = relation(
        people_batches.guardianships, "refused.guardianship_id", description="The one there is already."
    )
