"""Talon's door alone, without the page: `uvicorn --factory bench.door:app`, settings from the environment."""

from starlette.applications import Starlette

from gateway.app import create_app
from gateway.parts import build_parts
from gateway.settings import read_settings


def app() -> Starlette:
    return create_app(build_parts(read_settings()))
