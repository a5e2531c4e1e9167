"""SOAP 1.1 as HubService speaks it: what is asked becomes bytes, what is answered becomes the call's result.

The arguments of a call stand in the order of its signature; the members of a contract in that of the alphabet, for its
reader passes over what comes out of turn. Answers are read by local names: installations differ in the prefixes, in
the version of the envelope, and in what they leave out.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SERVICE = "http://tempuri.org/"
CONTRACT = "http://schemas.datacontract.org/2004/07/HubService2"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NIL = f"{{{XSI}}}nil"

# text, nothing, or the members of a contract
Value = str | None | Mapping[str, str | None]
Element = etree._Element  # noqa: SLF001 - lxml has no public name for what it returns


class Malformed(ValueError):
    """Not an answer of HubService; the text says what is missing, and holds nothing of it."""


def action(method: str) -> str:
    return f'"{SERVICE}IHubService/{method}"'


def request(method: str, arguments: Mapping[str, Value]) -> bytes:
    """The call as it goes over the wire. `arguments`: in the order of the signature."""
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"s": SOAP, "i": XSI})
    body = etree.SubElement(envelope, f"{{{SOAP}}}Body")
    call = etree.SubElement(body, f"{{{SERVICE}}}{method}", nsmap={None: SERVICE})
    for name, value in arguments.items():
        _append(call, SERVICE, name, value)
    return etree.tostring(envelope, encoding="utf-8", xml_declaration=True)


def result(method: str, content: bytes) -> Element:
    """The `…Result` of the call. Raises Malformed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Malformed("no XML") from None
    if root.getroottree().docinfo.doctype:
        raise Malformed("a document type")
    found = next((item for item in root.iter() if local(item) == f"{method}Result"), None)
    if found is None:
        raise Malformed("a fault" if any(local(item) == "Fault" for item in root.iter()) else "no result")
    return found


def local(item: Element) -> str:
    """The name without its namespace; empty for what is no element."""
    return item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""


def members(item: Element) -> dict[str, str]:
    """The texts of the members that have one. Of two with one name the first counts."""
    told: dict[str, str] = {}
    for child in item:
        text = "".join(child.itertext()).strip() if local(child) and not len(child) else ""
        if text and child.get(_NIL) not in ("true", "1"):
            told.setdefault(local(child), text)
    return told


def listed(item: Element, name: str, kind: str) -> list[Element]:
    """The items of a list that is a member; none when it is absent."""
    lists = [child for child in item if local(child) == name]
    return [one for a_list in lists for one in a_list if local(one) == kind]


def within(item: Element, name: str) -> Iterator[Element]:
    """The members of that name."""
    return (child for child in item if local(child) == name)


def _append(parent: Element, namespace: str, name: str, value: Value) -> None:
    child = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if value is None:
        child.set(_NIL, "true")
    elif isinstance(value, Mapping):
        for member in sorted(value):
            _append(child, CONTRACT, member, value[member])
    else:
        child.text = "".join(sign for sign in value if sign.isprintable())
