package org.broadtape.market.calendar;

import java.util.Optional;

/// What a rule does to the days it names.
sealed interface Effect {
    /// No trading.
    record Closes() implements Effect {}

    /// Trading ends at another minute of the day.
    record ClosesAt(int minute) implements Effect {}

    /// Trading begins at another minute of the day.
    record OpensAt(int minute) implements Effect {}

    /// Other hours, where there is a session.
    record Runs(Hours hours) implements Effect {}

    /// A session on a day that would have none; usual hours where none are said.
    record Opens(Optional<Hours> hours) implements Effect {}
}
