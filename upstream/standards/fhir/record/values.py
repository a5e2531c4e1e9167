"""Observation to the values it holds. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from booking.ports import Finding, ResultValue
from upstream.standards.fhir.record.elements import code, codings, fields, listed, named, number, prose, text

# http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation; what weighs more comes first
FINDINGS: Mapping[str, Finding] = {
    "LL": Finding.CRITICAL_LOW,
    "HH": Finding.CRITICAL_HIGH,
    "AA": Finding.ABNORMAL,
    "L": Finding.LOW,
    "LU": Finding.LOW,
    "<": Finding.LOW,
    "H": Finding.HIGH,
    "HU": Finding.HIGH,
    ">": Finding.HIGH,
    "A": Finding.ABNORMAL,
    "N": Finding.NORMAL,
}
USUAL = frozenset({"", "normal", "recommended"})
MOST = 200


def read_values(observation: Any, before: str = "") -> Iterator[ResultValue]:
    """Its own value, then those of its components; none when there is nothing to tell. `before`: the panel's name."""
    told = fields(observation)
    name = named(told.get("code"))
    if name is None:
        return
    whole = " — ".join(part for part in (before, name) if part)[:300]
    own = _value(told, whole)
    if own:
        yield own
    for component in listed(told.get("component"))[:MOST]:
        part = named(fields(component).get("code"))
        value = _value(fields(component), f"{whole} — {part}"[:300]) if part else None
        if value:
            yield value


def _value(told: Mapping[str, Any], name: str) -> ResultValue | None:
    amount, words, unit = _amount(told)
    note = _note(told)
    if amount is None and words is None and note is None:
        return None
    low, high, range_text = _usual(told.get("referenceRange"), unit)
    finding = _finding(told.get("interpretation"))
    return ResultValue(name, amount, words, unit, low, high, range_text, finding, note)


def _amount(told: Mapping[str, Any]) -> tuple[float | None, str | None, str | None]:
    """A number, or else words; and the unit. «< 5» is no number."""
    quantity = fields(told.get("valueQuantity"))
    if quantity:
        amount, unit = number(quantity.get("value")), _unit(quantity)
        sign = text(quantity.get("comparator"), 2)
        return (None, f"{sign} {_shown(amount)}", unit) if sign and amount is not None else (amount, None, unit)
    if "valueInteger" in told:
        return number(told["valueInteger"]), None, None
    return None, _words(told), None


def _words(told: Mapping[str, Any]) -> str | None:
    if isinstance(told.get("valueBoolean"), bool):
        return "да" if told["valueBoolean"] else "нет"
    for choice in ("valueString", "valueDateTime", "valueTime"):
        if found := prose(told.get(choice), 2000):
            return found
    return named(told.get("valueCodeableConcept")) or _span(told.get("valueRange")) or _ratio(told.get("valueRatio"))


def _ratio(value: Any) -> str | None:
    told = fields(value)
    above, below = (number(fields(told.get(part)).get("value")) for part in ("numerator", "denominator"))
    return f"{_shown(above)}:{_shown(below)}" if above is not None and below is not None else None


def _span(value: Any) -> str | None:
    low, high, unit = _ends(value)
    if low is None and high is None:
        return None
    ends = f"{_shown(low)}–{_shown(high)}" if low is not None and high is not None else ""
    return " ".join(
        part for part in (ends or (f"≥ {_shown(low)}" if high is None else f"≤ {_shown(high)}"), unit) if part
    )


def _ends(value: Any) -> tuple[float | None, float | None, str | None]:
    told = fields(value)
    low, high = fields(told.get("low")), fields(told.get("high"))
    return number(low.get("value")), number(high.get("value")), _unit(low) or _unit(high)


def _usual(ranges: Any, unit: str | None) -> tuple[float | None, float | None, str | None]:
    """Both ends and words. Numbers only of a single range in the value's own unit: else words tell all of them."""
    usual = [fields(one) for one in listed(ranges)[:20] if _is_usual(one)]
    if len(usual) == 1:
        low, high, its = _ends(usual[0])
        told = text(usual[0].get("text"), 200)
        fits = (its is None or unit is None or its == unit) and not (
            low is not None and high is not None and low > high
        )
        return (low, high, told) if fits else (None, None, told or _span(usual[0]))
    return None, None, "; ".join(words for one in usual if (words := _range_words(one)))[:300] or None


def _range_words(told: Mapping[str, Any]) -> str | None:
    words = text(told.get("text"), 200) or _span(told)
    whom = next((name for concept in listed(told.get("appliesTo")) if (name := named(concept, 60))), None)
    return f"{whom}: {words}" if words and whom else words


def _is_usual(told: Any) -> bool:
    kinds = [one for _, one in codings(fields(told).get("type"))]
    return not kinds or any(one in USUAL for one in kinds)


def _finding(interpretations: Any) -> Finding:
    told = {one for concept in listed(interpretations) for _, one in codings(concept)}
    return next((finding for sign, finding in FINDINGS.items() if sign in told), Finding.UNKNOWN)


def _note(told: Mapping[str, Any]) -> str | None:
    """Remarks, or why there is no value."""
    notes: Sequence[str] = [
        found for note in listed(told.get("note")) if (found := prose(fields(note).get("text"), 2000))
    ]
    return "\n".join(notes)[:2000] or named(told.get("dataAbsentReason"))


def _unit(quantity: Mapping[str, Any]) -> str | None:
    return text(quantity.get("unit"), 50) or text(code(quantity.get("code")), 50)


def _shown(amount: float | None) -> str:
    return "" if amount is None else f"{amount:g}".replace(".", ",")
