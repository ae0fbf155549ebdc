"""The front end of the extra ``cli``: what is shown, by rich, with colours and as tables."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TextIO

from miitbrief._printing import displayable
from miitbrief.cli.blocks import Block, Data, Heading, Line, Listing, Progress, Tone

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["printer"]

_STYLES = {
    Tone.PLAIN: "",
    Tone.ALARM: "bold red",
    Tone.DOUBT: "yellow",
    Tone.FINE: "green",
    Tone.FAINT: "dim",
}

#: A table with a line below its head and nothing else, in signs that every terminal has.
_LINES = "    \n    \n -- \n    \n    \n    \n    \n    \n"


def printer(stream: TextIO, closing: ExitStack) -> Callable[[Block], None]:
    """Return a function that prints blocks by rich.

    Args:
        stream: Where they are printed.
        closing: What is closed when all is printed.

    Raises:
        ImportError: Where rich is not installed.
    """
    from rich.console import Console  # noqa: PLC0415 - An extra is imported when asked for.
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=console, transient=True)
    task = bar.add_task("")
    closing.callback(bar.live.stop)

    def show(block: Block) -> None:
        if not isinstance(block, Progress):
            # What is printed takes the place of the bar, which the next progress shows again.
            bar.live.stop()
            stream.write(_printed(console, block, stream.encoding))
            stream.flush()
        elif console.is_terminal:
            bar.start()
            bar.update(task, completed=block.done, total=block.total)

    return show


def _printed(
    console: "Console", block: Heading | Line | Listing | Data, encoding: str | None
) -> str:
    """Return a block as the text that the terminal gets, without blanks at the ends of lines."""
    from rich.text import Text  # noqa: PLC0415

    if isinstance(block, Data):
        return displayable(block.text, encoding, keep="\n\t")

    def styled(text: str, style: str = "") -> Text:
        return Text(displayable(text, encoding), style=style)

    shown: RenderableType
    if isinstance(block, Listing):
        shown = _table(block, styled)
    else:
        plain = "bold" if isinstance(block, Heading) else ""
        shown = styled(block.text, _STYLES[block.tone] or plain)
    with console.capture() as captured:
        console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])


def _table(block: Listing, styled: Callable[..., Any]) -> "RenderableType":
    """Return a listing as a table of rich."""
    from rich.box import Box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=Box(_LINES, ascii=True), show_edge=False, padding=(0, 1, 0, 0))
    for place, name in enumerate(block.columns):
        table.add_column(styled(name, "bold"), overflow="fold", no_wrap=place == 0)
    for row in block.rows:
        table.add_row(*map(styled, row))
    return table
