"""Read many made-up transcripts into an archive, and tell what it takes.

    python tools/stress.py NUMBER [--jobs JOBS] [--kind .duckdb]

Processor time tells more than the clock does where the machine has other work.  Memory is that of
the one process that keeps what the others read, after each tenth of the files.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from made_up import files

from miitbrief.archives import KINDS, fill, open_archive, transcript_files
from miitbrief.reading.many import Processes


def main() -> None:
    """Write, read and keep transcripts; print what it takes."""
    parser = argparse.ArgumentParser(description="Read many made-up transcripts into an archive.")
    parser.add_argument("number", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kind", choices=KINDS, default=".jsonl")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files(options.number, seed=1):
            (folder / "pages" / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / "pages" / file).write_text(content, encoding="utf-8")
        run(folder, options.jobs, options.kind)


def run(folder: Path, jobs: int, kind: str) -> None:
    """Read what is in a folder; print what it takes."""
    every = transcript_files([folder / "pages"])
    seconds = kept = 0.0
    start, used = time.perf_counter(), time.process_time()
    with open_archive(folder / f"all{kind}") as archive:
        with Processes(jobs) as processes:
            for done, outcome in enumerate(fill(archive, every, executor=processes), 1):
                if outcome.error is not None:
                    raise outcome.error
                if done % max(1, len(every) // 10) == 0:
                    print(f"{done:>9,} files, {memory(resource.RUSAGE_SELF):>6,.0f} MB", flush=True)
                if done == len(every):
                    seconds, kept = time.perf_counter() - start, time.process_time() - used
        finished = time.process_time() - used - kept
    read = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = (folder / f"all{kind}").stat().st_size / len(every)
    print(f"read with {jobs} processes: {len(every) / seconds:.1f} files a second")
    spent = read.ru_utime + read.ru_stime
    print(f"processor time a file: {spent / len(every) * 1000:.1f} ms read")
    print(f"                       {kept / len(every) * 1000:.1f} ms kept")
    print(f"                       {finished / len(every) * 1000:.1f} ms put side by side")
    print(f"memory of a process that reads: {memory(resource.RUSAGE_CHILDREN):,.0f} MB at most")
    print(f"archive: {size / 1000:.1f} kB a file")


def memory(who: int) -> float:
    """Return the most memory that a process had so far, in megabytes."""
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main()
