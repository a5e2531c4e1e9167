"""Refuses documents that would cost too much, before anything expensive looks at them.

Validation itself is quadratic in places (`OverlappingFieldsCanBeMerged`), and counting by walking through
fragments again and again is exponential; so each fragment is weighed once, and before validation.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode, validate
from strawberry.extensions import SchemaExtension
from strawberry.schema import Schema

from gateway.limits import LIMITS, TooMuch
from gateway.scales import Scales, Weight


class Limiter(SchemaExtension):
    """Counts tokens while parsing, weighs the document before validation, and ends validation after a few errors."""

    def on_operation(self) -> Iterator[None]:
        self.execution_context.parse_options["max_tokens"] = LIMITS.tokens
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        document, schema = context.graphql_document, graphql_schema(context.schema)
        if document is not None:
            try:
                check_document(schema, document, context.variables or {})
                # a suggestion for each of a thousand wrong names would take seconds
                context.pre_execution_errors = validate(schema, document, context.validation_rules, LIMITS.errors)
            except TooMuch as error:
                context.pre_execution_errors = [error]
        yield


def graphql_schema(schema: Schema) -> GraphQLSchema:
    """graphql-core's own, which Strawberry keeps to itself."""
    return schema._schema  # noqa: SLF001


def check_document(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
    """Raises TooMuch for the first limit that is passed."""
    scales = Scales(schema, document, variables)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(scales.fragments) > LIMITS.fragments:
        raise TooMuch("fragments", LIMITS.fragments)
    if len(operations) > LIMITS.operations:
        raise TooMuch("operations", LIMITS.operations)
    for operation in operations:
        _compare(scales.operation(operation))
    # a fragment nobody spreads is validated like the others
    for name in scales.fragments:
        _compare(scales.fragment(name))


def _compare(weight: Weight) -> None:
    for what in ("depth", "fields", "aliases", "repeats", "directives", "cost"):
        most = getattr(LIMITS, what)
        if getattr(weight, what) > most:
            raise TooMuch(what, most)
