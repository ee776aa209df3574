"""Draws a picture of a form in a colour; `python demo/pictures.py FOLDER` draws every form in three colours."""

import sys
from collections.abc import Callable
from pathlib import Path

from drawing import (
    active,
    balcony,
    bicycles,
    boots,
    carry,
    coffee,
    furniture,
    garden,
    kitchen,
    lights,
    road,
    seats,
    shoes,
    soft,
    stove,
    wear,
)
from drawing.shades import Shades, shades_of

from parlour.storefront.swatches import COLOURS

FORMS: dict[str, Callable[[Shades], str]] = {
    form.__name__: form
    for form in (
        shoes.sneaker, shoes.boot, shoes.sandal, boots.chelsea, boots.rainboot, boots.slipper,
        wear.tshirt, wear.longtee, wear.sweater, wear.jacket, wear.chorejacket, wear.sock, wear.cap,
        carry.backpack, carry.tote, carry.pannier, carry.bottle,
        bicycles.bicycle, bicycles.gravelbike, bicycles.electricbike, bicycles.foldingbike, bicycles.childbike,
        road.helmet, road.bikelight, road.rearlight, road.lightpair, road.lock, road.foldinglock,
        coffee.kettle, coffee.cup, coffee.grinder, coffee.packet,
        stove.teapot, stove.stovekettle, stove.electrickettle, stove.burrgrinder, stove.espresso,
        stove.milkpan, stove.sautepan,
        kitchen.pan, kitchen.knife, kitchen.breadknife, kitchen.paringknife, kitchen.bowl, kitchen.board,
        furniture.chair, furniture.table, furniture.shelf, furniture.lamp,
        seats.foldingchair, seats.deskchair, seats.armchair, seats.desk, seats.balconytable,
        lights.floorlamp, lights.desklamp, lights.nightlamp, lights.wallshelf,
        garden.planter, garden.wateringcan, garden.trowel, garden.forgedtrowel,
        balcony.balconybox, balcony.hanging, balcony.seedpacket,
        active.mat, active.dumbbell, active.tent, balcony.shelter,
        soft.petbed, soft.collar, soft.blocks, soft.blanket,
        balcony.mattress, balcony.windowbed, balcony.petbowl,
    )
}  # fmt: skip


def draw(form: str, colour: str) -> str:
    """The SVG of one form in one colour of COLOURS."""
    return FORMS[form](shades_of(colour))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    colours = list(COLOURS)
    for place, form in enumerate(FORMS):
        for step in (0, 11, 21):
            colour = colours[(place * 5 + step) % len(colours)]
            (folder / f"{form}-{colour}.svg").write_text(draw(form, colour), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
