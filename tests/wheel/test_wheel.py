"""The wheel alone, in an empty virtual environment without Node: `parlour demo` shows shop, chat and desk."""

import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from postgres import free_port

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [made] = folder.glob("parlour-*.whl")
    return made


@pytest.fixture(scope="module")
def parlour(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel and the locked packages."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "pip"), "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True, timeout=400)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, timeout=120)
    return folder / "bin" / "parlour"


@pytest.fixture(scope="module")
def demo(parlour: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("elsewhere"), free_port()
    said = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "PARLOUR_DATA": str(folder / "data")}
    process = subprocess.Popen([str(parlour), "demo", "--port", str(port)], cwd=folder, env=said)
    base = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            httpx.get(f"{base}/schema")
            break
        except httpx.TransportError:
            assert process.poll() is None, "the demo ended"
            time.sleep(0.2)
    yield base
    process.terminate()
    assert process.wait(timeout=10) == 0


def test_the_wheel_carries_pages_goods_and_the_trained_model_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "pages/widget/",
        "pages/loader/",
        "pages/desk/",
        "pages/storefront/",
        "demo/products.jsonl",
        "assistant/models/",
    ):
        assert any(name.startswith(f"parlour/{part}") for name in names), part
    assert not [name for name in names if "node_modules" in name or name.startswith("tests/")]
    assert wheel.stat().st_size < 6_000_000


@pytest.mark.parametrize("path", ["/", "/desk", "/w/linden-lark.js", "/w/linden-lark/chat", "/schema"])
def test_every_page_is_there(demo: str, path: str) -> None:
    answer = httpx.get(f"{demo}{path}", follow_redirects=True)

    assert answer.status_code == 200
    assert len(answer.content) > 500


def test_a_shopper_is_answered(demo: str) -> None:
    visit = httpx.post(f"{demo}/v1/visits", json={"shop": "linden-lark"})
    assert visit.status_code == 201
