"""Shoes: sneaker, boot, sandal, seen from the side with the toe to the right."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, sheet, solid
from drawing.shades import BRASS, RUBBER, TYRE, WOOD, WOOD_DARK, Shades, mix, shades_of

SOLE = shades_of("cream")


def sneaker(s: Shades) -> str:
    upper = (
        "M70 292C62 256 62 222 72 194C77 180 95 176 104 188C116 203 137 205 150 190L170 160"
        "C178 150 194 151 201 162L212 176C236 206 258 224 284 232C322 242 350 254 352 292Z"
    )
    sole = "M64 280C100 292 300 292 353 282C363 296 361 322 338 323H88C66 322 58 304 64 280Z"
    return sheet(
        floor(208, 324, 168),
        fill("M150 200L172 152C182 142 198 146 204 160L222 190L190 214Z", s.deep),
        solid(
            "upper",
            upper,
            s,
            fill("M296 236C268 246 258 270 262 296H360V230Z", s.shade),
            fill("M60 170H108C128 214 122 262 112 296H50Z", s.shade),
            fill("M164 170L196 156C220 196 252 222 292 232L266 252C222 240 186 214 164 170Z", s.light),
            line("M296 236C268 246 259 268 262 296M108 194C127 220 121 264 112 294", s.line, 2.5, 0.7),
            line("M136 262C170 244 196 238 226 250", s.glint, 9),
            line("M146 282C176 264 206 258 236 268", s.glint, 9),
        ),
        line("M176 190L208 170M192 212L224 190M212 231L243 208M235 246L264 224", RUBBER, 8),
        line("M176 192L208 172M192 214L224 192M212 233L243 210M235 248L264 226", s.line, 1.5, 0.45),
        line("M74 196C80 182 94 180 102 190", s.light, 5),
        solid("sole", sole, SOLE, fill("M58 312H364V326H58Z", s.deep), lit=(-8, -7)),
        line("M74 299C130 307 290 307 346 299", mix(SOLE.base, WOOD_DARK, 0.35), 2),
    )


def boot(s: Shades) -> str:
    upper = (
        "M108 88C140 78 190 78 216 88C214 130 218 164 230 188C262 210 322 210 342 252C350 270 350 288 346 300"
        "H106C100 226 100 150 108 88Z"
    )
    sole = "M98 292C170 300 300 300 350 292C360 300 360 318 352 326H196C186 326 184 316 172 316L168 332H102C94 322 94 302 98 292Z"
    return sheet(
        floor(216, 332, 162),
        solid(
            "upper",
            upper,
            s,
            fill("M286 214C262 232 254 262 258 302H360V200Z", s.shade),
            fill("M168 82H222L236 196L268 210L252 226L196 204C178 170 168 130 168 82Z", s.deep, 0.55),
            fill("M96 216C130 206 152 226 156 302H96Z", s.shade),
            line("M286 214C262 232 255 262 258 300M102 216C134 208 152 228 156 298", s.line, 2.5, 0.7),
            line("M166 84C166 132 178 176 196 206L250 228", s.line, 2.5, 0.7),
            line("M292 218C268 236 261 264 264 300", s.line, 1.5, 0.5, "5 6"),
            line("M124 104C119 150 119 176 121 204", s.glint, 6, 0.55),
            line("M108 90C140 100 190 100 216 90", s.glint, 7, 0.5),
        ),
        line("M170 118L214 108M172 142L217 130M178 166L222 152M188 188L229 173M202 206L240 190", BRASS, 6),
        line("M112 92C98 74 104 62 116 66L126 84", s.deep, 7),
        solid("sole", sole, shades_of("black"), fill("M90 288H362V301H90Z", WOOD), lit=(-8, -6)),
        line("M210 326V318M236 326V318M262 326V318M288 326V318M314 326V318M338 325V318", WOOD_DARK, 3, 0.7),
    )


def sandal(s: Shades) -> str:
    bed = "M46 262C50 238 88 242 122 258C172 282 216 260 262 262C306 262 346 256 358 276C358 292 346 300 326 300H80C54 300 46 286 46 262Z"
    back = "M112 280C112 240 122 204 144 184C166 170 206 178 226 196C222 224 222 254 226 282Z"
    front = "M238 284C238 254 244 234 256 220C286 212 326 236 338 282Z"
    return sheet(
        floor(205, 322, 168),
        line("M138 196C110 162 58 166 54 192C52 210 84 222 120 226", s.deep, 12),
        fill("M48 290C78 302 322 302 358 286C364 302 356 322 336 322H80C56 322 44 306 48 290Z", TYRE),
        solid(
            "bed",
            bed,
            shades_of("oak"),
            line("M56 256C86 246 114 262 138 270C188 282 222 268 262 268C300 268 330 266 350 278", "#ecd0a4", 6),
        ),
        line("M80 286H334M100 294H316", WOOD_DARK, 2, 0.5, "1 9"),
        fill("M144 184C118 200 106 240 106 272H130C130 240 132 206 144 184Z", s.deep),
        fill("M256 220C240 232 230 256 230 278H250C248 256 250 236 256 220Z", s.deep),
        solid(
            "back",
            back,
            s,
            _stitches(s, "M134 274C134 240 142 208 158 190M206 186C202 214 202 250 206 276"),
            line("M146 194C168 182 198 188 218 202", s.glint, 5),
        ),
        solid(
            "front",
            front,
            s,
            _stitches(s, "M256 278C256 256 260 240 268 228M308 236C318 250 324 264 328 280"),
            line("M258 228C284 222 314 242 326 266", s.glint, 5),
        ),
        line("M138 200C112 174 64 176 62 196C62 210 96 214 126 222", s.base, 9),
        _buckle(178, 228),
        _buckle(288, 254),
    )


def _stitches(s: Shades, path: str) -> str:
    return line(path, s.line, 1.5, 0.6, "5 6")


def _buckle(x: float, y: float) -> str:
    frame = f"M{x - 13} {y - 12}h26v24h-26Z"
    return line(frame, BRASS, 6) + line(f"M{x} {y - 10}v18", BRASS, 4) + box(x - 15, y - 15, 30, 3, 1, "#fff", 0.3)
