"""Claims: how they are found among figures, and rechecked."""

from miitbrief.checking.checks import Check, Filling
from miitbrief.checking.detection import ClaimRule, find_claims
from miitbrief.checking.rechecking import check
from miitbrief.checking.references import References
from miitbrief.checking.repairs import Repair
from miitbrief.checking.verdicts import Ground, Verdict

__all__ = [
    "Check",
    "ClaimRule",
    "Filling",
    "Ground",
    "References",
    "Repair",
    "Verdict",
    "check",
    "find_claims",
]
