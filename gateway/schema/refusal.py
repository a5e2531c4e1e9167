"""Every business "no" as a type of its own: what happened and why, what to do, and other times."""

from datetime import datetime
from typing import Any, Final

import strawberry

from booking import errors
from gateway import batches, people_words, words
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import AlternativeKind, ReferralProblem, RefusalCode, RemedyAction
from gateway.schema.language import LanguageArgument, tongue_asked
from gateway.schema.lazy import LazyAppointment, LazyHold, LazySlot
from gateway.schema.relation import relation
from gateway.schema.times import zone
from gateway.words import RefusalWords, Tongue

WORDS: Final[dict[str, RefusalWords]] = {**words.REFUSALS, **people_words.REFUSALS}


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="What helps.")
class Remedy:
    words: strawberry.Private[RefusalWords]
    action: RemedyAction = strawberry.field(description="For a program.")

    @strawberry.field(description="For a person.")
    def text(self, info: Info, language: LanguageArgument = None) -> str:
        return self.words.remedy.say(tongue_asked(info, language))


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Another slot that can be had instead.")
class Alternative:
    slot_id: strawberry.Private[int]
    kind: AlternativeKind = strawberry.field(description="Why it is offered.")
    slot: LazySlot = relation(batches.slots_by_id, "slot_id", description="The slot.")


@ruled(Rule.BY_TYPE)
@strawberry.interface(description='A business "no". Nothing was changed.')
class Refusal:
    refused: strawberry.Private[Any]

    @strawberry.field(description="Which one, for a program.")
    def code(self) -> RefusalCode:
        return RefusalCode[self.refused.code]

    @strawberry.field(description="What happened and why, for a person.")
    async def message(self, info: Info, language: LanguageArgument = None) -> str:
        tongue = tongue_asked(info, language)
        return self._words().message.say(tongue, **await self._values(info, tongue))

    @strawberry.field(description="What helps.")
    def remedy(self) -> Remedy:
        words = self._words()
        return Remedy(words=words, action=RemedyAction[words.action])

    @strawberry.field(description="Other times one may take at once; empty where none helps.")
    def alternatives(self) -> list[Alternative]:
        return [Alternative(slot_id=a.slot_id, kind=AlternativeKind[a.kind.name]) for a in self.refused.alternatives]

    def _words(self) -> RefusalWords:
        if isinstance(self.refused, errors.OwnOverlap) and self.refused.appointment_id is None:
            return words.OVERLAPPING_HOLD
        return WORDS[self.refused.code]

    async def _values(self, info: Info, tongue: Tongue) -> dict[str, str]:
        """What the sentence names, as people write it."""
        match self.refused:
            case errors.SlotHeldByAnother(slot_id=slot_id, until=until):
                slot = await info.context.loaders.load(batches.slots_by_id, slot_id)
                return {"until": f"{datetime.fromisoformat(until).astimezone(zone(slot.zone)):%H:%M}"}
            case errors.BeyondHorizon(days=days):
                return {"days": words.days(days, tongue)}
            case errors.LateCancelNeedsConfirmation(hours=hours):
                return {"hours": words.hours_left(hours, tongue)}
            case errors.ScheduleTooOld(age_seconds=age):
                return {"age": words.age(age, tongue)}
            case errors.ClinicRefused(words=said):
                return {"words": said}
            case errors.ReferralUnfit(problem=problem):
                return {"problem": words.REFERRAL_PROBLEMS[problem].say(tongue)}
        return {name: str(value) for name, value in people_words.named(self.refused, tongue).items()}


def _slot_field() -> Any:
    return relation(batches.slots_by_id, "refused.slot_id", description="The slot that was asked for.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Somebody has taken the last seat.")
class SlotTaken(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Somebody is filling the last seat.")
class SlotHeldByAnother(Refusal):
    slot: LazySlot = _slot_field()

    @strawberry.field(description="When their hold ends if nothing happens.")
    def until(self) -> datetime:
        return datetime.fromisoformat(self.refused.until)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The hold has run out.")
class HoldExpired(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The slot has begun.")
class SlotInPast(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Further ahead than the clinic lets people book.")
class BeyondHorizon(Refusal):
    slot: LazySlot = _slot_field()

    @strawberry.field(description="How many days ahead the clinic lets people book.")
    def days(self) -> int:
        return int(self.refused.days)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Outside the doctor's hours, or during an absence.")
class OutsideHours(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The clinic has withdrawn the slot.")
class SlotGone(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The patient is busy at that time.")
class OwnOverlap(Refusal):
    slot: LazySlot = _slot_field()
    appointment: LazyAppointment | None = relation(
        batches.appointments, "refused.appointment_id", description="What is in the way; null when it is a hold."
    )


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The patient already holds a slot of this specialty.")
class OneHoldPerSpecialty(Refusal):
    slot: LazySlot = _slot_field()
    hold: LazyHold = relation(batches.holds, "refused.claim_id", description="That hold.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Free cancelling is over; say once more that you cancel.")
class LateCancelNeedsConfirmation(Refusal):
    appointment: LazyAppointment = relation(
        batches.appointments, "refused.appointment_id", description="The appointment."
    )

    @strawberry.field(description="Hours before the visit until which cancelling is free.")
    def hours(self) -> int:
        return int(self.refused.hours)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The account may not act for that patient.")
class NotYourPatient(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The identity is not confirmed.")
class AccountNotConfirmed(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The clinic's schedule is too old to be trusted.")
class ScheduleTooOld(Refusal):
    slot: LazySlot = _slot_field()

    @strawberry.field(description="How long ago the clinic last confirmed its schedule; null if never.")
    def age_seconds(self) -> int | None:
        age: int | None = self.refused.age_seconds
        return age


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The clinic's system said no.")
class ClinicRefused(Refusal):
    @strawberry.field(description="What it said.")
    def words(self) -> str:
        return str(self.refused.words)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The clinic's system does not answer; nothing has changed there.")
class ClinicSilent(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The appointment is over, cancelled or moved.")
class AppointmentClosed(Refusal):
    appointment: LazyAppointment = relation(
        batches.appointments, "refused.appointment_id", description="The appointment."
    )


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The idempotency key was used with another input.")
class KeyReused(Refusal):
    pass


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="This time is seen here and booked at the clinic's own site, or by its telephone.")
class BookedElsewhere(Refusal):
    slot: LazySlot = _slot_field()

    @strawberry.field(description="The clinic's own page for it.")
    def url(self) -> str | None:
        url: str | None = self.refused.url
        return url

    @strawberry.field(description="Its telephone for it.")
    def phone(self) -> str | None:
        phone: str | None = self.refused.phone
        return phone


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The service is booked with a referral only.")
class ReferralNeeded(Refusal):
    slot: LazySlot = _slot_field()


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The referral does not fit.")
class ReferralUnfit(Refusal):
    slot: LazySlot = _slot_field()

    @strawberry.field(description="Why.")
    def problem(self) -> ReferralProblem:
        return ReferralProblem[self.refused.problem]
