package org.broadtape.price;

import java.time.Instant;
import java.time.LocalDate;
import org.broadtape.market.bar.SeriesKey;

/// A series this site keeps, without its bars.
///
/// @param key which
/// @param origin where it comes from and who may see it
/// @param first day of its first bar
/// @param last day of its last bar
/// @param bars how many
/// @param takenAt when it last grew
public record Held(
        SeriesKey key, Origin origin, LocalDate first, LocalDate last, int bars, Instant takenAt) {}
