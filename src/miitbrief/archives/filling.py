"""Reading files into an archive, from where the last run ended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from hashlib import sha256
from pathlib import Path

import attrs

from miitbrief.archives.archive import Archive
from miitbrief.archives.transcript_files import TranscriptFile
from miitbrief.exceptions import InvalidValueError
from miitbrief.model.corrections import Correction
from miitbrief.reading.many import Outcome, parse_many
from miitbrief.reading.reader import MAX_BYTES

__all__ = ["fill"]


def fill(
    archive: Archive,
    files: Iterable[TranscriptFile],
    *,
    max_bytes: int | None = MAX_BYTES,
    corrections: Mapping[str, Sequence[Correction]] | None = None,
    executor: Executor | None = None,
    pending: int | None = None,
) -> Iterator[Outcome]:
    """Read files into an archive; yield what comes of each that is not in it as it is now.

    It does so in the order of the files, so that the same files make the same archive.
    What is yielded without an error is in the archive.  A run that ends at any point loses no more
    than what it was reading, and the next one goes on.

    Args:
        archive: The archive.
        files: The files.
        max_bytes: How large a file may be; None for any size.
        corrections: What a person puts right, by the ids of the files; a file is read again where
            its corrections are not those that it was kept with.
        executor: What reads them, as `parse_many` takes it.
        pending: How many files are handed out at once, as `parse_many` takes it.
    """
    known = archive.fingerprints()
    asked: dict[int, tuple[TranscriptFile, str]] = {}

    def changed() -> Iterator[Path]:
        place = 0
        for file in files:
            fingerprint = _fingerprint(file, (corrections or {}).get(file.id, ()))
            if not fingerprint or known.get(file.name) != fingerprint:
                asked[place] = (file, fingerprint)
                place += 1
                yield file.path

    def ids() -> Iterator[str]:
        # An item is asked for before its id is.
        place = 0
        while place in asked:
            yield asked[place][0].id
            place += 1

    outcomes = parse_many(
        changed(),
        ids=ids(),
        max_bytes=max_bytes,
        corrections=corrections,
        executor=executor,
        ordered=True,
        pending=pending,
    )
    for outcome in outcomes:
        file, fingerprint = asked.pop(outcome.position)
        yield _kept(archive, file, fingerprint, outcome)
    archive.finish()


def _fingerprint(file: TranscriptFile, corrections: Sequence[Correction]) -> str:
    """Return the fingerprint of a file with its corrections; nothing where it cannot be read."""
    try:
        own = file.fingerprint()
    except OSError:
        return ""  # Its outcome tells why.
    fields = repr([attrs.astuple(each) for each in corrections])
    return f"{own}-{sha256(fields.encode()).hexdigest()}" if corrections else own


def _kept(archive: Archive, file: TranscriptFile, fingerprint: str, outcome: Outcome) -> Outcome:
    """Keep what was read of a file; return what came of it."""
    if outcome.briefing is None:
        return outcome
    try:
        archive.add(file.name, fingerprint, outcome.briefing)
    except InvalidValueError as error:
        named = InvalidValueError(f"{file.path}: {error}")
        return attrs.evolve(outcome, briefing=None, error=named)
    return outcome
