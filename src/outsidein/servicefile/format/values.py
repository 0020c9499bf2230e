"""Values that several blocks share."""

from outsidein.servicefile.blocks import Many
from outsidein.servicefile.shapes import Choice, Text
from outsidein.terms.quality import Direction

COLUMN = Text('a column: its header, or a pattern such as "4-1.*"')

TEXTS = Many(Text())

DIRECTION = Choice.of(Direction, "a direction: more or less")
