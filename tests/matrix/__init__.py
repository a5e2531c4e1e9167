"""Who may see what: every field of the schema × everybody × what is theirs, their dependant's, another's."""
