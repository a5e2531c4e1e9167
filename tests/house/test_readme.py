"""What the README promises."""

import json
import re
import subprocess
from pathlib import Path

from tests.kill.server import new_server

README = Path(__file__).parents[2] / "README.md"


def test_the_graphql_example_works_when_pasted(sqlite_url: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```sh\n(curl .*?)```", README.read_text("utf-8"), re.DOTALL)
    server = new_server(sqlite_url, tmp_path)
    try:
        server.start()
        pasted = example.replace("http://127.0.0.1:8000", server.url)
        answer = subprocess.run(["bash", "-c", pasted], capture_output=True, check=True, timeout=30).stdout
    finally:
        server.kill()
    told = json.loads(answer)
    assert "errors" not in told
    doctors = told["data"]["doctors"]
    assert doctors["totalCount"] > 3
    for edge in doctors["edges"]:
        assert edge["node"]["nextFree"]
        assert edge["node"]["freeCount"] >= len(edge["node"]["nextFree"])


def test_every_link_inside_the_project_leads_somewhere() -> None:
    root = README.parent
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md")]
    assert len(pages) > 8
    for page in pages:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} names {target}"
