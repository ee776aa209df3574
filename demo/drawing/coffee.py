"""For coffee and tea: kettle, cup, hand grinder, packet."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import BRASS, RUBBER, STEEL, STEEL_DARK, WOOD, WOOD_DARK, Shades, mix, shades_of

OAK = shades_of("oak")
BEAN = "#5b3d2b"


def kettle(s: Shades) -> str:
    body = (
        "M132 150H244C254 190 278 262 288 306C292 326 282 334 264 334H112C94 334 84 326 88 306C98 262 122 190 132 150Z"
    )
    spout = "M268 288C312 280 306 232 314 196C318 172 330 160 350 156"
    return sheet(
        floor(194, 336, 136),
        line(spout, s.shade, 22),
        line(spout, s.base, 14),
        line("M270 284C306 276 302 228 309 194", s.light, 4),
        line("M344 148L356 162", s.deep, 7),
        line("M132 160C70 128 28 158 40 236C44 262 58 276 74 276", WOOD_DARK, 20),
        line("M128 156C70 128 32 156 42 232C46 256 58 268 72 270", WOOD, 11),
        solid(
            "body",
            body,
            s,
            line("M140 176C128 214 112 270 106 312", s.glint, 13, 0.8),
            fill("M80 312H300V340H80Z", s.deep, 0.55),
            line("M124 168H256", s.line, 2, 0.35),
        ),
        solid(
            "lid",
            "M126 150C128 122 156 112 188 112C220 112 248 122 250 150C230 158 146 158 126 150Z",
            s,
            line("M140 144C146 126 160 120 180 118", s.glint, 5),
        ),
        line("M188 112V100", STEEL_DARK, 7),
        solid("knob", "M170 86a18 14 0 1 1 36 0a18 14 0 1 1 -36 0Z", OAK),
    )


def cup(s: Shades) -> str:
    body = (
        "M84 152H268C268 220 262 262 246 296C238 316 224 324 204 324H148C128 324 114 316 106 296C90 262 84 220 84 152Z"
    )
    handle = "M262 182C318 166 340 196 326 232C316 258 284 274 252 270"
    return sheet(
        floor(184, 326, 122),
        line(
            "M140 112C126 96 154 82 140 62M180 104C166 88 194 74 180 50M220 112C206 96 234 82 220 62", s.shade, 5, 0.4
        ),
        line(handle, s.shade, 24),
        line("M262 179C314 164 334 194 321 228C312 252 284 266 254 264", s.base, 14),
        solid(
            "body",
            body,
            s,
            line("M106 180C108 230 114 266 128 294", s.glint, 11, 0.8),
            fill("M80 268C140 286 220 286 274 268V330H80Z", mix(s.base, RUBBER, 0.7), 0.85),
            line("M98 270C150 286 206 286 256 270", s.line, 2, 0.45),
        ),
        oval(176, 152, 92, 22, s.glint),
        oval(176, 155, 82, 16, s.deep),
        oval(176, 159, 76, 12, "#6b452d"),
        line("M122 158C140 150 172 148 196 150", "#a3714c", 4),
    )


def grinder(s: Shades) -> str:
    body = "M146 138H254V314C254 328 244 336 230 336H170C156 336 146 328 146 314Z"
    return sheet(
        floor(202, 338, 96),
        line("M200 96V74C200 66 206 62 214 62H316", STEEL_DARK, 9),
        line("M200 94V74C200 66 206 61 214 60H312", STEEL, 4),
        solid("knob", "M304 40H334C342 56 342 82 330 98H308C296 82 296 56 304 40Z", OAK, lit=(-7, -2)),
        line("M319 98V106", STEEL_DARK, 5),
        solid(
            "lid",
            "M140 138C142 106 168 94 200 94C232 94 258 106 260 138Z",
            shades_of("steel"),
            line("M156 132C160 114 172 106 190 102", "#fff", 5, 0.8),
        ),
        solid(
            "body",
            body,
            s,
            line("M164 152V318", s.glint, 11, 0.7),
            fill("M140 224H260V260H140Z", WOOD),
            fill("M236 224H260V260H236Z", WOOD_DARK),
            line("M140 224H260M140 260H260", s.line, 2, 0.5),
            line("M150 234H250M150 247H250", WOOD_DARK, 1.5, 0.6),
        ),
        fill("M140 132H260V146H140Z", STEEL_DARK),
        fill("M140 132H214V146H140Z", STEEL),
        _bean(104, 322),
        _bean(296, 328),
        _bean(322, 318),
    )


def _bean(x: float, y: float) -> str:
    return oval(x, y, 14, 9, BEAN) + line(
        f"M{x - 12} {y + 1}C{x - 4} {y - 5} {x + 4} {y + 5} {x + 12} {y - 1}", "#8d6448", 2
    )


def packet(s: Shades) -> str:
    body = (
        "M108 92H292C286 160 290 250 304 318C306 330 300 336 290 336H110C100 336 94 330 96 318C110 250 114 160 108 92Z"
    )
    return sheet(
        floor(202, 338, 128),
        solid(
            "body",
            body,
            s,
            line("M126 108C132 180 128 260 116 326", s.glint, 8, 0.6),
            fill("M262 92C258 190 268 270 284 340H310V92Z", s.shade, 0.7),
        ),
        solid(
            "top",
            "M104 60C104 54 108 50 114 50H286C292 50 296 54 296 60V98H104Z",
            s,
            line("M104 76H296", s.line, 2, 0.4),
            lit=(-6, -3),
        ),
        fill("M100 90H300V104H100Z", BRASS),
        fill("M100 90H200V104H100Z", mix(BRASS, "#ffffff", 0.25)),
        box(142, 150, 116, 130, 5, "#fbf5e8"),
        box(150, 158, 100, 114, 3, s.base, 0.18),
        line("M166 252H234M180 264H220", BEAN, 3.5, 0.8),
        line(
            "M200 236C168 226 162 196 178 176C190 180 197 186 200 196C203 186 210 180 222 176C238 196 232 226 200 236ZM200 238V200M200 222L186 206M200 222L214 206",
            BEAN,
            3,
        ),
        oval(200, 124, 8, 8, s.deep),
        oval(200, 124, 3.5, 3.5, s.light),
    )
