class CannotRun(Exception):
    """The command can not do what was asked; the text says why and what to do."""
