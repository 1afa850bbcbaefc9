package org.broadtape.market.bar;

import org.broadtape.base.Problem;

/// What a store answers when asked for a series.
public sealed interface Stored {
    /// The bars.
    record Present(Series series) implements Stored {}

    /// Nothing was ever stored under that key.
    record Absent(SeriesKey key) implements Stored {}

    /// A file is there and its checksum, or what it says of itself, does not hold: torn, cut or
    /// altered. It has to be read in again from where it came.
    record Damaged(SeriesKey key, Problem problem) implements Stored {}
}
