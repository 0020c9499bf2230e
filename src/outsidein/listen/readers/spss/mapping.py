"""Variables of an SPSS data set.

SPSS names no column itself: names and labels are the researcher's, so their meaning is guessed from
the variable labels, which are mostly the text of the question, and from the values. What the format
does state (labels, missing values, measurement level) is used by `outsidein.listen.spss`.
"""

from collections.abc import Mapping

from outsidein.listen.recognize.words import Guess

SOURCE = (
    "IBM SPSS Statistics documentation, 'Variable View': variable labels, value labels, missing "
    "values, measurement level; the file format in the GNU PSPP Developers Guide, "
    "'System File Format' "
    "(https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html): signature "
    "'$FL2', or '$FL3' for .zsav; seconds since 14 October 1582"
)

KNOWN: Mapping[str, Guess] = {}
