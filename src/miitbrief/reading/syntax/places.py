"""A word among the words around it: what it may be, what those before it are, what may follow.

The words before a place are tagged with one letter each; those from it on have the letters of all
that they may be, and forms of verbs a second letter.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from miitbrief.reading.documents.document import Node

__all__ = ["Options", "Place", "options_of"]

Options = tuple[str, ...]

_KINDS = {"figure": "F", "time": "T", "number": "Q", "hedge": "H"}
_CONTRACTED = {
    "'s": ("G",),
    "'": ("G",),
    "'ll": ("M",),
    "'d": ("M",),
    "'re": ("XZ",),
    "'ve": ("XZ",),
    "'m": ("XZ",),
}
_MARKS = {"%": "N", "\u2014": "-", "\u2013": "-", "[": "(", "]": ")", "|": ":"}
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ful|less|able|ible|ary|ese|ish|ian)$")
_MULTIPLYING = frozenset(["double", "triple", "quadruple", "halve"])
_GERUND = re.compile(r"\w{3}ing$")
_PAST = re.compile(r"\w{3}ed$")
_SKIPPED = frozenset("RTH")
_NONE = (".",)


def options_of(node: Node) -> Options:
    """Return what a word may be, with forms of verbs in two letters."""
    if node.kind == "number":
        return (_number(node),)
    if node.kind in _KINDS:
        return (_KINDS[node.kind],)
    if node.kind == "mark":
        return _CONTRACTED.get(node.lower) or (_MARKS.get(node.text, node.text[0]),)
    if node.lower == "of":
        return ("P", "of")
    if node.readings:
        tags = node.readings.tags
        is_name = node.text.isupper() and len(node.text) > 1 and set(tags) <= {"O", "W"}
        return ("N",) if is_name else tags
    return _unknown(node)


def _number(node: Node) -> str:
    """Return what a number that is no figure is: a verb in "to double", a name in "M2"."""
    if node.lower in _MULTIPLYING:
        return "VB"
    if node.lower in ("one", "ones"):
        return "O"
    return "N" if node.text[0].isalpha() and node.text[-1].isdigit() else _KINDS["number"]


def _unknown(node: Node) -> Options:
    """Return what a word that is not in the lexicon may be, by its form."""
    if node.text[0].isupper():
        return ("N",)
    forms = (
        (node.lower.endswith("n't"), ("XD",)),
        (node.lower.endswith("ly"), ("R",)),
        (_GERUND.search(node.lower), ("VG",)),
        (_PAST.search(node.lower), ("VD", "VN")),
        (_ADJECTIVE.search(node.lower), ("A",)),
    )
    return next((options for found, options in forms if found), ("N",))


@lru_cache(maxsize=1 << 12)
def _kinds_and_forms(own: Options) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first letters of what a word may be, and the forms of a verb among that."""
    forms = (each[1] for each in own if each[0] == "V" and len(each) > 1)
    return frozenset(each[0] for each in own), frozenset(forms)


class Place:
    """A word, with the tags of the words before it and what those behind it may be.

    Attributes:
        nodes: The words of the sentence.
        options: What each may be.
        tags: The tags of the words before.
        at: The place of the word.
        own: What the word may be.
        kinds: The first letters of that.
        forms: The forms of a verb that it may be.
        is_noun: Whether it may be a noun.
        lower: The word in small letters.
        previous: The tag of the word before, or a full stop at the start.
    """

    def __init__(
        self, nodes: Sequence[Node], options: Sequence[Options], tags: Sequence[str]
    ) -> None:
        self.nodes: Sequence[Node] = nodes
        self.options: Sequence[Options] = options
        self.tags: Sequence[str] = tags
        self.at: int = len(tags)
        self.own: Options = options[self.at]
        self.kinds: frozenset[str]
        self.forms: frozenset[str]
        self.kinds, self.forms = _kinds_and_forms(self.own)
        self.is_noun: bool = "N" in self.own or "NS" in self.own
        self.lower: str = nodes[self.at].lower
        self.previous: str = tags[-1] if tags else "."

    def ahead(self, steps: int = 1) -> Options:
        """Return what a word ahead may be, or a full stop behind the sentence."""
        place = self.at + steps
        return self.options[place] if place < len(self.options) else _NONE

    @property
    def behind(self) -> str:
        """The first that the word behind may be."""
        return self.ahead()[0]

    @property
    def first(self) -> str:
        """What the word behind probably is: a noun, where it may be one."""
        behind = self.ahead()
        return "N" if "N" in behind or "NS" in behind else behind[0][0]

    @cached_property
    def _leader(self) -> int | None:
        """The last word that is no adverb, time or hedge."""
        return next((at for at in reversed(range(self.at)) if self.tags[at] not in _SKIPPED), None)

    @property
    def before(self) -> str:
        """The tag of the last word that is no adverb, time or hedge."""
        return "." if self._leader is None else self.tags[self._leader]

    @property
    def word_before(self) -> str:
        """The last word that is no adverb, time or hedge."""
        return "" if self._leader is None else self.nodes[self._leader].lower

    @property
    def other(self) -> str:
        """What else than noun and verb it may be."""
        return next((each[0] for each in self.own if each[0] in "APRDSC"), "")

    # What stands in its clause

    def has_before(self, marks: str, until: str = "") -> bool:
        """Tell whether one of some tags stands before the word, and none of others in between."""
        found = next((mark for mark in reversed(self.tags) if mark in marks + until), "")
        return found != "" and found in marks

    def has_verb(self, *, over_figures: bool = False) -> bool:
        """Tell whether the clause has a finite verb already."""
        return self.has_before("vXb", until=",;:.CSW(-" if over_figures else ",;:.CSWF(-")

    def has_no_verb(self) -> bool:
        """Tell whether nothing but a noun phrase stands in the clause so far."""
        return not self.has_before("vXMbn", until=";:.CSW(")

    def is_behind_percentage(self) -> bool:
        """Tell whether a percentage stands right before, which counts no noun behind it."""
        before = self.nodes[self.at - 1] if self.at else None
        is_share = before is not None and before.lower.endswith(("%", "percent", "per cent"))
        return self.previous == "F" and is_share

    def search(
        self, test: "Callable[[Sequence[Options], int], bool | None]", *, otherwise: bool = False
    ) -> bool:
        """Return what a test says of the first word behind of which it says anything."""
        said = (test(self.options, place) for place in range(self.at + 1, len(self.options)))
        return next((each for each in said if each is not None), otherwise)

    def word_at(self, at: int) -> str:
        """Return a word of the sentence in small letters, or "" beyond its end."""
        return self.nodes[at].lower if at < len(self.nodes) else ""

    def is_passive(self) -> bool:
        """Tell whether who or what did it follows with "by"."""
        return self.word_at(self.at + 1) == "by"

    def is_behind_subject(self) -> bool:
        """Tell whether a comma closes an insertion behind a subject that has no verb yet."""
        left = "".join(self.tags)
        clause = left[max(left.rfind(mark) for mark in ";:.") + 1 :]
        is_open = not set(clause) & set("vXMS") and clause.count(",") > 1
        return is_open and "N" in clause.partition(",")[0]

    def is_behind_singular(self) -> bool:
        """Tell whether a singular noun stands right before, with which no base form agrees."""
        return self.previous == "N" and not self._is_plural

    def is_behind_plural(self) -> bool:
        """Tell whether a plural noun stands right before."""
        return self.previous == "N" and self._is_plural

    @property
    def _is_plural(self) -> bool:
        """Whether the word before is a plural by its form, or one that has another form for it."""
        node = self.nodes[self.at - 1]
        tags = {word.tag for word in node.readings if word.tag[0] == "N"}
        return tags == {"NS"} or (node.lower.endswith("s") and not node.lower.endswith("ss"))

    def is_behind_time(self) -> bool:
        """Tell whether the word before tells a time: "a fourth month (running)"."""
        before = self.nodes[self.at - 1]
        classes = frozenset[str]().union(*(word.classes for word in before.readings))
        return before.kind == "time" or "time" in classes

    def takes_object(self) -> bool:
        """Tell whether what a verb takes stands behind: an amount, an object, "by", "to"."""
        behind, next_but_one = self.ahead(), self.ahead(2)
        if "I" in behind and {"VB", "XB"} & set(next_but_one):
            return True
        if behind[0] == "R" or (behind[0] == "P" and "of" not in behind):
            return next_but_one[0] in ("F", "H", "T")
        return behind[0] in ("F", "H", "D", "O", "T")
