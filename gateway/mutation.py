"""What a person can do: one mutation for each thing."""

from collections.abc import Callable
from typing import Any

import strawberry

from gateway.refusals import TellsRefusals
from gateway.resolvers import booking, desk, disputes, documents, family, invitations, links, rights, staff, systems
from gateway.schema.access import Rule, access


def _deed(resolver: Callable[..., Any], description: str, rule: Rule = Rule.ACT) -> Any:
    return strawberry.mutation(
        resolver=resolver, description=description, extensions=[TellsRefusals()], directives=[access(rule)]
    )


@strawberry.type(description="What a person can do. Every mutation takes a key: repeated, it has one effect.")
class Mutation:
    slot_hold = _deed(booking.slot_hold, "Makes a slot yours for a few minutes, so that you can confirm in peace.")
    hold_release = _deed(booking.hold_release, "Gives a held slot back at once.")
    appointment_book = _deed(booking.appointment_book, "Books the slot you hold.")
    appointment_move = _deed(booking.appointment_move, "Takes a new slot and frees the old one, or changes nothing.")
    appointment_cancel = _deed(
        booking.appointment_cancel, "Cancels; the slot is free at once. Late, it needs a second confirmation."
    )
    dependant_add = _deed(family.add, "Asks to act for somebody: a child by a code to you, an adult if they agree.")
    dependant_change = _deed(family.change, "Changes what is known of a dependant, once a code has come back.")
    dependant_confirm = _deed(family.confirm, "The code that makes an addition or a change count.")
    dependant_code_again = _deed(family.code_again, "Sends the code, or the link to the dependant, once more.")
    guardianship_answer = _deed(family.answer, "The dependant's answer, by their own login.")
    guardianship_end = _deed(family.end, "Ends a right to act, by either side, at once.")
    guardianship_code_send = _deed(
        links.code_send, "Sends a code to the dependant whom a link asks; it needs no account.", Rule.LINK
    )
    guardianship_answer_by_code = _deed(
        links.answer_with_code, "The dependant's answer by that code; it needs no account.", Rule.LINK
    )
    invitation_send = _deed(invitations.send, "Asks another adult to act for the same child, by a link.")
    invitation_withdraw = _deed(invitations.withdraw, "Takes an invitation back.")
    invitation_answer = _deed(invitations.answer, "Accepts or declines an invitation.")
    dispute_open = _deed(disputes.begin, "Claims to act for somebody whom another account looks after.")
    dispute_withdraw = _deed(disputes.withdraw, "Takes a claim back.")
    dispute_decide = _deed(disputes.decide, "Decides a claim, at the desk.", Rule.DESK_ACT)
    patient_document_add = _deed(documents.add, "Adds a document to a patient.")
    patient_document_drop = _deed(documents.drop, "Takes a document off a patient.")
    consent_give = _deed(rights.give, "Agrees to a text of ours.")
    consent_withdraw = _deed(rights.take_back, "Takes a consent back, at once.")
    data_request_make = _deed(rights.make, "Asks something of us about a patient's data.")
    data_request_withdraw = _deed(rights.withdraw, "Takes a request back.")
    data_request_answer = _deed(rights.answer, "Answers a correction, at the desk.", Rule.DESK_ACT)
    call_open = _deed(desk.begin, "Opens a call: a patient is at the desk or on its telephone.", Rule.DESK_ACT)
    call_close = _deed(desk.close, "Closes a call.", Rule.DESK_ACT)
    desk_patient_add = _deed(desk.add, "Adds somebody nobody knows yet, and opens a call.", Rule.DESK_ACT)
    identity_confirm = _deed(desk.confirm, "Vouches for an account whose person has shown a document.", Rule.DESK_ACT)
    staff_invite = _deed(staff.invite, "Asks somebody to a clinic's desk, by a link.", Rule.DESK_ACT)
    staff_invitation_withdraw = _deed(staff.withdraw, "Takes an invitation to the desk back.", Rule.DESK_ACT)
    staff_invitation_accept = _deed(staff.accept, "Accepts an invitation to a desk; needs a second factor.")
    clinic_system_pause = _deed(systems.pause, "Stops reading it; its schedules grow old and say so.", Rule.DESK_ACT)
    clinic_system_resume = _deed(systems.resume, "Reads it again from now on.", Rule.DESK_ACT)
    clinic_system_resync = _deed(systems.resync, "Reads all of it at once, changed or not.", Rule.DESK_ACT)
    staff_dismiss = _deed(staff.dismiss, "Takes somebody off the desk.", Rule.DESK_ACT)
