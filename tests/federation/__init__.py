"""`make federation`: five clinic systems of four kinds, and the gateway over them."""
