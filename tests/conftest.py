"""What several test modules share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from miitbrief import available

settings.register_profile(
    "default",
    deadline=None,  # A busy machine makes no test fail.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True)
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=10)
settings.register_profile(
    "mutation",
    parent=settings.get_profile("quick"),
    database=None,
    # A test is called anew for each mutant, in one process.
    suppress_health_check=list(HealthCheck),
)
settings.register_profile("glance", parent=settings.get_profile("ci"), max_examples=2)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default")
)

IDS = [info.id for info in available()]


@pytest.fixture(params=IDS)
def briefing_id(request: pytest.FixtureRequest) -> str:
    """Return the id of each bundled briefing."""
    return str(request.param)


@pytest.fixture
def transcript(briefing_id: str) -> str:
    """Return the transcript of a bundled briefing, which is not ours to ship."""
    folder = os.environ.get("MIITBRIEF_TRANSCRIPTS")
    if folder is None:
        pytest.skip("MIITBRIEF_TRANSCRIPTS does not name the folder of the transcripts")
    return (Path(folder) / f"{briefing_id}.txt").read_text(encoding="utf-8")
