"""The front end that needs nothing: what is shown, as plain lines."""

import shutil
import textwrap
from collections.abc import Callable
from typing import TextIO

from miitbrief._printing import displayable
from miitbrief.cli.blocks import Block, Data, Heading, Line, Progress

__all__ = ["printer"]

#: What stands between the cells of a row, and how far its further lines are indented.
_BETWEEN, _INDENT = " | ", "    "


def printer(stream: TextIO) -> Callable[[Block], None]:
    """Return a function that prints blocks as plain lines.

    Args:
        stream: Where they are printed.
    """
    width = shutil.get_terminal_size().columns - 1

    def wrapped(text: str, indent: str = "") -> str:
        lines = textwrap.wrap(displayable(text, stream.encoding), width, subsequent_indent=indent)
        return "\n".join(lines)

    def show(block: Block) -> None:
        match block:
            case Data():
                text = displayable(block.text, stream.encoding, keep="\n\t")
                print(text, end="", file=stream)
            case Heading() | Line():
                print(wrapped(block.text), file=stream)
            case Progress():
                pass  # It would stay on the screen.
            case _:
                for row in (block.columns, *block.rows):
                    cells = (cell for cell in row if cell)
                    print(wrapped(_BETWEEN.join(cells), _INDENT), file=stream)
        stream.flush()

    return show
