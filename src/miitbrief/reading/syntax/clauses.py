"""The words of a sentence with their parts of speech, and its predicates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from miitbrief.reading.documents.document import Node, Sentence
from miitbrief.reading.syntax.tagging import tag

__all__ = ["Clauses", "Predicate"]


class Predicate(NamedTuple):
    """A group of verbs, or "up" and "down" where they stand for one.

    Attributes:
        first: Its first word.
        last: The word behind it.
        head: The word that says what is done.
        lemma: The form of that word in the lexicon.
        classes: Its classes in the lexicon.
        passive: Whether the subject undergoes it.
        finite: Whether it stands alone, and is no participle.
        words: All its words in small letters.
        past: Whether it tells what was.
    """

    first: int
    last: int
    head: int
    lemma: str
    classes: frozenset[str]
    passive: bool
    finite: bool
    words: tuple[str, ...]
    past: bool

    def has(self, *names: str) -> bool:
        """Tell whether the head is of one of some classes."""
        return not self.classes.isdisjoint(names)

    @property
    def is_future(self) -> bool:
        """Whether it speaks of what is to come."""
        return any(word in _AHEAD for word in self.words)

    @property
    def is_perfect(self) -> bool:
        """Whether it speaks of what has come about."""
        return any(word in ("has", "have", "having") for word in self.words[:-1])


_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_AHEAD = frozenset(
    ["will", "would", "shall", "may", "might", "could", "should", "must", "can", "to", "expected"]
)
_HARD = frozenset(";:.?!")
_STOPS = frozenset(".?!")
_BOUNDS = frozenset(["above", "over", "more", "below", "under", "older", "younger", "less", "up"])
_BE = frozenset(["is", "are", "was", "were", "am", "be", "been", "being"])
#: What stands in no noun phrase.
_CLAUSE_MARK = re.compile("[,CSW;:vMX]")
_INFINITIVE = r"(?:R*IR*b(?:R*n)?)"
_GROUP = re.compile(
    rf"(?:[MX][RTH]*)+(?:A{_INFINITIVE}|[vbng]{_INFINITIVE}?|{_INFINITIVE}|(?=.))"
    rf"|v{_INFINITIVE}?|g{_INFINITIVE}?|Ib(?:R*n)?|[bn]{_INFINITIVE}?"
)


class _Row(dict[int, str]):
    """What stands at each place of a sentence, and what beyond its ends."""

    def __init__(self, row: Iterable[str], beyond: str) -> None:
        super().__init__(enumerate(row))
        self._beyond = beyond

    def __missing__(self, at: int) -> str:
        return self._beyond


class Clauses:
    """The structure of a sentence.

    Attributes:
        nodes: Its words.
        figures: The places of its figures.
        word: Returns the word at a place in small letters, or nothing beyond the ends.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.nodes: Sequence[Node] = sentence.nodes
        self.figures: list[int] = [
            at for at, node in enumerate(self.nodes) if node.kind == "figure"
        ]
        self.word: Callable[[int], str] = _Row((node.lower for node in self.nodes), "").__getitem__

    @cached_property
    def tags(self) -> str:
        """The parts of speech of its words, one letter each."""
        return tag(self.nodes)

    @cached_property
    def tag(self) -> Callable[[int], str]:
        """Returns the tag of the word at a place, or a full stop beyond the ends."""
        return _Row(self.tags, ".").__getitem__

    def classes(self, at: int) -> frozenset[str]:
        """Return the classes of a word in the part of speech that it has here."""
        if not 0 <= at < len(self.nodes):
            return frozenset()
        return self.nodes[at].readings.classes(self.tags[at])

    def lemma(self, at: int) -> str:
        """Return the form of a word in the lexicon, in the part of speech that it has here."""
        if not 0 <= at < len(self.nodes):
            return ""
        here = self.nodes[at].readings.read_as(self.tags[at])
        return here[0].lemma if here else self.nodes[at].lower

    @cached_property
    def predicates(self) -> list[Predicate]:
        """The groups of verbs, in order."""
        found: list[Predicate] = []
        for match in _GROUP.finditer(self.tags):
            first, last = match.span()
            heads = [at for at in range(first, last) if self.tags[at] in "vbng"]
            head = (
                heads[-1]
                if heads
                else max(at for at in range(first, last) if self.tags[at] in "MX")
            )
            words = tuple(self.nodes[at].lower for at in range(first, last))
            passive = self.tags[head] == "n" and (
                first == head or any(word in _BE for word in words)
            )
            finite = self.tags[first] in "vMX"
            found.append(
                Predicate(
                    first,
                    last,
                    head,
                    self.lemma(head),
                    self._class_of(head),
                    passive,
                    finite,
                    words,
                    self._is_past(first),
                )
            )
        return found

    @cached_property
    def is_line(self) -> bool:
        """Whether it is a heading or a line of a table: nothing ends it, and it has no verb."""
        if not self.nodes or self.nodes[-1].text in _STOPS:
            return False
        finite = (each for each in self.predicates if each.finite)
        return all(self.tag(each.last) == ":" for each in finite)  # "May: 5%" has none.

    def _is_past(self, first: int) -> bool:
        """Tell whether a group of verbs begins with a past form."""
        tags = {word.tag for word in self.nodes[first].readings if word.tag[0] in "VX"}
        if self.nodes[first].lower in ("was", "were", "had", "did"):
            return True
        unknown = not tags and self.nodes[first].lower.endswith("ed")
        lemmas = {word.lemma for word in self.nodes[first].readings if word.tag == "VB"}
        is_form = "VD" in tags and not any(
            word.tag == "VD" and word.lemma in lemmas for word in self.nodes[first].readings
        )
        return self.tags[first] == "v" and (unknown or is_form)

    def _class_of(self, head: int) -> frozenset[str]:
        """Return the classes of the head of a predicate."""
        if self.nodes[head].lower in _BE:
            return frozenset({"be"})
        if self.tags[head] == "X" and self.lemma(head) == "have":
            return frozenset({"have"})
        return self.classes(head)

    @cached_property
    def group_of(self) -> dict[int, Predicate]:
        """The predicate that each verb belongs to."""
        return {at: each for each in self.predicates for at in range(each.first, each.last)}

    def predicate_before(self, at: int) -> Predicate | None:
        """Return the last predicate before a word."""
        behind = bisect_right(self.predicates, at, key=_LAST)
        return self.predicates[behind - 1] if behind else None

    def predicate_after(self, at: int) -> Predicate | None:
        """Return the first predicate from a word on."""
        behind = bisect_left(self.predicates, at, key=_FIRST)
        return self.predicates[behind] if behind < len(self.predicates) else None

    def predicate_of(self, at: int) -> Predicate | None:
        """Return the verb of the clause of a word: before it, or behind where it is the subject."""
        before, after = self.predicate_before(at), self.predicate_after(at)
        if before is not None and not self._is_apart(before.last, at):
            return before
        if after is not None and not self._is_apart(at, after.first):
            return after
        if before is not None and any(self.tags[place] in ";." for place in range(before.last, at)):
            return after or before
        return before or after

    def _is_apart(self, first: int, last: int) -> bool:
        """Tell whether a mark or a conjunction stands between two words."""
        return any(self.tags[place] in ",;:.CSW" for place in range(first, last))

    # Subjects

    def subject(self, anchor: int) -> tuple[int, int] | None:
        """Return the words that the subject of what begins at a word consists of, or None."""
        shared = self._sharing(anchor)
        if shared is not None:
            return self.subject(shared)
        anchor = self._before_insertion(anchor)
        start = self.left_edge(anchor)
        first = self._without_adverbials(start, anchor)
        if first is None:
            return None
        return first, anchor

    def _sharing(self, anchor: int) -> int | None:
        """Return where the verb begins whose subject another has, too: "it rose and (fell)"."""
        at = anchor - 1
        while at > 0 and self.tags[at] in "RH":
            at -= 1
        if at < 1 or self.tags[at] != "C" or anchor not in self.group_of:
            return None
        before = [each for each in self.predicates if each.finite and each.last <= at]
        return before[-1].first if before and before[-1].first < anchor else None

    def antecedent(self, anchor: int) -> tuple[int, int] | None:
        """Return the noun phrase that a relative pronoun, the subject of a verb, stands for."""
        at = anchor - 1
        while at > 0 and self.tags[at] in "RTH":
            at -= 1
        if at < 1 or self.tags[at] != "W" or self.word(at) == "whose":
            return None
        last = at - (self.tags[at - 1] == ",")
        first = last
        while first > 0 and (
            self.tags[first - 1] in "NAGPDQC"
            or (self.tags[first - 1] == "," and "C" in self.tags[first:last])
        ):
            first -= 1
        while first < last and (self.tags[first] in "PCD," or self.tags[first:last][:2] == "Q,"):
            first += 1
        return (first, last) if first < last else None

    def _before_insertion(self, anchor: int) -> int:
        """Return the comma that opens an insertion right before a word, or the word.

        "The rate, which was 5% in 2012, (is 6%)".
        """
        while anchor > 1 and self.tag(anchor - 1) in "HR" and self.tag(anchor - 2) in ",HR":
            anchor -= 1
        if self.tag(anchor - 1) == "-":
            dashes = [at for at in range(anchor - 2, 0, -1) if self.tags[at] == "-"]
            return dashes[0] if dashes else anchor
        if self.tag(anchor - 1) != ",":
            return anchor
        said = self.group_of.get(anchor - 2)
        for at in range(anchor - 2, 0, -1):
            if self.tags[at] in ";:.":
                break
            if self.tags[at] == "," and said is not None and said.has("say", "expect"):
                return self.group_of[at - 1].first if at - 1 in self.group_of else at
            if (
                self.tags[at] == ","
                and self.tag(at + 1) in "WPngFHARQ"
                and self.tags[at - 1] in "NOT"
            ):
                return at
        return anchor

    def left_edge(self, anchor: int) -> int:
        """Return where the clause of a word begins, as far as its subject may reach back."""
        at = anchor - 1
        while at >= 0:
            mark = self.tags[at]
            if mark == ")":
                opening = self.tags.rfind("(", 0, at)
                if opening > 0:
                    at = opening - 1
                    continue
            if mark in _HARD or (mark == "-" and self._is_dash(at)) or mark == "(":
                return at + 1
            if mark == "S":
                return at + 1
            if mark == "P" and self.nodes[at].lower == "with" and self._is_absolute(at, anchor):
                return at + 1
            if mark == "F" and self._is_inside(at, anchor):
                at -= 1
                continue
            if mark in "FvMX" or (mark in "bg" and self._is_verb(at)):
                relative = self._relative_before(at)
                if relative is None:
                    return self._behind_complement(at, anchor)
                at = relative
                continue
            at -= 1
        return 0

    def _is_dash(self, at: int) -> bool:
        """Tell whether a mark is a dash between clauses."""
        node = self.nodes[at]
        before = self.nodes[at - 1].end if at else node.start
        return node.text in "\u2014\u2013" or node.start > before

    def _is_absolute(self, at: int, anchor: int) -> bool:
        """Tell whether "with" opens a clause of its own: "with exports rising"."""
        if self.word(at - 1) in ("that", "those"):
            return False
        return self.tag(anchor) in "gRFHbP" and not any(
            self.tags[place] in ",;" for place in range(at, anchor)
        )

    def _is_inside(self, at: int, anchor: int) -> bool:
        """Tell whether a figure belongs to the subject of a word: "people under 25"."""
        if self.tag(at - 1) == "D" and self.tag(at + 1) in "NA":
            return not any(self.tags[place] in ",;:vMX" for place in range(at + 1, anchor))
        first = at + 1
        if self.word(first) in ("or", "and") and self.word(first + 1) in _BOUNDS:
            first += 2
        return at > 0 and _CLAUSE_MARK.search(self.tags, first, anchor) is None

    def _is_verb(self, at: int) -> bool:
        """Tell whether a participle or base form takes something of its own."""
        if self.tags[at] == "b":
            own = self.group_of.get(at)
            return own is not None and own.finite
        return self.tag(at - 1) in ",CS" and self.tag(at + 1) in "FHDPIR,NA"

    def _relative_before(self, at: int) -> int | None:
        """Return the noun before the relative pronoun in whose clause a word stands, or None."""
        place = at - 1
        while place > 0 and self.tags[place] not in "F;:.S,":
            if self.tags[place] == "W" and self.tags[place - 1] == "N":
                return place - 1
            place -= 1
        return None

    def _behind_complement(self, at: int, anchor: int) -> int:
        """Return where a clause begins behind one whose last figure or verb is *at*."""
        marks = [
            place
            for place in range(at + 1, anchor)
            if self.tags[place] in ",CW"
            and not (self.tags[place] == "C" and self.word(place + 1) in _BOUNDS)
            and self.tags[place - 1 : place + 2] != "ACA"
        ]
        if not marks:
            return at + 1
        if self.tags[at] != "F":
            strong = [
                place
                for place in marks
                if (self.tags[place] == "," and self.tag(place + 1) in "CW")
                or self.tags[place] == "W"
            ]
            marks = strong or marks
        first = marks[0]
        while self.tag(first) in ',CRS"':
            first += 1
        if self.tag(first) == "W":
            return first
        return first

    def _without_adverbials(self, start: int, anchor: int) -> int | None:
        """Return where a subject begins behind "In 2021," and the like, or None without a noun."""
        parts = [start]
        parts += [at + 1 for at in range(start, anchor) if self.tags[at] == ","]
        ends = [*(at - 1 for at in parts[1:]), anchor]
        for place, (start_of_part, last) in enumerate(zip(parts, ends, strict=True)):
            first = self._first_word(start_of_part, last)
            if first >= last:
                continue
            is_last = place == len(parts) - 1
            if not is_last and self._is_list_of_adjectives(first, last, anchor):
                return first
            if not is_last and self._is_adverbial(first, last):
                listed = self._behind_topic(first, last, anchor)
                if listed is None:
                    continue
                return listed
            if not is_last and self._is_beside(start_of_part, parts[-1], anchor):
                continue
            if self.tags[first] == "W":
                return None
            inner = self._behind_adverbial(first, last) if is_last else first
            if any(self.tags[at] in "NOA" for at in range(inner, anchor)):
                return inner
        return None

    def _behind_topic(self, first: int, last: int, anchor: int) -> int | None:
        """Return where a list begins behind an adjunct without a comma, or None.

        "In value terms our trade with Kenya, Togo and Mali (fell)".
        """
        if self.tags[first] != "P" or "C" not in self.tags[last:anchor]:
            return None
        joint = max(self.tags.find(pair, first, last) for pair in ("ND", "NO", "TD"))
        is_list = joint >= 0 and "N" in self.tags[joint + 1 : last] and self.tag(anchor - 1) == "N"
        return joint + 1 if is_list else None

    def _is_list_of_adjectives(self, first: int, last: int, anchor: int) -> bool:
        """Tell whether adjectives share the noun of a list: "old, disused and (other mills)"."""
        is_plain = set(self.tags[first:last]) <= set("DA") and self.tags[last - 1] == "A"
        return is_plain and "C" in self.tags[last:anchor] and self.tag(last + 1) in "NA"

    def _is_beside(self, first: int, last: int, anchor: int) -> bool:
        """Tell whether a part is put beside a time, and a subject follows it.

        "In 2020, the year before the flood, sales (fell)".
        """
        is_timed = self.tags[first:last].lstrip(",CR")[:1] == "T"
        return is_timed and "C" not in self.tags[first:anchor] and "N" in self.tags[last:anchor]

    def _first_word(self, first: int, last: int) -> int:
        """Return the first word that is no conjunction, adverb or quotation mark."""
        while first < last and self.tags[first] in 'CRS"QT,':
            if self.tags[first] == "Q" and self.tag(first + 1) in "NA":
                break
            if self.tags[first] == "Q" and self.nodes[first].text[0].isalpha():
                break
            if self.tags[first] == "T" and self.tag(first + 1) in "GN":
                break
            first += 1
        return first

    def _is_adverbial(self, first: int, last: int) -> bool:
        """Tell whether a part before a comma is no subject."""
        mark = self.tags[first]
        if mark in "PIngvb":
            return not (mark == "g" and self.tag(first + 1) == "N" and last - first > 3)  # noqa: PLR2004
        if set(self.tags[first:last]) <= set("DA") and self.tag(last + 1) == "A":
            return False
        return not any(self.tags[at] in "NO" for at in range(first, last))

    def _behind_adverbial(self, first: int, last: int) -> int:
        """Return where a subject begins behind "in 2021" or "in its plan" without a comma."""
        if self.tags[first] == "P":
            joints = [self.tags.find(pair, first, last) for pair in ("ND", "NO")]
            joint = max(joints)
            if joint > first and not set(self.tags[joint + 1 : last]).isdisjoint("NAO"):
                return joint + 1
        at = first
        while at < last and self.tags[at] == "P":
            end = at + 1
            if self.tag(end) != "T":
                break
            at = end + 1
            if self.tag(at) == ",":
                at += 1
        return at if any(self.tags[place] in "NO" for place in range(at, last)) else first
