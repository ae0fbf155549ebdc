"""The front end that needs nothing: the command line parsed by argparse."""

import argparse
from collections.abc import Sequence

from miitbrief.cli.blocks import Shown
from miitbrief.cli.parameters import Command, Parameter

__all__ = ["parsed"]


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
        SystemExit: Where the help or the version is asked for, with 0, and where the line is
            wrong, with 2; what there is to say is printed.
    """
    parser = argparse.ArgumentParser(prog=program, description=about)
    parser.add_argument("--version", action="version", version=f"miitbrief {version}")
    several = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands:
        one = several.add_parser(
            command.name,
            help=command.help,
            description=command.help,
            epilog="\n".join(command.examples_of(program)),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(command=command)
        for each in command.parameters:
            _add(one, each)
    given = vars(parser.parse_args(arguments))
    command = given["command"]
    assert isinstance(command, Command)  # The parser of each command sets its own.
    return command.called(given)


def _add(parser: argparse.ArgumentParser, each: Parameter) -> None:
    """Add a parameter to a parser."""
    if each.flag:
        parser.add_argument(*each.names, help=each.help, action="store_true")
    elif each.is_option:
        parser.add_argument(
            *each.names,
            help=each.help,
            metavar=each.metavar,
            type=int if each.number else str,
            action="append" if each.many else "store",
            default=[] if each.many else None,
        )
    else:
        many = "*" if each.many else None
        parser.add_argument(each.name, help=each.help, metavar=each.metavar, nargs=many)
