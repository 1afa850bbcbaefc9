package org.broadtape.market.bar;

/// Which series: the one name under which bars are kept and found.
///
/// @param instrument the instrument's id, `bt:nvidia`; 1 to 200 units
/// @param interval how long a bar lasts
/// @param basis what the prices were recomputed for
public record SeriesKey(String instrument, Interval interval, Basis basis) {
    /// Refuses an instrument without a name or of a name beyond bounds.
    public SeriesKey {
        if (instrument.isBlank() || instrument.length() > 200) {
            throw new IllegalArgumentException("Not an instrument's id: " + instrument);
        }
    }

    /// Daily bars as paid.
    public static SeriesKey rawDaily(String instrument) {
        return new SeriesKey(instrument, Interval.DAY, Basis.RAW);
    }

    /// The same instrument and interval on another basis.
    public SeriesKey on(Basis other) {
        return new SeriesKey(instrument, interval, other);
    }

    /// `bt:nvidia 1d raw`.
    @Override
    public String toString() {
        return instrument + " " + interval.code() + " " + basis.code();
    }
}
