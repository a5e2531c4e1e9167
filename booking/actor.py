"""Who acts. Authentication builds one of these once; everything after it only looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Nobody signed in: may browse, may not hold or book."""


@dataclass(frozen=True, slots=True)
class Account:
    """A signed-in person. `patient_id`: the person's own; `confirmed`: a provider vouches for the identity."""

    account_id: int
    patient_id: int | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Operator:
    """A desk operator of a clinic, signed in."""

    account_id: int
    confirmed: bool


Actor = Anonymous | Account | Operator
