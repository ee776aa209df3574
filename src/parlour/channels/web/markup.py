"""JSON that may stand inside a script: nothing in it can end the script or begin another."""

import msgspec

_DANGEROUS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_json(value: object) -> str:
    """The value as JSON that is also safe JavaScript and safe inside of HTML."""
    return msgspec.json.encode(value).decode().translate(_DANGEROUS)
