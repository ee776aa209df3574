"""The API description tells errors as they come."""

from dataclasses import dataclass

from litestar import Litestar, post
from litestar.params import JSONBody
from litestar.testing import TestClient

from parlour.foundation.web.description import Description
from parlour.foundation.web.problems import HANDLERS


@dataclass
class Wish:
    """What somebody wants."""

    what: str


@post("/wishes")
async def wish(data: JSONBody[Wish]) -> None:
    """Wish for something."""


def test_a_bad_request_is_described_as_the_problem_that_it_is_answered_with() -> None:
    app = Litestar([wish], exception_handlers=HANDLERS, openapi_config=Description("Wishes", "1"))
    with TestClient(app) as client:
        document = client.get("/schema/openapi.json").json()
        answer = client.post("/wishes", json={"what": 7})

    [(form, told)] = document["paths"]["/wishes"]["post"]["responses"]["400"]["content"].items()
    problem = document["components"]["schemas"][told["schema"]["$ref"].rpartition("/")[2]]
    assert answer.headers["content-type"] == form == "application/problem+json"
    assert set(problem["required"]) <= set(answer.json())
