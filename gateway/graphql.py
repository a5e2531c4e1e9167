"""Query, Mutation and Subscription put together: the schema, every field of it behind its rule."""

from typing import Any

from graphql import GraphQLError, NoSchemaIntrospectionCustomRule
from strawberry import Schema as StrawberrySchema
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from gateway.choice import Choice
from gateway.deadline import deadline
from gateway.guard import guard
from gateway.limiter import Limiter, graphql_schema
from gateway.mutation import Mutation
from gateway.query import Query
from gateway.subscription import Subscription


class Schema(StrawberrySchema):
    """Errors are told and logged at the door (`faults`), because the stock way logs the text of the query."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        pass


class NoIntrospection(SchemaExtension):
    def on_operation(self) -> Any:
        rules = self.execution_context.validation_rules
        self.execution_context.validation_rules = (*rules, NoSchemaIntrospectionCustomRule)
        yield


def build_schema(*, introspection: bool = True, deadline_seconds: float = 10.0, query: type = Query) -> Schema:
    """Raises `gateway.guard.Unruled` when a field says nothing of who may use it."""
    hiding = () if introspection else (NoIntrospection,)
    schema = Schema(
        query,
        Mutation,
        Subscription,
        extensions=[Limiter, Choice, deadline(deadline_seconds), *hiding],
        config=StrawberryConfig(),
    )
    guard(graphql_schema(schema))
    return schema
