"""The commands: their names, what they are called with, and examples."""

from functools import partial

from miitbrief.archives import KINDS
from miitbrief.checking.verdicts import Verdict
from miitbrief.cli.briefings import list_briefings, show_briefings
from miitbrief.cli.checks import check_claims
from miitbrief.cli.data import DATA_PARAMETERS, with_rows
from miitbrief.cli.exports import FORMATS, export
from miitbrief.cli.folders import read_files
from miitbrief.cli.parameters import Command, Parameter
from miitbrief.cli.reasons import tell_why
from miitbrief.cli.reports import write_report
from miitbrief.cli.sources import BUNDLED, bundled_ids, of_briefings
from miitbrief.cli.statements import FILTERS, list_figures, list_targets, rows_of
from miitbrief.formats.tables import NOUNS, table
from miitbrief.reading.reader import MAX_BYTES

__all__ = ["COMMANDS"]

_BRIEFINGS = Parameter(
    "briefing",
    "the id of a bundled briefing, a file with a transcript (.txt, .md, .html, .mhtml) or a "
    "briefing (.json), a folder, a pattern such as 'pages/*.html', or - for standard input; all "
    "bundled ones where none is named",
    metavar="BRIEFING",
    file=True,
    many=True,
    known=bundled_ids,
)
_REFERENCES = Parameter(
    "--references",
    "published values for what the texts lack: a CSV file, or the word bundled",
    metavar="FILE",
    file=True,
    many=True,
    known=lambda: (BUNDLED,),
)
_BRIEFING = Parameter(
    "briefing",
    "the id of a bundled briefing, a file, or - for standard input",
    metavar="BRIEFING",
    file=True,
    known=bundled_ids,
)

_CORRECTIONS = Parameter(
    "--corrections",
    "what a person puts right of its figures: a CSV file",
    metavar="FILE",
    file=True,
    many=True,
)
_MORE = (
    Parameter(
        "--text",
        "the transcript of the one briefing that is named, which is bundled without",
        metavar="FILE",
        file=True,
    ),
    _CORRECTIONS,
)
_OUTPUT = Parameter(
    "--output",
    "the file that is written, or the folder of several; else it is printed",
    metavar="FILE",
    file=True,
    short="-o",
)

COMMANDS = (
    Command(
        name="list",
        help="List briefings: the bundled ones, or yours.",
        run=of_briefings(with_rows(list_briefings, partial(table, noun="briefings"))),
        parameters=(_BRIEFINGS, *_MORE, *DATA_PARAMETERS),
        examples=(("list", "what is bundled"), ("list --csv", "the same for a spreadsheet")),
    ),
    Command(
        name="show",
        help="Show what a briefing is: day, speakers, questions and answers.",
        run=of_briefings(show_briefings),
        parameters=(
            _BRIEFINGS,
            *_MORE,
            Parameter("--json", "the same as JSON, a briefing an object", flag=True),
        ),
        examples=(
            ("show 2022-02-28", "a bundled briefing"),
            ("show transcript.txt", "your own"),
        ),
    ),
    Command(
        name="figures",
        help="List figures: who said what, when it was true, and what it is compared with.",
        run=of_briefings(with_rows(list_figures, rows_of("figures"))),
        parameters=(_BRIEFINGS, *FILTERS, *_MORE, *DATA_PARAMETERS),
        examples=(
            ('figures --speaker "Xin Guobin" --concept nev-sales', "what he said of it"),
            ("figures page.html --csv --column printed --column unit", "two columns as CSV"),
        ),
    ),
    Command(
        name="targets",
        help="List targets, and how far they are.",
        run=of_briefings(with_rows(list_targets, rows_of("targets"))),
        parameters=(_BRIEFINGS, *FILTERS, *_MORE, *DATA_PARAMETERS),
        examples=(("targets 2022-02-28 2022-06-14", "followed from one to the other"),),
    ),
    Command(
        name="check",
        help="Recheck claims: what disagrees first, then what holds.",
        run=of_briefings(check_claims),
        parameters=(
            _BRIEFINGS,
            Parameter("--all", "what decides nothing, too", short="-a", flag=True),
            Parameter(
                "--verdict",
                "these verdicts alone, such as inconsistent",
                metavar="VERDICT",
                many=True,
                known=lambda: Verdict,
            ),
            Parameter(
                "--explain", "the working of one claim, such as c17, or of all", metavar="CLAIM"
            ),
            _REFERENCES,
            *_MORE,
            *DATA_PARAMETERS,
        ),
        examples=(
            ("check transcript.txt", "exit status 1 where a claim is inconsistent"),
            ("check 2022-02-28 2022-06-14", "what one says of the other, too"),
            ("check 2022-02-28 --explain c17", "the working of one claim"),
            ("check --references bundled", "with published values, too"),
        ),
    ),
    Command(
        name="read",
        help="Read files and folders, a line a file, and keep what was read.",
        run=read_files,
        parameters=(
            Parameter(
                "path",
                "a file, a folder with all that is in it, a pattern such as 'pages/*.html', or - "
                "for standard input",
                metavar="PATH",
                file=True,
                many=True,
            ),
            Parameter(
                "--matching",
                "a pattern that the names of files in folders match",
                metavar="PATTERN",
                many=True,
            ),
            Parameter(
                "--to",
                f"the archive in which it is kept ({', '.join(KINDS)}); what is in it is not "
                "read again",
                metavar="ARCHIVE",
                file=True,
            ),
            Parameter(
                "--jobs",
                "how many files are read at once; one for each core",
                metavar="NUMBER",
                short="-j",
                number=True,
            ),
            Parameter(
                "--max-bytes",
                f"how large a file may be, where {MAX_BYTES:,} bytes are too few",
                metavar="NUMBER",
                number=True,
            ),
            _CORRECTIONS,
            Parameter("--json", "a line of JSON a file", flag=True),
            Parameter("--csv", "a line of CSV a file", flag=True),
        ),
        examples=(
            ("read transcripts/", "all in a folder; exit status 2 where one was not read"),
            ("read transcripts/ --to transcripts.duckdb", "into a database, which grows"),
        ),
    ),
    Command(
        name="why",
        help="Tell what decided a figure, a turn or a verdict.",
        run=of_briefings(tell_why),
        parameters=(
            _BRIEFING,
            Parameter("id", "the id of a figure, target, claim, turn or speaker", metavar="ID"),
            *_MORE,
            Parameter("--json", "the same as JSON, one object", flag=True),
        ),
        examples=(
            ("why 2022-02-28 c17", "the working of a claim"),
            ("why 2022-02-28 q03/a2/i03", "where a figure comes from"),
        ),
    ),
    Command(
        name="report",
        help="Write briefings as a page of HTML, to be read and sent on.",
        run=of_briefings(write_report),
        parameters=(
            _BRIEFINGS,
            *_MORE,
            _REFERENCES,
            Parameter("--json", "the rows of its tables as JSON, in place of the page", flag=True),
            _OUTPUT,
        ),
        examples=(
            ("report 2022-02-28 -o page.html", "its summaries with all figures and rechecks"),
            ("report transcript.txt -o page.html", "your own, with its words"),
        ),
    ),
    Command(
        name="export",
        help="Write briefings in the form of another program.",
        run=of_briefings(export),
        parameters=(
            _BRIEFINGS,
            Parameter("--to", ", ".join(FORMATS), metavar="FORMAT", known=lambda: FORMATS),
            Parameter(
                "--table",
                f"what CSV is of: {', '.join(NOUNS)}",
                metavar="NAME",
                known=lambda: NOUNS,
            ),
            Parameter("--reviewer", "who publishes claim-review", metavar="NAME"),
            Parameter("--page", "the address at which it is published", metavar="URL"),
            _REFERENCES,
            *_MORE,
            _OUTPUT,
        ),
        examples=(
            ("export 2022-02-28 -o briefing.json", "everything, as JSON"),
            ("export --to csv --table checks -o checks.csv", "one table of all bundled ones"),
            ("export --to data-package -o folder", "every table, with keys and types"),
            ('export --to claim-review --reviewer "The Tram Times"', "for a site of rechecks"),
        ),
    ),
)
"""Every command, in the order of the help."""
