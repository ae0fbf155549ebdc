"""A paragraph as words of sentences."""

from hypothesis import given
from hypothesis import strategies as st

from miitbrief.reading.documents.document import Document
from miitbrief.reading.numbers import find_numbers

texts = st.lists(
    st.sampled_from(["tea", "rose", "5%", ",", ";", "in", "2021", ".", "The", "\n", "more than"]),
    max_size=60,
).map(" ".join)


def document(text: str) -> Document:
    """Return a text as a document."""
    return Document.of(text, find_numbers(text))


@given(texts, st.integers(1, 40))
def test_no_word_is_lost_between_sentences(text: str, times: int) -> None:
    """However long a text without a full stop is, each word is in one sentence, in its order."""
    text = " ".join([text] * times)
    nodes = [node for sentence in document(text).sentences for node in sentence.nodes]
    places = [node.span for node in nodes]
    assert places == sorted(places)
    read = "".join(node.span.of(text) for node in nodes)
    assert "".join(read.split()) == "".join(text.split())


@given(st.integers(1, 3000))
def test_a_sentence_that_does_not_end_is_read_in_parts(words: int) -> None:
    """A sentence has no more words than anybody says, and is cut at a mark where there is one."""
    lengths = [len(sentence.nodes) for sentence in document("tea " * words).sentences]
    assert sum(lengths) == words
    assert max(lengths) <= 400
    parts = document("tea, milk, " * words).sentences
    assert all(sentence.nodes[-1].text == "," for sentence in parts)
    assert max(len(sentence.nodes) for sentence in parts) <= 201
