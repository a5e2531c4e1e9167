"""A desk operator answers a correction: put right, or why not."""

from dataclasses import asdict, dataclass
from datetime import date

from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actions.rights.speaks import tell_accounts
from booking.actions.rights.words import REQUEST_ANSWERED
from booking.actor import Actor, Operator
from booking.engine import Engine
from booking.errors import BadInput, NotFound, NotYourClinic, RequestClosed
from booking.rules.desk import at_desk
from booking.rules.family import checked_birth
from booking.rules.given import checked_id, checked_words
from booking.rules.names import checked_name
from storage.journal import append_journal
from storage.models import DataRequest, DataRequestKind, DataRequestState, Deed, Patient
from storage.queries.desk import corrections_at, find_known_patient
from storage.requests import Asked, close_request
from storage.rights import correct_patient, find_data_request, write_answer
from storage.ties import queue_patient
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is put right; None leaves it as it is."""

    family_name: str | None = None
    given_name: str | None = None
    middle_name: str | None = None
    birth_date: date | None = None


AS_IT_IS = Corrected()


@dataclass(frozen=True, slots=True)
class _Answer:
    request_id: int
    done: bool
    words: str
    corrected: Corrected

    @property
    def state(self) -> DataRequestState:
        return DataRequestState.DONE if self.done else DataRequestState.REFUSED


async def answer_data_request(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    request_id: int,
    done: bool,
    answer: str,
    corrected: Corrected = AS_IT_IS,
) -> int:
    """Answers an open correction that waits at one's desk; returns the request's id. `answer`: the patient reads it.

    Raises RequestClosed, NotYourClinic, SecondFactorNeeded, KeyReused, NotFound, Forbidden, SignInRequired, BadInput.
    """
    operator, words = at_desk(actor), checked_words("answer", answer)
    if words is None:
        raise BadInput("answer", "Say what was put right, or why not.")
    if corrected != AS_IT_IS and not done:
        raise BadInput("done", "Nothing is put right by a refusal.")
    given = asdict(corrected) | {"birth_date": corrected.birth_date and corrected.birth_date.isoformat()}
    asked = ask(engine, operator, key, "answer_data_request", request=request_id, done=done, answer=words, **given)
    wish = _Answer(request_id, done, words, corrected)
    return await once(engine, asked, lambda: _answer(engine, operator, wish, asked))


async def _answer(engine: Engine, operator: Operator, wish: _Answer, asked: Asked) -> int:
    request = await find_data_request(checked_id(wish.request_id))
    if request is None or request.kind is not DataRequestKind.CORRECT:
        raise NotFound
    if request.state is not DataRequestState.OPEN:
        raise RequestClosed
    if request.id not in {one.id for one in await corrections_at(operator.clinic_ids)}:
        raise NotYourClinic

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_patient(request.patient_id)
        if not await write_answer(request.id, wish.state, wish.words, operator.account_id, asked.at):
            raise RequestClosed
        changed = await _put_right(request, wish.corrected, asked)
        details = {"request": request.id, "state": wish.state.value, "columns": changed}
        done = entry_by(operator, request.patient_id, asked.at, Deed.CHANGED, "data_request", details=details)
        await append_journal([done])
        await tell_accounts(engine, work, request.patient_id, REQUEST_ANSWERED)
        await close_request(asked, {"id": wish.request_id})
        return wish.request_id

    return await transact(engine.publish, deed)


async def _put_right(request: DataRequest, corrected: Corrected, asked: Asked) -> list[str]:
    """The columns that have changed."""
    patient = await find_known_patient(request.patient_id)
    if patient is None:
        raise NotFound
    name = checked_name(
        corrected.family_name or patient.family_name,
        corrected.given_name or patient.given_name,
        corrected.middle_name or patient.middle_name,
    )
    born = checked_birth(corrected.birth_date or patient.birth_date, asked.at.date())
    before = _shown(patient)
    await correct_patient(patient.id, name, born)
    after = {"family_name": name.family, "given_name": name.given, "middle_name": name.middle, "birth_date": born}
    return sorted(column for column, value in after.items() if value != before[column])


def _shown(patient: Patient) -> dict[str, object]:
    return {
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "middle_name": patient.middle_name,
        "birth_date": patient.birth_date,
    }
