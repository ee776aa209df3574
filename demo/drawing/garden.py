"""For balcony and garden: planter, watering can, trowel."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import fill, floor, line, moved, oval, sheet, solid, turned
from drawing.shades import LEAF, LEAF_DARK, STEEL, STEEL_DARK, Shades, shades_of

OAK = shades_of("oak")


def planter(s: Shades) -> str:
    body = "M106 214H294L274 318C272 330 264 336 254 336H146C136 336 128 330 126 318Z"
    return sheet(
        floor(202, 338, 112),
        moved(0, 16, _twigs()),
        solid(
            "body",
            body,
            s,
            line("M132 232L146 322", s.glint, 10, 0.7),
            line("M120 290C180 300 230 300 284 288", s.line, 2, 0.3),
        ),
        fill("M106 214H294L291 230C230 240 170 240 109 230Z", s.deep, 0.5),
        solid(
            "rim",
            "M98 196C98 188 104 184 112 184H288C296 184 302 188 302 196V212C302 220 296 222 288 222H112C104 222 98 220 98 212Z",
            s,
            line("M106 193H290", s.glint, 5, 0.8),
            lit=(-8, -6),
        ),
    )


def _twigs() -> str:
    return (
        line(
            "M200 210C196 150 180 110 150 78M200 210C204 150 224 120 262 96M200 210C200 140 204 92 206 50M200 210C180 170 148 156 116 154M200 210C222 176 256 166 292 168",
            LEAF_DARK,
            5,
        )
        + fill(
            "M152 82C120 84 104 58 108 36C136 38 158 54 152 82ZM260 98C258 70 282 50 306 52C308 80 290 102 260 98ZM206 54C186 38 190 10 206 -4C224 14 226 38 206 54Z",
            LEAF,
        )
        + fill(
            "M118 156C96 170 70 158 62 140C82 126 108 132 118 156ZM290 170C300 148 328 142 346 156C338 178 310 186 290 170ZM186 140C162 146 146 128 146 112C166 108 186 120 186 140ZM220 136C222 114 240 104 256 108C256 128 240 142 220 136Z",
            "#79a46c",
        )
        + line(
            "M150 80C138 68 124 52 112 40M262 96C274 82 290 66 302 56M206 50V8M116 154C100 148 84 144 68 142M292 168C308 162 324 158 340 158",
            LEAF_DARK,
            1.8,
            0.7,
        )
    )


def wateringcan(s: Shades) -> str:
    body = "M92 176H246L258 312C259 326 250 334 238 334H100C88 334 79 326 80 312Z"
    spout = "M240 300L252 240L336 132L352 144L262 306Z"
    return sheet(
        floor(178, 336, 130),
        line("M98 196C44 190 26 250 48 288C58 304 72 306 86 302", s.deep, 14),
        line("M98 193C48 188 31 248 51 284C60 298 72 301 86 298", s.base, 7),
        line("M112 178C112 98 214 78 236 178", s.deep, 15),
        line("M112 176C112 100 210 82 232 176", s.base, 8),
        line("M116 150C126 116 156 104 180 108", s.glint, 3),
        solid("spout", spout, s, line("M256 252L336 146", s.glint, 5, 0.7), lit=(-5, -5)),
        solid(
            "rose",
            "M318 110L374 158C378 162 376 168 370 168L332 152L316 122C314 114 314 108 318 110Z",
            shades_of("brass"),
            lit=(-4, -3),
        ),
        line("M330 116L372 152", "#8a6a2e", 4, 0.7, "1 7"),
        solid(
            "body",
            body,
            s,
            line("M110 196C104 240 102 280 104 318", s.glint, 11, 0.7),
            line("M84 292H260M88 208H250", s.line, 2.5, 0.4),
        ),
        oval(169, 176, 77, 14, s.glint),
        oval(169, 178, 69, 10, s.deep),
        fill("M169 167C210 167 246 171 246 177L240 184C220 172 190 170 160 170Z", s.base),
        line(
            "M386 186C388 196 380 198 382 190ZM366 196C368 206 360 208 362 200ZM390 214C392 224 384 226 386 218Z",
            "#8fb9cc",
            4,
        ),
    )


def trowel(s: Shades) -> str:
    """Painted, with a handle of plain wood."""
    return _trowel(s, OAK)


def forgedtrowel(s: Shades) -> str:
    """Bare steel; the colour is on the handle."""
    return _trowel(shades_of("steel"), s)


def _trowel(s: Shades, wood: Shades) -> str:
    blade = "M168 222C168 208 232 208 232 222C240 262 234 322 200 366C166 322 160 262 168 222Z"
    handle = "M184 44C184 30 216 30 216 44C222 80 224 112 216 144H184C176 112 178 80 184 44Z"
    return sheet(
        floor(214, 330, 140, 16),
        turned(
            38,
            200,
            200,
            line("M200 150V214", STEEL_DARK, 15),
            line("M197 150V214", STEEL, 6),
            solid(
                "blade",
                blade,
                s,
                fill("M200 214V370C170 330 160 262 170 216Z", s.light),
                line("M200 232V346", s.line, 3, 0.5),
                lit=(-8, 0),
            ),
            solid("handle", handle, wood, line("M192 52C188 84 188 112 192 136", "#f0d5a8", 5), lit=(-8, 0)),
            fill("M180 138H220V156H180Z", STEEL_DARK),
            fill("M180 138H200V156H180Z", STEEL),
            line("M200 40C200 24 216 18 226 26", "#8a5a33", 4),
        ),
    )
