"""Claims: how they are found among figures, and rechecked."""

from miitbrief.checking.checks import Check, Ground, Verdict, check
from miitbrief.checking.detection import find_claims
from miitbrief.checking.repairs import Repair

__all__ = ["Check", "Ground", "Repair", "Verdict", "check", "find_claims"]
