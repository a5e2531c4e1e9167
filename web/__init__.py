"""The page: a Reflex app that speaks to the gateway through GraphQL only."""
