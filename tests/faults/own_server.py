"""A PostgreSQL that a test may stop, start and fill up: its own folder, its own port."""

import os
import shutil
import subprocess
from pathlib import Path

from postgres import find_programs, free_port, run, unprivileged


class OwnPostgres:
    """One server in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.user = None if os.geteuid() else unprivileged()
        self.programs = find_programs()

    @property
    def address(self) -> str:
        return f"postgresql://parlour@127.0.0.1:{self.port}/postgres"

    def make(self, *options: str) -> None:
        """Create it in the folder, which must be empty and within reach of the user who will run it."""
        if self.user:
            shutil.chown(self.folder, self.user)
        where = ("-D", self.folder / "data", "-U", "parlour", "-A", "trust", "-E", "UTF8", "--no-sync")
        run(self.user, self.programs / "initdb", *where, *options)

    def start(self) -> None:
        said = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        log = self.folder / "log"
        run(self.user, self.programs / "pg_ctl", "-D", self.folder / "data", "-w", "-l", log, "-o", said, "start")

    def stop(self, *, check: bool = True) -> None:
        """As an operator restarts it: open connections are ended."""
        run(self.user, self.programs / "pg_ctl", "-D", self.folder / "data", "-m", "fast", "-w", "stop", check=check)

    def is_running(self) -> bool:
        asked = [str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), "status"]
        return not subprocess.run(asked, user=self.user, cwd="/", capture_output=True, check=False).returncode
