"""The page: its screens, each at an address that can be sent to somebody."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from web.components.frame import frame
from web.components.nothing import missing, stumble
from web.live.account import spoken
from web.pages.add.page import add
from web.pages.add.state import AddState
from web.pages.agree.page import agree
from web.pages.agree.state import AgreeState
from web.pages.appointments.page import appointments
from web.pages.appointments.state import AppointmentsState
from web.pages.call.page import call
from web.pages.call.state import CallState
from web.pages.cases.state import CasesState
from web.pages.clinic.page import clinic
from web.pages.clinic.state import ClinicState
from web.pages.confirm.page import confirm
from web.pages.confirm.state import ConfirmState
from web.pages.consents.page import consents
from web.pages.consents.state import ConsentsState
from web.pages.desk.page import desk
from web.pages.desk.state import DeskState
from web.pages.dispute.page import dispute
from web.pages.dispute.state import DisputeState
from web.pages.doctor.page import doctor
from web.pages.doctor.state import DoctorState
from web.pages.family.page import family
from web.pages.family.state import FamilyState
from web.pages.find.page import find
from web.pages.find.state import FindState, PlacesState
from web.pages.hired.page import hired
from web.pages.hired.state import HiredState
from web.pages.invitation.page import invitation
from web.pages.invitation.state import InvitationState
from web.pages.invite.page import invite
from web.pages.invite.state import InviteState
from web.pages.journal.page import journal
from web.pages.journal.state import JournalState
from web.pages.member.page import member
from web.pages.member.state import MemberState
from web.pages.papers.page import papers
from web.pages.papers.state import PapersState
from web.pages.prescriptions.page import prescriptions
from web.pages.prescriptions.state import PrescriptionsState
from web.pages.recover.page import recover
from web.pages.referrals.page import referrals
from web.pages.referrals.state import ReferralsState
from web.pages.register.page import register
from web.pages.requests.page import requests
from web.pages.requests.state import RequestsState
from web.pages.results.page import results
from web.pages.results.state import ResultsState
from web.pages.second_factor.page import second_factor
from web.pages.security.page import security
from web.pages.security.state import SecurityState
from web.pages.sign_in.page import sign_in
from web.pages.staff.page import staff
from web.pages.staff.state import StaffState
from web.pages.systems.page import system, systems
from web.pages.systems.state import SystemsState, SystemState
from web.pages.ticket.page import ticket
from web.pages.ticket.state import TicketState
from web.pages.vaccinations.page import vaccinations
from web.pages.vaccinations.state import VaccinationsState
from web.pages.visit.page import visit
from web.pages.visit.state import VisitState
from web.pages.visits.page import visits
from web.pages.visits.state import VisitsState
from web.reader import ReaderState, say

SCREENS: tuple[tuple[Callable[[], rx.Component], str, Any, list[Any]], ...] = (
    (find, "/", say("find.title"), [FindState.load, PlacesState.load]),
    (
        doctor,
        "/doctor/[id]",
        rx.cond(DoctorState.doctor.title != "", DoctorState.doctor.title, say("doctor.title")),
        [DoctorState.load],
    ),
    (confirm, "/confirm/[hold]", say("confirm.title"), [ConfirmState.load]),
    (
        ticket,
        "/ticket/[code]",
        rx.cond(
            TicketState.ticket.code != "", TicketState.ticket.day + ", " + TicketState.ticket.time, say("ticket.title")
        ),
        [TicketState.load],
    ),
    (appointments, "/appointments", say("mine.title"), [AppointmentsState.load]),
    (visits, "/visits", say("visits.title"), [VisitsState.load]),
    (
        visit,
        "/visits/[id]",
        rx.cond(VisitState.visit.id != "", VisitState.visit.title + ", " + VisitState.visit.when, say("visit.title")),
        [VisitState.load],
    ),
    (results, "/results", say("results.title"), [ResultsState.load]),
    (prescriptions, "/prescriptions", say("prescriptions.title"), [PrescriptionsState.load]),
    (referrals, "/referrals", say("referrals.title"), [ReferralsState.load]),
    (vaccinations, "/vaccinations", say("vaccinations.title"), [VaccinationsState.load]),
    (papers, "/papers", say("papers.title"), [PapersState.load]),
    (
        clinic,
        "/clinic/[id]",
        rx.cond(ClinicState.clinic.name != "", ClinicState.clinic.name, say("clinic.title")),
        [ClinicState.load],
    ),
    (sign_in, "/sign-in", spoken("sign.title"), []),
    (register, "/register", spoken("register.title"), []),
    (recover, "/recover", spoken("recover.title"), []),
    (second_factor, "/second-factor", spoken("factor.title"), []),
    (security, "/security", spoken("security.title"), [SecurityState.load]),
    (add, "/family/add", say("add.title"), [AddState.load]),
    (agree, "/consent/[token]", say("agree.title"), [AgreeState.load]),
    (call, "/desk/call/[id]", say("call.title"), [CallState.load]),
    (consents, "/consents", say("consents.title"), [ConsentsState.load]),
    (dispute, "/family/dispute", say("dispute.title"), [DisputeState.load]),
    (family, "/family", say("family.title"), [FamilyState.load]),
    (hired, "/staff-invitation/[token]", say("hired.title"), [HiredState.load]),
    (invitation, "/invitation/[token]", say("invitation.title"), [InvitationState.load]),
    (invite, "/invite/[id]", say("invite.title"), [InviteState.load]),
    (journal, "/journal", say("journal.title"), [JournalState.load]),
    (member, "/family/[id]", say("member.title"), [MemberState.load]),
    (requests, "/requests", say("requests.title"), [RequestsState.load]),
    (staff, "/desk/staff", say("staff.title"), [StaffState.load]),
    (systems, "/desk/systems", say("systems.title"), [SystemsState.load]),
    (
        system,
        "/desk/systems/[name]",
        rx.cond(SystemState.system.title != "", SystemState.system.title, say("systems.title")),
        [SystemState.load],
    ),
    (desk, "/desk", say("desk.title"), [DeskState.load, CasesState.load]),
)


def page() -> rx.App:
    app = rx.App(
        theme=None,
        toaster=None,
        # Reflex's own banner and error screen speak English and weigh 10 kB; the frame tells of a lost connection.
        app_wraps={(55, "ErrorBoundary"): lambda _stateful: stumble()},
        stylesheets=["/look.css"],
        html_lang="ru",
        head_components=[
            rx.el.script(src="/boot.js"),
            rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
            rx.el.meta(name="color-scheme", content="light dark"),
        ],
    )
    for screen, route, title, loads in SCREENS:
        app.add_page(
            screen, route=route, title=title + " — " + say("talon"), on_load=[ReaderState.arrive, *loads], image=""
        )
    app.add_page(frame(missing()), route="404", title=say("missing.title"), on_load=ReaderState.arrive)
    return app


app = page()
