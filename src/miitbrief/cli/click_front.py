"""The front end of the extra ``cli``: the command line parsed by click, with shell completion."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from miitbrief.cli.blocks import Shown
from miitbrief.cli.parameters import Command, Parameter

if TYPE_CHECKING:
    import click

__all__ = ["parsed"]

#: How wide the help grows.
_WIDEST = 100


def parsed(
    program: str, about: str, version: str, commands: Sequence[Command], arguments: Sequence[str]
) -> Shown:
    """Return what the command shows that a command line calls.

    Args:
        program: The name of the program.
        about: What the program does.
        version: Its version.
        commands: Its commands.
        arguments: The command line.

    Raises:
        ImportError: Where click is not installed.
        SystemExit: Where the help or the version is asked for, with 0, and where the line is
            wrong, with 2; what there is to say is printed.
    """
    import click  # noqa: PLC0415 - An extra is imported when asked for.

    settings: dict[str, Any] = {
        "help_option_names": ["-h", "--help"],
        "max_content_width": _WIDEST,
    }
    group = click.Group(help=about, context_settings=settings)
    click.version_option(version, message="miitbrief %(version)s")(group)
    for each in commands:
        group.add_command(_command(program, each))
    try:
        result = group.main(list(arguments), prog_name=program, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        raise SystemExit(1) from None
    if isinstance(result, int):
        raise SystemExit(result)
    shown: Shown = result
    return shown


def _command(program: str, command: Command) -> "click.Command":
    """Return a command as one of click."""
    import click  # noqa: PLC0415

    def called(**given: Any) -> Shown:
        return command.called(given)

    # The first sign keeps click from filling the lines of a paragraph.
    examples = "\n".join(["\b", *command.examples_of(program)])
    return click.Command(
        command.name,
        callback=called,
        params=[_parameter(each) for each in command.parameters],
        help="\n\n".join([command.help, *map(_described, command.parameters)]).rstrip(),
        short_help=command.help,
        epilog=examples,
    )


def _described(each: Parameter) -> str:
    """Return what an argument is, which click leaves to the text of the command."""
    return "" if each.is_option else f"{each.metavar}: {each.help}."


def _parameter(each: Parameter) -> "click.Parameter":
    """Return a parameter as one of click."""
    import click  # noqa: PLC0415
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    def completed(_: object, __: object, incomplete: str) -> list[Any]:
        known = [value for value in each.known() if value.startswith(incomplete)]
        files = [CompletionItem(incomplete, type="file")] if each.file else []
        return [*map(CompletionItem, known), *files]

    if not each.is_option:
        return click.Argument(
            [each.key],
            metavar=f"[{each.metavar}]..." if each.many else each.metavar,
            nargs=-1 if each.many else 1,
            required=not each.many,
            shell_complete=completed,
        )
    return click.Option(
        [*each.names, each.key],
        help=each.help,
        metavar=each.metavar,
        type=click.INT if each.number else None,
        is_flag=each.flag,
        multiple=each.many,
        shell_complete=completed,
    )
