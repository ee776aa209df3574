"""Logs: one event a line on stderr, without the contents of variables, for those may be somebody's words or secrets."""

import logging
import sys
from typing import TextIO, cast

import structlog

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


def configure_logs(level: str) -> None:
    """Set up the logs of this process; readable on a terminal, `key=value` elsewhere."""
    order = ["timestamp", "level", "event"]
    renderer: structlog.typing.Processor = structlog.processors.LogfmtRenderer(key_order=order)
    if sys.stderr.isatty():
        renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS.get(level.lower(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _StderrOfNow())),
        cache_logger_on_first_use=True,
    )


class _StderrOfNow:
    """Where stderr leads when a line is written: who has redirected it may have closed it again since."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()
