"""Query, Mutation and Subscription put together: the schema."""

from typing import Any

import strawberry
from graphql import GraphQLError, NoSchemaIntrospectionCustomRule
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from gateway.deadline import deadline
from gateway.limiter import Limiter
from gateway.refusals import TellsRefusals
from gateway.resolvers import booking, find, live, node, viewer
from gateway.schema.access import null_unless_signed_in, signed_in


@strawberry.type(description="What can be read.")
class Query:
    node = strawberry.field(
        resolver=node.node, description="A thing by its global id; null when there is none, or it is not yours to see."
    )
    regions = strawberry.field(resolver=find.regions, description="Regions whose clinics are here, by name.")
    specialties = strawberry.field(resolver=find.specialties, description="Specialties that some doctor practises.")
    clinics = strawberry.field(
        resolver=find.clinics, description="Clinics: nearest first from a point, by name without one."
    )
    doctors = strawberry.field(resolver=find.doctors, description="Doctors.")
    suggestions = strawberry.field(resolver=find.suggestions, description="What somebody who types this may mean.")
    viewer = strawberry.field(
        resolver=viewer.viewer,
        description="Who is signed in; null for nobody.",
        extensions=[null_unless_signed_in()],
    )


@strawberry.type(description="What a person can do. Every mutation takes a key: repeated, it has one effect.")
class Mutation:
    slot_hold = strawberry.mutation(
        resolver=booking.slot_hold,
        description="Makes a slot yours for a few minutes, so that you can confirm in peace.",
        extensions=[signed_in(), TellsRefusals()],
    )
    hold_release = strawberry.mutation(
        resolver=booking.hold_release,
        description="Gives a held slot back at once.",
        extensions=[signed_in(), TellsRefusals()],
    )
    appointment_book = strawberry.mutation(
        resolver=booking.appointment_book,
        description="Books the slot you hold.",
        extensions=[signed_in(), TellsRefusals()],
    )
    appointment_move = strawberry.mutation(
        resolver=booking.appointment_move,
        description="Takes a new slot and frees the old one, or changes nothing.",
        extensions=[signed_in(), TellsRefusals()],
    )
    appointment_cancel = strawberry.mutation(
        resolver=booking.appointment_cancel,
        description="Cancels; the slot is free at once. Late, it needs a second confirmation.",
        extensions=[signed_in(), TellsRefusals()],
    )


@strawberry.type(
    description="What can be watched: first a snapshot (or, after a cursor, just what was missed), then every change."
)
class Subscription:
    doctor_slots = strawberry.subscription(resolver=live.doctor_slots, description="The slots of one doctor.")
    clinic_slots = strawberry.subscription(resolver=live.clinic_slots, description="The slots of one clinic.")


class Schema(strawberry.Schema):
    """Errors are told and logged at the door (`faults`), because the stock way logs the text of the query."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        pass


class NoIntrospection(SchemaExtension):
    def on_operation(self) -> Any:
        rules = self.execution_context.validation_rules
        self.execution_context.validation_rules = (*rules, NoSchemaIntrospectionCustomRule)
        yield


def build_schema(*, introspection: bool = True, deadline_seconds: float = 10.0) -> Schema:
    hiding = () if introspection else (NoIntrospection,)
    return Schema(
        Query,
        Mutation,
        Subscription,
        extensions=[Limiter, deadline(deadline_seconds), *hiding],
        config=StrawberryConfig(),
    )
