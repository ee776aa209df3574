"""The command line."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

import parlour
from parlour.app import other_takers
from parlour.assistant.mind.process import be_the_mind
from parlour.commands import flows as of_flows
from parlour.commands.asking import ask as ask_in_bulk
from parlour.commands.demo import demo as show_demo
from parlour.commands.doctor import doctor as see_doctor
from parlour.commands.evaluating import Kinds
from parlour.commands.evaluating import evaluate as evaluate_file
from parlour.commands.exam import exam as hold_exam
from parlour.commands.importing import import_shop
from parlour.commands.keeping import backup as write_backup
from parlour.commands.keeping import restore as restore_backup
from parlour.commands.knocking import owner_link as print_owner_link
from parlour.commands.searching import search as search_in_bulk
from parlour.commands.serving import serve as serve_now
from parlour.commands.suggesting import suggest as suggest_in_bulk
from parlour.commands.talks import import_talks as take_talks
from parlour.commands.understanding import understand as understand_in_bulk
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion
from parlour.foundation.database.open import BadAddress, CannotOpen
from parlour.settings import BadSettings, read_settings

app = App(name="parlour", help=parlour.__doc__ or "", version=parlour.__version__)


flows = App(name="flows", help="See, check and try how the assistant serves requests.")
app.command(flows)


@app.command
def demo(*, host: str = "127.0.0.1", port: int = 8000, reset: bool = False) -> int:
    """Show Parlour with the demo shop Linden & Lark; `--reset` forgets what was said before."""
    return show_demo(read_settings(os.environ), host, port, reset=reset)


@app.command
def serve(*, host: str = "127.0.0.1", port: int = 8000) -> int:
    """Serve the shops of this installation."""
    return serve_now(read_settings(os.environ), host, port)


@app.command(name="import")
def import_(folder: Path, /, *, shop: str, complete: bool = False, strict: bool = False) -> int:
    """Import a shop's folder in the plain format; importing it again changes nothing.

    `--complete` makes products that the file lacks unavailable; `--strict` ends with 1 when a line was bad.
    """
    return import_shop(
        read_settings(os.environ), folder, shop, complete=complete, strict=strict, makes_way=True, others=other_takers
    )


@app.command
def search(*, shop: str, top: int = 10, jsonl: bool = True) -> int:
    """Search a shop's goods: JSON Lines with `id` and `query` in, results out."""
    return search_in_bulk(read_settings(os.environ), shop, top=top, lines=sys.stdin.buffer, out=sys.stdout.buffer)


@app.command
def ask(*, shop: str, jsonl: bool = True) -> int:
    """Try the assistant on many talks: JSON Lines with `talk` and `text` in, answers out; nothing is kept."""
    return ask_in_bulk(read_settings(os.environ), shop, lines=sys.stdin.buffer, out=sys.stdout.buffer)


@app.command
def suggest(*, history: Path, jsonl: bool = True) -> int:
    """Learn from past conversations what agents do: JSON Lines with `id` and `entries` in, suggestions out."""
    return suggest_in_bulk(read_settings(os.environ), history, lines=sys.stdin.buffer, out=sys.stdout.buffer)


@app.command(name="import-talks")
def import_talks(file: Path, /, *, shop: str) -> int:
    """Learn from past conversations of another desk: JSON Lines with `talk` and `entries`; nobody's data is kept."""
    return take_talks(read_settings(os.environ), file, shop)


@app.command
def exam(*, shop: str, talks: Path | None = None, number: Annotated[int | None, Parameter(show=False)] = None) -> int:
    """Hold golden and past talks before and after what waits at the desk; 1 when the change is refused.

    `--talks` is a file of talks in the form of the evaluation files, held besides the shop's golden ones.
    """
    return hold_exam(read_settings(os.environ), shop, talks=talks, number=number, out=sys.stdout.buffer)


@flows.command
def check(folder: Path | None = None, /, *, shop: str | None = None) -> int:
    """Tell every fault of the flows in a folder, or of those that a shop has; 1 when there is one."""
    return of_flows.check(read_settings(os.environ), folder, shop)


@flows.command
def draw(
    name: str, /, *, shop: str | None = None, folder: Path | None = None, out: Path | None = None, text: bool = False
) -> int:
    """Draw a flow as SVG, or as Mermaid with `--text`."""
    return of_flows.draw(read_settings(os.environ), name, shop=shop, folder=folder, out=out, text=text)


@flows.command(name="test")
def try_talks(file: Path, /, *, shop: str, folder: Path | None = None) -> int:
    """Hold the talks of a JSON Lines file with a shop, with the flows of `--folder` if given; 1 when a check fails."""
    return of_flows.try_talks(read_settings(os.environ), file, shop=shop, folder=folder)


@flows.command
def forget(name: str, /, *, shop: str) -> int:
    """Take a flow of a shop's own away; ours of that name stands again."""
    return of_flows.forget(read_settings(os.environ), name, shop=shop)


@app.command
def understand(*, examples: Path | None = None, jsonl: bool = True) -> int:
    """Read messages: JSON Lines with `id` and `text` in, what they mean out; needs no shop.

    With `--examples FILE` (CSV: sentence,label) by a shop's own requests, `none` where a text is none of them.
    """
    settings = read_settings(os.environ)
    return understand_in_bulk(settings, examples, lines=sys.stdin.buffer, out=sys.stdout.buffer)


@app.command
def evaluate(file: Path, /, *, kind: Kinds, shop: str | None = None) -> int:
    """Score the assistant on a file of cases; talks and search need `--shop`."""
    return evaluate_file(read_settings(os.environ), file, kind, shop)


@app.command
def backup(file: Path, /) -> int:
    """Write one archive of database, attachments and keys; works beside a running server."""
    return write_backup(read_settings(os.environ), file)


@app.command
def restore(file: Path, /) -> int:
    """Replace everything by an archive; stop the server first."""
    return restore_backup(read_settings(os.environ), file)


@app.command
def doctor() -> int:
    """Say what is wrong with this installation, and how to mend it."""
    return see_doctor(read_settings(os.environ))


@app.command(name="owner-link")
def owner_link(*, shop: str | None = None) -> int:
    """Print a one-time link to the desk for an owner; it works once and for a day."""
    return print_owner_link(read_settings(os.environ), shop)


@app.command(show=False)
def mind() -> int:
    """Think for a serving process, which starts this itself."""
    asyncio.run(be_the_mind(read_settings(os.environ)))
    return 0


def main(words: list[str] | None = None) -> None:
    """Run one command; its exit status is the process's, and 2 when it cannot even begin."""
    try:
        sys.exit(app(words) or 0)
    except (BadSettings, BadAddress, CannotOpen, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
