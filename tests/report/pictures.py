"""Pictures of the report's key parts, and how far two pictures are apart.

A picture is kept small: every block of 6 x 6 pixels becomes one grey value. Two pictures are
compared block by block, each with the nearest of the blocks around it, because the fonts of another
machine move letters by a few pixels and change nothing else. The distance is the share of blocks
that differ by more than a tenth of the way from black to white. An empty chart, a label on another,
a box that runs out change whole groups of blocks; `test_pictures.py` tests that, too.

To write the pictures anew after a change that is meant: make pictures
"""

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser

Grey = npt.NDArray[np.float64]
BLOCK = 6
FAR = 25.0
"""Grey values, of 255, from which on two blocks differ."""
BOUND = 0.02
"""The largest share of blocks that may differ."""
KEPT = Path(__file__).with_name("pictures")
PARTS = {
    "gap-model": ("svg.gap-model.wide", 1200),
    "gap-model-phone": ("svg.gap-model.narrow", 390),
    "chain": ("#chain-accessibility svg.voices", 1200),
    "drivers": ("#drivers figure:first-of-type", 1200),
    "importance": ("#drivers figure:nth-of-type(2)", 1200),
    "customer": ("", 1200),
    "first-screen": ("", 1200),
    "first-screen-phone": ("", 390),
}
"""Each part with where it is and how wide the window; without a place it is the first screen."""


def taken(browser: Browser, folder: Path, part: str, style: str = "") -> Grey:
    """One part as it looks now, as blocks; `style` is put on top, to see what breaks."""
    place, width = PARTS[part]
    name = "customers/k-0001.html" if part == "customer" else "index.html"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light", bypass_csp=True
    )
    page = context.new_page()
    page.goto((folder / name).as_uri())
    page.add_style_tag(content="* { font-family: 'Liberation Sans', Arial, sans-serif; }" + style)
    shot = page.locator(place).first.screenshot() if place else page.screenshot()
    context.close()
    return blocks(Image.open(io.BytesIO(shot)))


def blocks(image: Image.Image) -> Grey:
    """The mean grey of every block (rows, columns); what is left over at the ends is cut off."""
    grey = np.asarray(image.convert("L"), dtype=np.float64)
    rows, columns = grey.shape[0] // BLOCK, grey.shape[1] // BLOCK
    cut = grey[: rows * BLOCK, : columns * BLOCK]
    return cut.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))


def distance(one: Grey, other: Grey) -> float:
    """The share of blocks of either that have no like near their place in the other, 0 to 1.

    Pictures whose sizes differ by more than two blocks are wholly apart.
    """
    if abs(one.shape[0] - other.shape[0]) > 2 or abs(one.shape[1] - other.shape[1]) > 2:
        return 1.0
    rows, columns = (min(a, b) for a, b in zip(one.shape, other.shape, strict=True))
    one, other = one[:rows, :columns], other[:rows, :columns]
    return max(_unlike(one, other), _unlike(other, one))


def _unlike(one: Grey, other: Grey) -> float:
    """The share of blocks of one without a like among the nine blocks around it in the other."""
    around = np.pad(other, 1, mode="edge")
    rows, columns = one.shape
    near = [
        np.abs(one - around[1 + down : 1 + down + rows, 1 + right : 1 + right + columns])
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    return float((np.min(near, axis=0) > FAR).mean())


def keep(part: str, picture: Grey) -> None:
    """Write a picture where the tests look for it."""
    KEPT.mkdir(exist_ok=True)
    Image.fromarray(picture.round().astype(np.uint8)).save(KEPT / f"{part}.png", optimize=True)


def kept(part: str) -> Grey:
    """The picture as it should be."""
    return np.asarray(Image.open(KEPT / f"{part}.png"), dtype=np.float64)
