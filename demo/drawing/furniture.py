"""For the room: chair, table, shelf, lamp."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import BRASS, LEAF, LEAF_DARK, TYRE, Shades, shades_of


def chair(s: Shades) -> str:
    seat = "M112 214C160 200 240 200 288 214C296 220 300 236 294 244C240 260 160 260 106 244C100 236 104 220 112 214Z"
    return sheet(
        floor(200, 350, 120),
        line("M124 60L116 232M276 60L284 232", s.shade, 13),
        line("M136 240L132 336M264 240L268 336", s.deep, 11),
        solid(
            "top",
            "M112 62C150 44 250 44 288 62C294 78 292 96 286 104C250 90 150 90 114 104C108 96 106 78 112 62Z",
            s,
            line("M122 66C160 52 240 52 278 66", s.glint, 4, 0.8),
            lit=(-4, -5),
        ),
        line("M150 98L146 206M175 94L173 204M200 93V204M225 94L227 204M250 98L254 206", s.base, 8),
        line("M148 100L144 202M173 96L171 200M198 95V200M223 96L225 200M248 100L252 202", s.glint, 2, 0.8),
        line("M118 286H282", s.shade, 7),
        line("M118 284H282", s.light, 2.5),
        line("M112 240L96 350M288 240L304 350", s.base, 14),
        line("M108 244L93 344M284 244L300 344", s.glint, 3, 0.8),
        solid(
            "seat",
            seat,
            s,
            line("M120 220C166 208 234 208 280 220", s.glint, 5, 0.8),
            line("M150 236C176 240 224 240 250 236", s.line, 2, 0.35),
            lit=(-4, -9),
        ),
    )


def table(s: Shades) -> str:
    top = "M92 158H308L366 214C370 222 366 232 358 232H42C34 232 30 222 34 214Z"
    return sheet(
        floor(200, 344, 170),
        line("M110 232L104 306M290 232L296 306", s.deep, 12),
        fill("M60 230H340V252H60Z", s.deep),
        line("M62 240L50 340M338 240L350 340", s.base, 17),
        line("M57 244L46 334M333 244L345 334", s.glint, 3.5, 0.8),
        solid(
            "top",
            top,
            s,
            fill("M30 222H372V236H30Z", s.shade),
            line(
                "M98 174C150 168 230 182 314 172M78 194C160 186 240 204 336 192M56 212C150 206 260 220 352 210",
                s.line,
                2,
                0.3,
            ),
            line("M94 161H306", s.glint, 4),
            lit=(-4, -3),
        ),
        solid(
            "vase",
            "M186 132H222C220 146 232 154 230 170C228 186 180 186 178 170C176 154 188 146 186 132Z",
            shades_of("cream"),
        ),
        line(
            "M204 134C202 112 196 92 184 74M204 132C208 108 220 96 230 88M204 124C204 104 206 84 208 62", LEAF_DARK, 3
        ),
        fill(
            "M184 76C168 72 164 58 168 50C180 54 188 64 184 76ZM230 90C232 76 246 70 256 72C254 84 244 92 230 90ZM208 64C198 54 202 40 210 34C218 44 218 56 208 64ZM196 108C182 108 174 98 174 90C186 92 196 98 196 108Z",
            LEAF,
        ),
    )


def shelf(s: Shades) -> str:
    return sheet(
        floor(200, 354, 132),
        fill("M104 52H296V346H104Z", s.deep, 0.35),
        _books(),
        _plant(),
        line("M96 48V350M304 48V350", s.base, 15),
        line("M91 52V346M299 52V346", s.glint, 3, 0.8),
        *(box(96, y, 208, 13, 2, s.base) + box(96, y + 9, 208, 4, 2, s.shade) for y in (58, 148, 238, 326)),
        line("M100 60H300", s.glint, 2.5),
    )


def _books() -> str:
    tall = ((118, 84, 18, "#a3503f"), (138, 92, 14, "#e0cfae"), (154, 80, 20, "#3f5a6b"), (176, 96, 14, "#c9a24f"))
    low = ((206, 178, 16, "#6f7c48"), (224, 170, 20, "#e0cfae"), (246, 184, 13, "#77333e"), (262, 174, 18, "#4c74a4"))
    upper = "".join(box(x, y, w, 148 - y, 2, c) for x, y, w, c in tall)
    lower = "".join(box(x, y, w, 238 - y, 2, c) for x, y, w, c in low)
    return upper + lower + box(120, 306, 84, 20, 3, "#d8c19d") + box(128, 290, 68, 16, 3, "#5d7f86")


def _plant() -> str:
    pot = solid("pot", "M232 112H280L274 148H238Z", shades_of("terracotta"), lit=(-6, -2))
    leaves = line("M256 112C250 98 240 92 232 92M256 112C258 98 268 90 278 92M256 112C256 100 255 92 256 82", LEAF, 7)
    bowl = solid(
        "bowl", "M122 206H188C186 226 172 238 155 238C138 238 124 226 122 206Z", shades_of("white"), lit=(-6, -3)
    )
    jar = solid("jar", "M238 280H280V318C280 324 276 326 272 326H246C242 326 238 324 238 318Z", shades_of("sky")) + box(
        236, 270, 46, 12, 4, BRASS
    )
    return leaves + pot + bowl + jar


def lamp(s: Shades) -> str:
    shade = "M148 60H252C270 100 292 148 308 184C240 202 160 202 92 184C108 148 130 100 148 60Z"
    return sheet(
        floor(200, 346, 110),
        fill("M96 190C160 204 240 204 304 190L352 340H48Z", "#ffe6a6", 0.22),
        line("M200 196V312", TYRE, 10),
        line("M198 200V310", BRASS, 7),
        solid(
            "foot",
            "M136 334C136 314 166 304 200 304C234 304 264 314 264 334C264 346 136 346 136 334Z",
            shades_of("brass"),
            line("M152 326C160 316 178 312 196 311", "#fff4d6", 4, 0.8),
        ),
        oval(200, 188, 104, 13, "#fff0c2"),
        solid(
            "shade",
            shade,
            s,
            line("M158 76C142 112 126 146 112 178", s.glint, 13, 0.8),
            line("M186 62C176 110 166 150 160 196M222 62C232 110 240 150 246 196", s.line, 1.5, 0.25),
            line("M92 178C160 196 240 196 308 178", s.light, 6),
        ),
        oval(200, 61, 52, 8, s.deep),
        line("M272 196V246", BRASS, 2.5),
        oval(272, 250, 5, 6, BRASS),
    )
