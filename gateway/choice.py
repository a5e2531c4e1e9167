"""Which of a document's operations is meant."""

from collections.abc import Iterator

from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import SchemaExtension


class Choice(SchemaExtension):
    """Of several operations one has to be named (GraphQL, section 6.1); Strawberry would run the first."""

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        document, named = context.graphql_document, context._provided_operation_name is not None  # noqa: SLF001
        if document is not None and not named and not context.pre_execution_errors:
            operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
            if len(operations) > 1:
                context.pre_execution_errors = [GraphQLError("Say which operation is meant: give its `operationName`.")]
        yield
