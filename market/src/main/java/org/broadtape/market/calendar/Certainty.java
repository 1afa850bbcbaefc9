package org.broadtape.market.calendar;

/// How sure a calendar is of a day.
public enum Certainty {
    /// The day lies in the years its rules were written for: the holidays, half days and special
    /// closings of those years that we know of are among them.
    KNOWN,
    /// The rules go on as they are, but nobody looked at the year: a day of mourning, a storm, a
    /// new holiday or other hours may be missing.
    EXPECTED,
    /// Closed days of this exchange follow the moon or a government's yearly notice, and no table
    /// holds this year: such days are missing.
    UNKNOWN
}
