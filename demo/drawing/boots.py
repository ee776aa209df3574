"""Boots without laces and the house sandal: chelsea, rainboot, slipper."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import fill, floor, line, sheet, solid
from drawing.shades import TYRE, WOOD, WOOD_DARK, Shades, mix, shades_of


def chelsea(s: Shades) -> str:
    upper = "M112 84C142 92 180 92 210 82C210 128 214 164 228 190C262 214 330 222 346 262C350 278 348 290 344 302H108C104 240 102 150 112 84Z"
    sole = "M100 296H348C358 304 356 318 348 324H196C186 324 184 318 176 318L172 336H106C96 328 94 306 100 296Z"
    return sheet(
        floor(216, 336, 160),
        line("M118 92C104 66 124 56 134 76L138 92", s.deep, 8),
        solid(
            "upper",
            upper,
            s,
            fill("M142 88C138 140 146 190 172 216C196 196 196 140 190 88Z", s.deep),
            line(
                "M150 96C148 140 154 180 172 204M162 94C160 136 164 168 174 192M174 92C174 130 178 156 182 176",
                s.line,
                2.5,
                0.5,
            ),
            line("M104 246C130 236 160 236 178 218C206 232 232 250 240 304", s.line, 2.5, 0.55),
            line("M124 106C118 150 117 190 119 224", s.glint, 6, 0.5),
            line("M262 226C300 236 326 248 336 268", s.glint, 6, 0.5),
        ),
        solid("sole", sole, shades_of("brown"), fill("M90 292H360V302H90Z", WOOD), lit=(-8, -5)),
        line("M110 318H170M206 314H340", WOOD_DARK, 2, 0.6),
    )


def rainboot(s: Shades) -> str:
    upper = "M106 70C142 62 190 62 222 70C220 120 222 170 232 200C268 222 336 226 348 268C352 284 350 296 346 306H110C98 230 98 150 106 70Z"
    sole = "M102 298C180 304 300 304 352 298C360 308 358 326 348 330H196C188 330 186 322 178 322L174 338H110C98 330 96 308 102 298Z"
    return sheet(
        floor(222, 338, 160),
        solid(
            "upper",
            upper,
            s,
            fill("M100 62H230V92H100Z", s.light),
            line("M102 94C142 88 190 88 226 94", s.line, 2, 0.4),
            fill("M300 222C276 240 268 272 272 310H360V222Z", s.shade),
            line("M300 226C278 244 270 272 274 308", s.line, 2, 0.45),
            line("M124 112C116 160 116 220 122 284", s.glint, 12, 0.75),
            line("M250 224C280 232 306 238 322 248", s.glint, 6, 0.6),
        ),
        fill("M106 70C142 62 190 62 222 70C190 82 142 82 106 70Z", s.deep),
        solid("sole", sole, shades_of("cream"), fill("M90 318H362V342H90Z", mix(s.deep, TYRE, 0.4)), lit=(-6, -6)),
        line("M212 330V320M240 330V320M268 330V320M296 330V320M324 330V320", "#e8dcc6", 3, 0.6),
    )


def slipper(s: Shades) -> str:
    bed = "M46 270C50 246 88 250 122 264C172 286 216 268 262 270C306 270 346 264 358 284C358 300 346 306 326 306H80C54 306 46 292 46 270Z"
    back = "M128 288C130 240 146 206 172 198C206 196 232 214 238 240C238 262 238 276 238 288Z"
    front = "M246 290C246 262 254 242 266 232C296 228 326 250 338 286Z"
    return sheet(
        floor(205, 324, 166),
        fill(
            "M48 296C78 308 322 308 358 292C362 308 354 324 336 324H80C56 324 44 312 48 296Z",
            mix(s.deep, "#2f2b28", 0.5),
        ),
        solid(
            "bed",
            bed,
            shades_of("oak"),
            line("M56 264C86 254 114 270 138 278C188 290 222 276 262 276C300 276 330 274 350 284", "#ecd0a4", 6),
        ),
        line("M78 290H336M98 299H318", WOOD_DARK, 2.5, 0.5, "1 8"),
        fill("M172 198C144 208 122 246 122 282H142C144 246 152 218 172 198Z", s.deep),
        fill("M266 232C252 240 240 264 240 284H258C256 262 258 246 266 232Z", s.deep),
        solid(
            "back",
            back,
            s,
            line("M150 282C150 250 160 222 180 212C206 210 222 222 230 240", s.line, 1.5, 0.5, "5 6"),
            line("M172 208C200 204 220 218 230 236", s.glint, 5, 0.8),
        ),
        solid(
            "front",
            front,
            s,
            line("M262 284C264 262 270 250 276 244C298 242 316 260 326 282", s.line, 1.5, 0.5, "5 6"),
            line("M270 240C292 238 312 252 324 270", s.glint, 5, 0.8),
        ),
    )
