"""Enforces what the SDL prints: each field's resolver is wrapped once, when the schema is built, with its own rule.

Rows of people come from owner-scoped queries already. What is checked here again is that the row at hand stands in
what its scoped query gives to this very person, by the same batch function that `node(id)` uses.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema

from gateway.checks import CHECKS, Check
from gateway.context import Context
from gateway.schema.access import Rule, rule_of

OPEN = frozenset({Rule.PUBLIC, Rule.WITH_PARENT})
Resolve = Callable[..., Any]


class Unruled(Exception):
    """A field of the schema names no rule; the text says which."""


def guard(schema: GraphQLSchema) -> None:
    """Raises Unruled."""
    for name, kind in schema.type_map.items():
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__"):
            for field_name, field in kind.fields.items():
                _guard(field, declared(kind, field_name))
        elif isinstance(kind, GraphQLInterfaceType):
            for field_name in kind.fields:
                declared(kind, field_name)


def declared(kind: GraphQLObjectType | GraphQLInterfaceType, field_name: str) -> Rule:
    """The rule a field prints. Raises Unruled."""
    rule = rule_of(kind.fields[field_name].extensions["strawberry-definition"])
    if rule is None or (rule is Rule.BY_TYPE and isinstance(kind, GraphQLObjectType)):
        raise Unruled(f"{kind.name}.{field_name} does not say who may use it: give it directives=[access(Rule.…)].")
    return rule


def _guard(field: GraphQLField, rule: Rule) -> None:
    if rule in OPEN:
        return
    check = CHECKS[rule]
    if field.subscribe is not None:
        field.subscribe = _guarded(field.subscribe, check)
    elif field.resolve is not None:
        field.resolve = _guarded(field.resolve, check)


def _guarded(resolve: Resolve, check: Check) -> Resolve:
    def guarded(source: Any, info: GraphQLResolveInfo[Context], **arguments: Any) -> Any:
        context: Context = info.context
        verdict = check(source, context)
        if verdict is True:
            return resolve(source, info, **arguments)
        return None if verdict is False else _after(verdict, partial(resolve, source, info, **arguments), info)

    return guarded


async def _after(verdict: Awaitable[bool], resolve: Callable[[], Any], info: GraphQLResolveInfo[Context]) -> Any:
    if not await verdict:
        return None
    found = resolve()
    return await found if info.is_awaitable(found) else found
