"""A PostgreSQL of the tests' own: in a temporary folder, on loopback, stopped at the end by its own id."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

MISSING = "PostgreSQL is missing. Bring it with: apt-get install -y postgresql  (only its programs are used)"


class Missing(Exception):
    """Something the tests need is not on this machine; the message says how to bring it."""


@contextmanager
def own_postgres() -> Iterator[str]:
    """Start a server, answer with its address (ending in /postgres), stop it."""
    programs = find_programs()
    folder = Path(mkdtemp(prefix="parlour-pg-"))
    user = None if os.geteuid() else unprivileged()
    if user:
        shutil.chown(folder, user)
    port = free_port()
    try:
        run(user, programs / "initdb", "-D", folder / "data", "-U", "parlour", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
        log = folder / "log"
        run(user, programs / "pg_ctl", "-D", folder / "data", "-w", "-t", "60", "-l", log, "-o", options, "start")
        yield f"postgresql://parlour@127.0.0.1:{port}/postgres"
    finally:
        run(user, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """The folder of initdb and pg_ctl: on the path, or where Debian keeps the newest."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    raise Missing(MISSING)


def unprivileged() -> str:
    """PostgreSQL refuses to run as root: who else is there?"""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Missing("There is no user `postgres` or `nobody` to run PostgreSQL as. Add one with: useradd postgres")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(user: str | None, *command: object, check: bool = True) -> None:
    done = subprocess.run(
        [str(part) for part in command], user=user, capture_output=True, text=True, check=False, cwd="/", timeout=120
    )
    if check and done.returncode:
        raise Missing(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")
