"""What the text so far leaves for the text that follows: one state for times and measures."""

from typing import NamedTuple

from miitbrief.reading.measures.references import NO_TOPICS, Topics
from miitbrief.reading.periods.dated_sentences import NOWHEN, Timeline

__all__ = ["START", "Discourse"]


class Discourse(NamedTuple):
    """What a paragraph leaves for the paragraphs behind it.

    Attributes:
        timeline: What dates them.
        topics: What their measures may refer to.
    """

    timeline: Timeline = NOWHEN
    topics: Topics = NO_TOPICS

    def handed_on(self) -> "Discourse":
        """Return what a question leaves to its answer: what it spoke of, and no time."""
        return Discourse(NOWHEN, self.topics)


START = Discourse()
"""What stands before the first paragraph: nothing."""
