"""What a person puts right of a figure that was read."""

import datetime as dt

import attrs

from miitbrief._printing import printable
from miitbrief._validators import instance_of, matching, not_blank, optional
from miitbrief.model.decisions import Decision

__all__ = ["Correction"]


@attrs.frozen(kw_only=True)
class Correction:
    """What a person puts right of a figure that was read: one field, by whom and when.

    Args:
        figure: The id of the figure, whole or without that of its briefing, such as "q03/a1/i07".
        field: The field, such as "period"; "value", "unit" and "hedge" are those of the quantity.
        value: What it should be, as text: a period as in `Period.parse`, a day in ISO form, a kind
            or another category by its name.  None where the field should be empty.
        by: Who says so.
        on: The day on which it was said.
        note: Why.
        printed: The number as printed.  It finds the figure again where the same text is read
            anew and the figure has another number in its turn.

    >>> day = dt.date(2024, 3, 1)
    >>> print(Correction(figure="q1/a1/i01", field="period", value="2021", by="Ann", on=day))
    q1/a1/i01: period 2021, corrected by Ann on 2024-03-01
    """

    figure: str = attrs.field(validator=not_blank)
    field: str = attrs.field(validator=matching("[a-z_]+"))
    value: str | None = attrs.field(validator=optional(not_blank))
    by: str = attrs.field(validator=not_blank)
    on: dt.date = attrs.field(validator=instance_of(dt.date))
    note: str = attrs.field(default="", validator=instance_of(str))
    printed: str = attrs.field(default="", validator=instance_of(str))

    @property
    def decision(self) -> Decision:
        """What the field of the figure is decided by, once it is corrected."""
        said = f"corrected by {self.by} on {self.on}"
        return Decision(field=self.field, rule=f"{said}: {self.note}" if self.note else said)

    def __str__(self) -> str:
        """Return the field, what it should be, by whom and when."""
        value = "none" if self.value is None else self.value
        return printable(f"{self.figure}: {self.field} {value}, {self.decision.rule}")
