"""The page on which a visitor of the demo chooses who to be."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from auth.demo_provider.people import DemoPerson
from auth.pages import Language, page

TITLE = {Language.RU: "Кем войти?", Language.EN: "Who would you like to be?"}
NOTE = {
    Language.RU: "Это демонстрация: люди вымышлены, пароль не нужен. "
    "В\N{NO-BREAK SPACE}поликлинике здесь будет её служба входа.",
    Language.EN: "This is a demo: the people are made up, there is no password. "
    "At a clinic, its sign-in service stands here.",
}
CANCEL = {Language.RU: "Не входить", Language.EN: "Do not sign in"}
FACTOR_TITLE = {Language.RU: "Второй шаг", Language.EN: "Second step"}
FACTOR_NOTE = {
    Language.RU: "Настоящая служба входа попросила бы здесь код из приложения или ключ. Достаточно нажать кнопку.",
    Language.EN: "A real sign-in service would ask for a code from an app, or a key. Here the button is enough.",
}
SHOW_FACTOR = {Language.RU: "Подтвердить", Language.EN: "Confirm"}
NAMES = {Language.RU: "Русский", Language.EN: "English"}
SIGNED_OUT = {Language.RU: "Вы вышли", Language.EN: "You are signed out"}
BAD_REQUEST = {Language.RU: "Вход начат неверно", Language.EN: "This is not how sign-in begins"}


def people_page(language: Language, people: Iterable[DemoPerson], request: Mapping[str, str]) -> HTMLResponse:
    """A button for each person; `request` is what the relying party asked, carried along."""
    buttons = "".join(f"<li>{_button(language, person)}</li>" for person in people)
    body = (
        f'<p class="note">{escape(NOTE[language])}</p>'
        f'<form method="post" action="authorize">{_carried(request)}<ul class="people">{buttons}</ul>'
        f'<button class="plain" name="person" value="">{escape(CANCEL[language])}</button></form>'
    )
    return page(language, TITLE[language], body, aside=_switch(language, request))


def factor_page(language: Language, person: DemoPerson, request: Mapping[str, str]) -> HTMLResponse:
    """The second step of whoever was chosen."""
    body = (
        f'<p class="note">{escape(FACTOR_NOTE[language])}</p>'
        f'<form method="post" action="authorize">{_carried({**request, "person": person.key})}'
        f'<button class="yes" name="factor" value="shown">{escape(SHOW_FACTOR[language])}</button></form>'
    )
    return page(language, FACTOR_TITLE[language], body)


def plain_page(language: Language, titles: Mapping[Language, str], status: int) -> HTMLResponse:
    return page(language, titles[language], "", status=status)


def _carried(request: Mapping[str, str]) -> str:
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in request.items()
    )


def _button(language: Language, person: DemoPerson) -> str:
    name = f"{person.name.given} {person.name.middle} {person.name.family}"
    told = person.told_ru
    if language is Language.EN:
        name, told = person.name_en, person.told_en
    initials = "".join(word[0] for word in (name.split()[0], name.split()[-1]))
    return (
        f'<button name="person" value="{escape(person.key)}">'
        f'<span class="face" aria-hidden="true">{escape(initials)}</span>'
        f'<span class="who"><b>{escape(name)}</b><span>{escape(told)}</span></span>'
        '<span class="go" aria-hidden="true">›</span></button>'
    )


def _switch(language: Language, request: Mapping[str, str]) -> str:
    links = []
    for other, name in NAMES.items():
        if other is language:
            links.append(f'<span lang="{other}" aria-current="true">{name}</span>')
        else:
            href = escape("?" + urlencode({**request, "ui_locales": other}))
            links.append(f'<a lang="{other}" hreflang="{other}" href="{href}">{name}</a>')
    return f"<nav>{''.join(links)}</nav>"
