"""The errors that leave a room; each says in `detail` what to do next."""


class ParlourError(Exception):
    """Something that a person can mend; `detail` says how, `status` is its HTTP number."""

    status = 500

    def __init__(self, detail: str, **members: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.members = members


class Malformed(ParlourError):
    """Not readable: not UTF-8, not JSON, missing or wrong types."""

    status = 400


class Unauthorized(ParlourError):
    """No token, or one that is not (or no longer) known."""

    status = 401


class Forbidden(ParlourError):
    """Known, but not allowed to do this."""

    status = 403


class NotThere(ParlourError):
    """Not there or not yours: the same words for both."""

    status = 404


class Conflict(ParlourError):
    """Something else happened in between; `members` tell the state of now."""

    status = 409


class TooLarge(ParlourError):
    """More bytes than are taken."""

    status = 413


class Unacceptable(ParlourError):
    """Well formed but not acceptable."""

    status = 422


class TooFast(ParlourError):
    """Over a limit; `retry_after` in seconds."""

    status = 429

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(ParlourError):
    """The database or another part is away; try again after `retry_after` seconds."""

    status = 503

    def __init__(self, detail: str, retry_after: int = 2) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TemporaryFailure(ParlourError):
    """An adapter could not do it now; it is tried again later."""

    status = 503


class Refused(ParlourError):
    """The other side said no; the agent is told why."""

    status = 422


class NeedsOwner(ParlourError):
    """Settings or a log-in must be mended by the owner."""

    status = 409
