"""The operations that tests send."""

from typing import Any, Final

from strawberry.utils.str_converters import to_camel_case

REFUSAL: Final = """
fragment No on Refusal {
  code
  ru: message(language: RU)
  en: message(language: EN)
  message
  remedy { action ru: text(language: RU) en: text(language: EN) }
  alternatives { kind slot { id startsAt doctor { id } } }
}
"""

HOLD: Final = (
    """
mutation ($input: SlotHoldInput!) {
  slotHold(input: $input) {
    __typename
    ... on SlotHoldSuccess { hold { id state secondsLeft expiresAt slot { id state } patient { id relation } } }
    ...No
    ... on OneHoldPerSpecialty { hold { id } }
    ... on OwnOverlap { appointment { id code } }
    ... on SlotHeldByAnother { slot { id } until }
    ... on BeyondHorizon { days }
    ... on ScheduleTooOld { ageSeconds }
    ... on BookedElsewhere { slot { id } url phone }
  }
}
"""
    + REFUSAL
)

RELEASE: Final = (
    """
mutation ($input: HoldReleaseInput!) {
  holdRelease(input: $input) { __typename ... on HoldReleaseSuccess { hold { id state slot { state } } } ...No }
}
"""
    + REFUSAL
)

BOOK: Final = (
    """
mutation ($input: AppointmentBookInput!) {
  appointmentBook(input: $input) {
    __typename
    ... on AppointmentBookSuccess {
      appointment {
        id code status statusText startsAt endsAt day zone room reason
        canCancel canMove cancelIsLate freeCancelUntil settling
        patient { id name { full } relation } doctor { id name { full short } } clinic { id shortName }
        slot { id state } timeline { kind byYou text at } pdfUrl calendarUrl
      }
    }
    ...No
    ... on ClinicRefused { words }
    ... on ReferralUnfit { problem }
  }
}
"""
    + REFUSAL
)

MOVE: Final = (
    """
mutation ($input: AppointmentMoveInput!) {
  appointmentMove(input: $input) {
    __typename
    ... on AppointmentMoveSuccess {
      appointment { id code status movedFrom { id } timeline { kind } }
      movedFrom { id status movedTo { id } }
    }
    ...No
  }
}
"""
    + REFUSAL
)

CANCEL: Final = (
    """
mutation ($input: AppointmentCancelInput!) {
  appointmentCancel(input: $input) {
    __typename
    ... on AppointmentCancelSuccess { appointment { id status settling canCancel slot { state } } }
    ...No
    ... on LateCancelNeedsConfirmation { hours appointment { id } }
    ... on AppointmentClosed { appointment { id status } }
  }
}
"""
    + REFUSAL
)

NODE: Final = "query ($id: ID!) { node(id: $id) { __typename id } }"


def given(key: str, **values: Any) -> dict[str, Any]:
    """An `input` with its key; names in Python's way."""
    return {"idempotencyKey": key, **{to_camel_case(name): value for name, value in values.items()}}
