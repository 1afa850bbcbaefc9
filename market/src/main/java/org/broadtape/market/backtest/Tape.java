package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;

/// Prices laid out by session: for each symbol a price at every close, the last one where there is
/// none, and whether it is of that day. Symbols are laid out when they are first asked for.
final class Tape {
    /// How many sessions back a last price is still one to buy at.
    static final int REACH = 5;

    private final LocalDate[] days;
    private final long[] epochs;
    private final int start;
    private final Prices prices;
    private final long end;
    private final Map<String, Optional<Track>> tracks = new HashMap<>();

    /// Prices of one symbol by session.
    static final class Track {
        /// The last price known at each close; NaN before the first.
        final double[] last;

        /// How many sessions old it is.
        final int[] age;

        /// The last session it has a price at or after; beyond the tape where it goes on.
        final int ends;

        Track(double[] last, int[] age, int ends) {
            this.last = last;
            this.age = age;
            this.ends = ends;
        }
    }

    Tape(TradingCalendar calendar, Prices prices, LocalDate from, LocalDate to) {
        this.prices = prices;
        this.end = prices.last().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
        List<LocalDate> before = new ArrayList<>();
        Optional<Session> session = calendar.previous(from);
        while (session.isPresent() && before.size() < REACH) {
            before.add(session.get().day());
            session = calendar.previous(session.get().day());
        }
        Collections.reverse(before);
        List<LocalDate> all = new ArrayList<>(before);
        calendar.sessions(from, to).forEach(one -> all.add(one.day()));
        this.start = before.size();
        this.days = all.toArray(LocalDate[]::new);
        this.epochs = all.stream().mapToLong(LocalDate::toEpochDay).toArray();
    }

    /// How many sessions the test has.
    int size() {
        return days.length - start;
    }

    LocalDate day(int at) {
        return days[start + at];
    }

    boolean has(String symbol) {
        return track(symbol).isPresent();
    }

    /// Whether a symbol has a price no more than [#REACH] sessions old, and may get another.
    boolean isKnown(String symbol, int at) {
        Optional<Track> track = track(symbol);
        return track.isPresent()
                && !Double.isNaN(track.get().last[start + at])
                && track.get().age[start + at] <= REACH
                && start + at <= track.get().ends;
    }

    double price(Track track, int at) {
        return track.last[start + at];
    }

    boolean isFresh(Track track, int at) {
        return track.age[start + at] == 0;
    }

    /// Whether a symbol's prices have ended before this session, while those of others go on.
    boolean isOver(Track track, int at) {
        return start + at > track.ends;
    }

    /// Whether a symbol's prices end while those of others go on.
    boolean ends(String symbol) {
        return prices.of(symbol).map(line -> line.last() < end).orElse(false);
    }

    Track of(String symbol) {
        return track(symbol).orElseThrow();
    }

    private Optional<Track> track(String symbol) {
        return tracks.computeIfAbsent(symbol, key -> prices.of(key).map(this::laid));
    }

    private Track laid(Prices.Line line) {
        double[] last = line.on(epochs);
        int[] age = new int[last.length];
        int ends = line.last() >= end ? Integer.MAX_VALUE : -1;
        for (int i = 0; i < last.length; i++) {
            if (epochs[i] <= line.last()) {
                ends = Math.max(ends, i);
            }
            if (Double.isNaN(last[i])) {
                age[i] = i == 0 ? 1 : age[i - 1] + 1;
                last[i] = i == 0 ? Double.NaN : last[i - 1];
            }
        }
        return new Track(last, age, ends);
    }
}
