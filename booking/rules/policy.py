"""The numbers of the service. A clinic may have its own horizon and its own hours of free cancelling."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """`lease`: how long whoever asks a clinic has an unsettled appointment to itself; longer than any call.

    `clinic_wait`: how long a person waits for a clinic's word; longer than it takes to find out that nothing was sent,
    and shorter than the door's deadline.
    """

    hold: timedelta = timedelta(minutes=5)
    horizon_days: int = 30
    free_cancel_hours: int = 24
    fresh: timedelta = timedelta(seconds=60)
    stale: timedelta = timedelta(seconds=300)
    keys_live: timedelta = timedelta(hours=24)
    first_try_wait: timedelta = timedelta(seconds=4)
    clinic_wait: timedelta = timedelta(seconds=6)
    lease: timedelta = timedelta(seconds=90)
    first_retry: timedelta = timedelta(seconds=5)
    longest_retry: timedelta = timedelta(minutes=5)
    # how long after giving up a booking whose answer was lost its clinic is asked once more
    late_arrival: timedelta = timedelta(minutes=3)
    alternatives: int = 3
    # a copy of a record younger than this is not read again; how long a person waits for a source that has to be asked
    record_fresh: timedelta = timedelta(minutes=2)
    # a copy that nobody has looked at for so long is not kept any more
    record_kept: timedelta = timedelta(days=90)
    record_wait: timedelta = timedelta(seconds=4)
    # a source that did not answer is not waited for again at each click
    record_retry: timedelta = timedelta(seconds=20)
    dependants: int = 5
    # a child is asked whether the right may go on; it ends by itself
    asked_at_years: int = 15
    of_age_years: int = 18
    code_lives: timedelta = timedelta(minutes=5)
    code_guesses: int = 5
    # codes to one contact in a day, for each purpose
    codes_a_day: int = 10
    # registrations and recoveries begun from one address of the network, which a whole clinic may share
    strangers_a_day: int = 200
    # wrong guesses at an account in a day, over everything that can be guessed; strangers can spend but a part of them,
    # so that who guesses from outside never uses up those of the browsers that the account knows
    guesses_a_day: int = 100
    stranger_passwords_a_day: int = 30
    stranger_factors_a_day: int = 20
    stranger_recoveries_a_day: int = 10
    own_codes_a_day: int = 20
    device_guesses_a_day: int = 10
    # how long a second factor counts in the session it was shown in; at a desk it is the whole session
    second_factor_lives: timedelta = timedelta(minutes=30)
    staff_second_factor_lives: timedelta = timedelta(hours=12)
    # how long ago somebody without a second factor may have shown the password to change how they sign in
    recently: timedelta = timedelta(minutes=30)
    invitation_lives: timedelta = timedelta(days=7)
    call_lives: timedelta = timedelta(minutes=30)
    # an operator answers calls, and does not go through a list of numbers; as many calls may be opened
    desk_searches_a_day: int = 300
    data_request_days: int = 30
    # an erasure can be taken back until then
    erase_after: timedelta = timedelta(days=7)

    def retry_after(self, tries: int) -> timedelta:
        """How long to leave a silent clinic alone after so many tries: doubling, up to the longest."""
        return min(self.first_retry * (1 << min(tries, 16)), self.longest_retry)
