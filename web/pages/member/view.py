"""What the screen of one person shows."""

from dataclasses import dataclass, field

from web.acting import ActingView, acting_of
from web.client.enums import GuardianshipState, Relation
from web.client.guardianship_page import GuardianshipPageNodeGuardianship as Found
from web.preferences import Preferences
from web.text import dates, phones, word


@dataclass(frozen=True)
class MemberView:
    """`title` says who acts for whom; `others` are those who act beside the reader."""

    acting: ActingView = ActingView()  # noqa: RUF009 – as frozen as this one
    title: str = ""
    born: str = ""
    phone: str = ""
    email: str = ""
    others: list[ActingView] = field(default_factory=list)
    is_child: bool = False


def member_of(found: Found, reader: Preferences) -> MemberView:
    about = found.about
    others = [one for one in about.guardianships if one.id != found.id] if about else []
    live = [acting_of(one, reader) for one in others if one.state is not GuardianshipState.ENDED]
    return MemberView(
        acting=acting_of(found, reader),
        title=_title(found, reader),
        born=dates.full_day(about.birth_date, reader.language) if about else "",
        phone=phones.written(about.phone or "") if about else "",
        email=(about.email or "") if about else "",
        others=live,
        is_child=found.relation is Relation.CHILD,
    )


def _title(found: Found, reader: Preferences) -> str:
    if found.yours:
        return found.patient_name
    key = "member.theirs.title" if found.state is GuardianshipState.ACTIVE else "member.theirs.asks"
    return word(reader.language, key, name=found.guardian_name)
