"""The API description, with errors as they really come: every refusal is a problem of RFC 9457."""

from dataclasses import dataclass
from typing import Any

from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import OpenAPI

from parlour.foundation.web.problems import MEDIA_TYPE
from parlour.foundation.web.schema_page import SchemaPage

PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong and what to do, after RFC 9457; some problems have more members.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
REFUSED = {
    "description": "The request cannot be read, or has a member of the wrong type.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class Described(OpenAPI):
    """The document, in which the framework's own form of an error is replaced by ours."""

    def to_schema(self) -> dict[str, Any]:  # JSON, as the base class writes it
        document = super().to_schema()
        document.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
        for path in document.get("paths", {}).values():
            for operation in path.values():
                if isinstance(operation, dict) and "400" in operation.get("responses", {}):
                    operation["responses"]["400"] = REFUSED
        return document


@dataclass
class Description(OpenAPIConfig):
    """How the description is made."""

    def to_openapi_schema(self) -> OpenAPI:
        made = super().to_openapi_schema()
        return Described(**{name: getattr(made, name) for name in made.__dataclass_fields__})


def describe(version: str) -> Description:
    """The description of our API, as a page and as a document."""
    return Description(
        title="Parlour",
        version=version,
        path="/schema",
        render_plugins=[SchemaPage(), JsonRenderPlugin()],
        use_handler_docstrings=True,
    )
