"""The arithmetic of growth, where the first release had it: `miitbrief.arithmetic.growth`."""

import sys

from miitbrief.arithmetic import growth

__all__: list[str] = []

sys.modules[__name__] = growth
