"""Finding what is meant by a name, among all that have one."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from miitbrief._validators import require_type
from miitbrief.exceptions import UnknownNameError

__all__ = ["key_named", "require_known"]


def key_named(what: str, wanted: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the key of what a name means.

    It is the one that has the name, whatever its case and the order of its words; or else the
    only one whose name has these words among others.

    Args:
        what: What is looked for, for the error: "speaker".
        wanted: The name.
        names: For each key the names that it has besides.

    Raises:
        InvalidValueError: Where the name is no text.
        UnknownNameError: Where nothing, or more than one thing, is named so; it names the nearest.

    >>> key_named("speaker", "Doe", {"jane-doe": ["Jane Doe"], "li-si": ["Li Si"]})
    'jane-doe'
    """
    require_type(f"the name of a {what}", wanted, str)
    sought = _words(wanted)
    every = {key: [_words(each) for each in (key, *own)] for key, own in names.items()}
    whole = [key for key, own in every.items() if sought in own]
    partly = [key for key, own in every.items() if sought and any(sought <= each for each in own)]
    for found in (whole, partly):
        if len(found) == 1:
            return found[0]
    shown = {key: next(iter(own), key) for key, own in names.items()}
    known = {name: shown[key] for key, own in names.items() for name in (key, *own)}
    near = [known[each] for each in get_close_matches(wanted, known, n=5)]
    likely = [shown[key] for key in partly] or dict.fromkeys(near)
    raise UnknownNameError(what, wanted, [*shown.values()], [*likely])


def require_known(what: str, wanted: str, known: Iterable[str]) -> None:
    """Refuse a name that is not one of those that are known, to the letter.

    Raises:
        UnknownNameError: Where it is none of them; it names the nearest.
    """
    there = [*known]
    if wanted not in there:
        near = get_close_matches(str(wanted), there, n=3, cutoff=0.5)
        raise UnknownNameError(what, wanted, there, near)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name in one form, in no order."""
    return frozenset(name.casefold().replace("-", " ").replace("_", " ").split())
