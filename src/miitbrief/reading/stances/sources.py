"""Sources that a speaker quotes, told from the speaker's own.

::

    third party = people | body | world body | study, without "our" and "we"
                | report-noun ("from" | "by" | "of") third party
                | quantity "of" third party | people ("surveyed" | "polled") ["by" third party]
                | a proper name, behind "according to"
"""

import re

from miitbrief.reading.stances.stances import any_of, of_sentence, phrases

__all__ = ["is_own", "is_quoted", "is_third_party"]

_THIRD = of_sentence(rf"{any_of('third_people', 'third_bodies')}|[a-z]{{3,}}ologists?")
_WORLD = re.compile(rf"(?<![\w-]){any_of('world_bodies')}(?!\w)")
#: "The World Gold Council", and not "Leeds City Council".
_COUNCIL = re.compile(
    rf"[A-Z]\w+\s+(?!(?:{'|'.join(phrases('state_councils'))})\s)[A-Z]\w+\s+Council\b"
)
_STUDY = of_sentence(any_of("studies"))
_REPORT = of_sentence(any_of("reports"))
_OURS = of_sentence("our|we|us|my|i")
_OWN = of_sentence(any_of("own_words"))
_NAME = re.compile(r"(?:^|\s)(?:the\s+)?[A-Z][\w&'.-]+")
#: The head of a noun phrase ends before these.
_MODIFIER = re.compile(
    r"\s+(?:of|by|from|at|for|in|on|to|with|about|among|polled|surveyed|conducted|published"
    r"|released|compiled|who|that|which|whose|tracking|covering|representing)\s+",
    re.IGNORECASE,
)
#: "Exporters surveyed (by the chamber)".
_SURVEYED = of_sentence("surveyed|polled|questioned|interviewed|canvassed")
#: "The median of (a survey)", "most of (the analysts)".
_PART = re.compile(
    r"(?i)\b(?:median|average|mean|consensus|majority|half|most|some|quarters?|thirds?|all|[a-z]+ths?)$|%$"
)
_DATA = frozenset(phrases("data_words"))


def is_third_party(source: str) -> bool:
    """Tell whether somebody "according to" whom something is said is not the speaker.

    >>> is_third_party("a survey by Pell & Co"), is_third_party("preliminary statistics")
    (True, False)
    """
    if _OURS.search(source):
        return False
    if _is_third(source):
        return True
    if _OWN.search(source):
        return False
    if _STUDY.search(source):
        return True
    is_data = all(word.lower() in _DATA for word in re.findall(r"[\w-]+", source))
    return not is_data and _NAME.search(source) is not None


def is_own(source: str, sentence: str) -> bool:
    """Tell whether a poll is the speaker's own: by whom it is, or who speaks of it.

    >>> is_own("300 people", "In a poll of 300 people, 5% agreed"), is_own("the bureau", "")
    (False, True)
    """
    return _OURS.search(sentence) is not None or _OWN.search(source) is not None


def is_quoted(source: str) -> bool:
    """Tell whether somebody who says or shows something is not the speaker.

    In the news those who speak of themselves, a company or a government, are the speakers.

    >>> is_quoted("most analysts"), is_quoted("the company"), is_quoted("Data from the census")
    (True, False, True)
    """
    if _OURS.search(source):
        return False
    if (asked := _SURVEYED.search(source)) and not _OWN.search(source, asked.end()):
        return True
    cut = _MODIFIER.search(source)
    head = source[: cut.start()] if cut else source
    if _is_third(head):
        return True
    if cut and _PART.search(head):
        return is_quoted(source[cut.end() :])
    if _REPORT.search(head) and cut:
        return is_third_party(source[cut.end() :])
    return _STUDY.search(head) is not None and _OWN.search(source) is None


def _is_third(words: str) -> bool:
    """Tell whether words name somebody who is never the speaker."""
    return any(pattern.search(words) for pattern in (_THIRD, _WORLD, _COUNCIL))
