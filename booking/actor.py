"""Who acts. Authentication builds one of these once; everything after it only looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Nobody signed in: may browse, may not hold or book."""


@dataclass(frozen=True, slots=True)
class Account:
    """A signed-in person. `patient_id`: the person's own; `confirmed`: somebody vouches for the identity.

    `second_factor`: one was shown in this session. `session_id` None: it acts without a browser. `by_page`: our own
    page asks for it, not another program with the same cookie; the journal tells the two apart.
    """

    account_id: int
    patient_id: int | None
    confirmed: bool
    second_factor: bool = False
    session_id: int | None = None
    by_page: bool = True


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody at the desk of clinics, signed in. `manages`: the clinics whose staff they invite and dismiss.

    Without `second_factor` they may do nothing but show one. `runs_service`: looks after the clinic systems, which
    gives no sight of any patient.
    """

    account_id: int
    confirmed: bool
    second_factor: bool = False
    session_id: int | None = None
    clinic_ids: frozenset[int] = frozenset()
    manages: frozenset[int] = frozenset()
    by_page: bool = True
    runs_service: bool = False


Actor = Anonymous | Account | Operator
