"""The API description as a page to read: every operation with its words and forms, from the OpenAPI document alone."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

STYLE = """
:root { color-scheme: light dark; --paper: light-dark(#faf6ee, #211e1a); --ink: light-dark(#24211c, #ece5d8);
  --quiet: light-dark(#6b6459, #a89f90); --green: light-dark(#1f4d3a, #8fc4a8); --line: light-dark(#e2d9c8, #3a352e); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1, h2 { font-family: "Iowan Old Style", Charter, Georgia, serif; font-weight: 600; } h2 { margin-top: 3rem; }
a { color: var(--green); } p { margin: .25rem 0 .75rem; } .quiet { color: var(--quiet); }
details { border-top: 1px solid var(--line); padding: .75rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; }
summary b { display: inline-block; min-width: 4.5rem; color: var(--green); font-size: .875rem; }
code, pre { font: 14px/1.5 ui-monospace, monospace; } pre { overflow-x: auto; margin: 0; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; frame-ancestors 'none'"


class SchemaPage(OpenAPIRenderPlugin):
    """Renders the document without a script and without asking anybody else for anything."""

    def __init__(self) -> None:
        super().__init__(path="/", favicon="")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return page(openapi_schema).encode()


def page(document: Mapping[str, Any]) -> str:
    """The whole page."""
    title = escape(document["info"]["title"])
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}: API</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY.partition("; frame")[0])}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>",
        f'<p class="quiet">Version {escape(document["info"]["version"])}. The same for programs: '
        '<a href="/schema/openapi.json">openapi.json</a>. How to write a client: docs/protocol.md.</p>',
    ]
    for tag, operations in _by_tag(document).items():
        parts.append(f"<h2>{escape(tag.capitalize())}</h2>")
        parts.extend(operations)
    return "".join(parts) + "</body></html>"


def _by_tag(document: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, methods in sorted(document.get("paths", {}).items()):
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                tag = next(iter(operation.get("tags", ())), "more")
                found.setdefault(tag, []).append(_operation(path, method, operation, document))
    return found


def _operation(path: str, method: str, operation: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    words = operation.get("description") or operation.get("summary") or ""
    return (
        f"<details><summary><b>{method.upper()}</b> <code>{escape(path)}</code><br>"
        f'<span class="quiet">{escape(words)}</span></summary>'
        f"<table>{''.join(_rows(operation, document))}</table></details>"
    )


def _rows(operation: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[str]:
    for given in operation.get("parameters", ()):
        yield _row(f"{given['name']} ({given['in']})", _form(given.get("schema", {}), document))
    for body in operation.get("requestBody", {}).get("content", {}).values():
        yield _row("body", _form(body.get("schema", {}), document))
    for status, response in sorted(operation["responses"].items()):
        forms = [_form(one.get("schema", {}), document) for one in response.get("content", {}).values()]
        yield _row(status, "".join(forms) or escape(response.get("description", "")))


def _row(name: str, form: str) -> str:
    return f"<tr><th><code>{escape(name)}</code></th><td>{form}</td></tr>"


def _form(schema: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    """A schema in a line, or for an object a line a member."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        lines = [f"{name}: {_kind(member)}" for name, member in schema.get("properties", {}).items()]
        required = set(schema.get("required", ()))
        marked = [line if line.partition(":")[0] in required else line.replace(":", "?:", 1) for line in lines]
        return f"<pre>{escape(chr(10).join(marked))}</pre>" if marked else escape(_kind(schema))
    return f"<code>{escape(_kind(schema))}</code>"


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "oneOf" in schema or "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(one) for one in schema.get("oneOf", schema.get("anyOf", ()))))
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    kind = schema.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
