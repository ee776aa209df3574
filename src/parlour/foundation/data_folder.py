"""The data folder: made for this user alone, since it holds keys and what people said."""

from pathlib import Path

from parlour.settings import BadSettings


def make_data_folder(data: Path) -> None:
    """Make it unless it is there; raises `BadSettings` in words."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSettings(
            f"PARLOUR_DATA: {data} cannot be made ({error.strerror}). Name a folder of your own."
        ) from None
