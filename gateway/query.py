"""What can be read: the root of every query."""

from collections.abc import Callable
from typing import Any

import strawberry

from gateway.resolvers import documents, find, links, node, systems, viewer
from gateway.schema.access import Rule, access


def _read(resolver: Callable[..., Any], description: str, rule: Rule = Rule.PUBLIC) -> Any:
    return strawberry.field(resolver=resolver, description=description, directives=[access(rule)])


@strawberry.type(description="What can be read.")
class Query:
    node = _read(node.node, "A thing by its global id; null when there is none, or it is not yours to see.")
    regions = _read(find.regions, "Regions whose clinics are here, by name.")
    specialties = _read(find.specialties, "Specialties that some doctor practises.")
    clinics = _read(find.clinics, "Clinics: nearest first from a point, by name without one.")
    doctors = _read(find.doctors, "Doctors.")
    suggestions = _read(find.suggestions, "What somebody who types this may mean.")
    viewer = _read(viewer.viewer, "Who is signed in; null for nobody.")
    document_check = _read(documents.check, "What is to be said of a document's number while somebody types it.")
    clinic_systems = _read(
        systems.clinic_systems, "Clinic systems, for the desk and who runs the service.", Rule.RUN_SERVICE
    )
    clinic_system = _read(systems.clinic_system, "One of them; null when there is none of that name.", Rule.RUN_SERVICE)
    invitation = _read(links.invitation, "The invitation behind a link; null when there is none.", Rule.SIGNED_IN)
    staff_invitation = _read(
        links.staff_invitation, "A clinic's invitation to its desk, behind a link; null when there is none."
    )
    guardianship_question = _read(
        links.guardianship_question,
        "What somebody without an account is asked to agree to, behind a link; null when there is none.",
        Rule.LINK,
    )
