"""The sentences for the words of enumerations, by the word."""

__all__ = [
    "BOUNDS",
    "CHANGES",
    "EVIDENCE",
    "GROUNDS",
    "OMISSIONS",
    "RELATIONS",
    "ROLES",
    "ROUNDINGS",
]

GROUNDS = {
    "rounds_to_stated": "{result} is rounded to {stated}",
    "within_hedge": "{result} is {stated}",
    "within_bound": "{stated} lies on the right side of the other number",
    "intervals_meet": (
        "as printed, the numbers give {result}, and {stated} holds only within what rounding and "
        "hedges leave open"
    ),
    "intervals_apart": "as printed, the numbers give {result}, and no rounding makes that {stated}",
    "other_reading": (
        "it holds by the other of the two readings that English has: so many times as much, and "
        "so many times more"
    ),
    "quoted_as_said": "the number is quoted as it was said",
    "quoted_otherwise": "both numbers can be true, but they are not the same number",
    "real_rate_of_nominal_levels": (
        "the levels are at the prices of their years and the rate is without the change of "
        "prices, so they need not agree"
    ),
    "real_rate_by_convention": (
        "the levels are at the prices of their years, and the growth of such a thing is published "
        "without the change of prices where nobody says otherwise, so they need not agree"
    ),
    "real_rate_of_nominal_share": (
        "the share is at the prices of its year and the growth is without the change of prices, so "
        "they need not agree"
    ),
    "rates_of_two_days": (
        "the exchange rates differ by no more than those of two days of a year do, so they need "
        "not agree"
    ),
    "with_reference": "with a published value, not by the text alone, it comes to {result}",
    "with_other_briefing": (
        "with figures of another briefing, not by the text alone, it comes to {result}"
    ),
    "other_scope": "the value at hand is of another survey or scope, so it decides nothing",
    "operand_missing": "the text has no number for the {missing}",
    "years_unknown": "the text does not tell how many years lie between the levels",
    "no_result": "these numbers have no such result, as growth from zero has none",
}
"""What each ground of a check says, with places for the numbers that decide."""

BOUNDS = {
    "part": "a part is at most its whole, and {stated} is part of {other}",
    "running_total": "a running total never falls, and it was {other} before {stated}",
}
"""What each kind of bound says where it is kept to, with places for both numbers."""

ROLES = {
    "numerator": "amount",
    "denominator": "number it is divided by",
    "own percentage": "the one percentage",
    "own rate": "the one rate",
    "own level": "the one level",
    "share before": "share of the part before",
    "share afterwards": "share of the part afterwards",
    "figure within its time": "figure of that time",
}
"""What operands are called in explanations, where that is not the name of their role."""

ROUNDINGS = {
    "half_up": "rounded to the nearest last digit, a tie away from zero",
    "half_even": "rounded to the nearest last digit, a tie to the even digit",
    "truncation": "cut off behind the last printed digit",
}
"""Rules of rounding that are told; the nearest digit with a tie either way goes without saying."""

RELATIONS = {
    "repeated": "the same number is given again",
    "refined": "the later number is one that the earlier words fit, and says more",
    "restated": "the later words differ, and both can be right",
    "revised": (
        "both cannot be right of the same thing; a later briefing may have revised the figure or "
        "speak of another scope"
    ),
    "contradicted": "both cannot be right of the same thing, and one briefing gives them",
    "coincident": "the same number of the same time under two names, which may be of one thing",
}
"""What each relation of two figures of one measure says."""

EVIDENCE = {
    "pace": "so much is the actual pace beside the required one",
    "level": "that follows from the observation beside the target",
    "several": "what rounding and hedges leave open allows",
    "no_observation": "no figure tells how things are after the baseline",
    "none_at_due": "the due date has come, and no figure tells how things were then",
    "no_baseline": "no figure tells how things were at the start",
    "no_concept": "nothing tells which other figures are of the same measure",
    "no_number": "the target has no definite number",
    "not_followed": "a target of this kind is not followed",
}
"""What each kind of evidence of a status says."""

OMISSIONS = {
    "other_unit": "it has another unit",
    "other_length": "it covers another length of time",
    "known_before": "nothing dates it, and it may be what was known at the baseline",
}
"""Why each observation that is left out is left out."""

CHANGES = {
    "restated": "it is set again as it was",
    "raised": "its number is raised",
    "lowered": "its number is lowered",
    "redated": "its due date is moved",
    "dropped": "other targets of the measure are set, and it is not among them",
    "unrepeated": ("figures of the measure are given, and no target, which does not withdraw it"),
}
"""What each change of a target says."""
