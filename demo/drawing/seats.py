"""More to sit on and at: folding chair, desk chair, armchair, desk, balcony table."""

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import STEEL, STEEL_DARK, WOOD, WOOD_DARK, Shades, mix, shades_of


def foldingchair(s: Shades) -> str:
    frame = mix(STEEL_DARK, "#2a2522", 0.35)
    return sheet(
        floor(200, 350, 124),
        line("M120 56L128 212M280 56L272 212", frame, 8),
        line("M118 232L270 344M282 232L130 344", STEEL_DARK, 6),
        line("M128 212L100 348M272 212L300 348", frame, 8),
        line("M125 216L98 344M270 216L297 344", STEEL, 2, 0.7),
        *(_slat(f"b{y}", 112 + n * 2, y, 176 - n * 4, s) for n, y in enumerate((62, 98, 134))),
        *(_slat(f"s{y}", 116 - n * 6, y, 168 + n * 12, s) for n, y in enumerate((196, 212, 229))),
    )


def _slat(name: str, x: float, y: float, width: float, s: Shades) -> str:
    ends = (
        f"C{x + width + 8} {y} {x + width + 8} {y + 19} {x + width} {y + 19}H{x}C{x - 8} {y + 19} {x - 8} {y} {x} {y}Z"
    )
    return solid(
        name,
        f"M{x} {y}H{x + width}{ends}",
        s,
        line(f"M{x + 4} {y + 5}H{x + width - 14}", s.glint, 3, 0.8),
        lit=(-3, -5),
    )


def deskchair(s: Shades) -> str:
    back = "M128 56C150 42 250 42 272 56C284 90 284 130 274 158C246 170 154 170 126 158C116 130 116 90 128 56Z"
    seat = "M104 214C120 198 280 198 296 214C306 232 304 246 294 254C250 266 150 266 106 254C96 246 94 232 104 214Z"
    return sheet(
        floor(200, 350, 120),
        line("M140 258L128 338M260 258L272 338", WOOD_DARK, 11),
        line("M172 150L168 216M228 150L232 216", WOOD_DARK, 11),
        line("M112 256L88 348M288 256L312 348", WOOD, 14),
        line("M108 260L86 344M284 260L308 344", "#e8c99a", 3, 0.8),
        solid(
            "back",
            back,
            s,
            line("M136 66C162 56 238 56 262 66", s.glint, 6, 0.7),
            line("M136 100C170 108 230 108 264 100M136 130C170 138 230 138 264 130", s.line, 1.8, 0.35),
            lit=(-8, -6),
        ),
        solid("seat", seat, s, line("M116 220C150 208 250 208 284 220", s.glint, 6, 0.7), lit=(-6, -10)),
    )


def armchair(s: Shades) -> str:
    back = "M104 92C104 60 130 50 200 50C270 50 296 60 296 92V232H104Z"
    cushion = "M112 214C112 202 122 198 134 198H266C278 198 288 202 288 214V252H112Z"
    return sheet(
        floor(200, 346, 156),
        line("M96 308L84 342M304 308L316 342M140 312V336M260 312V336", WOOD_DARK, 13),
        solid(
            "back",
            back,
            s,
            line("M122 96C124 74 146 68 190 67", s.glint, 8, 0.7),
            line("M200 70V200", s.line, 2, 0.3),
            oval(152, 126, 4, 4, s.deep),
            oval(248, 126, 4, 4, s.deep),
            oval(200, 126, 4, 4, s.deep),
        ),
        solid("cushion", cushion, s, line("M124 208H270", s.glint, 6, 0.8), lit=(-6, -6)),
        solid("front", "M96 246H304V312H96Z", s, fill("M96 246H304V258H96Z", s.deep, 0.5), lit=(-6, -8)),
        solid(
            "left",
            "M64 190C64 166 116 166 118 190L120 314H70Z",
            s,
            line("M76 192C80 180 100 178 106 188", s.glint, 6, 0.8),
            lit=(-6, -3),
        ),
        solid(
            "right",
            "M336 190C336 166 284 166 282 190L280 314H330Z",
            s,
            line("M294 192C298 180 318 178 324 188", s.glint, 6, 0.8),
            lit=(-6, -3),
        ),
        box(290, 158, 30, 10, 2, "#a3503f"),
        box(292, 150, 28, 9, 2, "#e0cfae"),
    )


def desk(s: Shades) -> str:
    return sheet(
        floor(200, 344, 172),
        line("M86 204L66 340M314 204L334 340", WOOD, 14),
        line("M82 208L63 336M310 208L330 336", "#e8c99a", 3, 0.8),
        line("M126 204L118 310M274 204L282 310", WOOD_DARK, 10),
        fill("M58 196H342V222H58Z", s.deep),
        solid(
            "top",
            "M84 146H316L362 186C368 192 366 204 358 204H42C34 204 32 192 38 186Z",
            s,
            line("M92 150H308", s.glint, 4),
            fill("M110 156H290V162H110Z", s.deep),
            lit=(-2, -8),
        ),
        fill("M128 160H196L190 182H114Z", "#fbf6ea"),
        line("M130 167H180M126 174H172", "#b9ad98", 2),
        fill("M232 118H262V168H232Z", "#6f7c48"),
        fill("M262 112H276V168H262Z", "#c9a24f"),
        fill("M276 124H294V168H276Z", "#a3503f"),
    )


def balconytable(s: Shades) -> str:
    holes = "".join(f"M{x} {y}h.1" for y in (166, 180) for x in range(112 - (y - 166), 300 + (y - 166), 17))
    return sheet(
        floor(204, 346, 130),
        line("M120 200L276 344M280 200L124 344", s.deep, 9),
        line("M96 200L252 344", s.base, 9),
        line("M304 200L148 344", s.base, 9),
        solid(
            "top",
            "M104 152H296L336 190C342 196 340 206 332 206H68C60 206 58 196 64 190Z",
            s,
            line(holes, s.deep, 5),
            line("M110 156H290", s.glint, 4),
            lit=(-2, -8),
        ),
        solid(
            "jug",
            "M176 98H226C226 116 236 132 232 158C228 172 174 172 170 158C166 132 176 116 176 98Z",
            shades_of("cream"),
        ),
        line("M230 118C252 116 252 148 232 150", "#d9c8a8", 7),
        oval(278, 166, 24, 8, "#f7f1e4"),
        oval(278, 164, 16, 5, "#e0cfae"),
    )
