package org.broadtape.market.calendar;

/// How sure a calendar is of a day.
public enum Certainty {
    /// The day lies in the years held against what the exchange published.
    KNOWN,
    /// The rules go on as they are, but the exchange's own list was not looked at: a day of
    /// mourning, a storm or a new holiday may be missing.
    EXPECTED,
    /// Closed days of this exchange follow the moon or a government's yearly notice, and no table
    /// holds this year: such days are missing.
    UNKNOWN
}
