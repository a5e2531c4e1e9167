from pathlib import Path

from tests.fuzz.fuzz import fuzz
from tests.kill.server import new_server


def test_no_random_question_of_any_role_is_answered_with_a_fault(tmp_path: Path) -> None:
    """A small run; `make fuzz` is the full one."""
    server = new_server(f"sqlite://{tmp_path}/talon.sqlite3", tmp_path)
    told: list[str] = []
    try:
        server.start()
        outcome = fuzz(server, 3, 1, told.append)
    finally:
        server.kill()
    assert outcome.cases > 100
    assert not outcome.failures, "\n".join(told)
