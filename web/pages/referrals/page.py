"""Referrals: those one may book with first, each with the way to book."""

import reflex as rx

from web.components.frame import frame
from web.components.record import nothing, of_record
from web.components.referral import referral_card
from web.pages.referrals.state import ReferralsState


def referrals() -> rx.Component:
    return frame(of_record("referrals", ReferralsState, shown), here="record", visits=True, look=ReferralsState.load)


def shown() -> rx.Component:
    return rx.cond(
        ReferralsState.entries.length() > 0,
        rx.el.div(rx.foreach(ReferralsState.entries, referral_card), class_name="cards"),
        nothing("referrals.none", "referrals.none.text"),
    )
