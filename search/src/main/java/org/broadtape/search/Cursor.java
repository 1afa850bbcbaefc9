package org.broadtape.search;

import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.broadtape.search.SearchPage.Order;

/// Where a page ended, as a reader carries it in an address: `r-<asked>-<score>-<id>` or
/// `n-<asked>-<ranked>-<id>`, numbers in base 36. It names no document of the index, so it stays
/// good while stories come and go.
///
/// @param order the order it is of
/// @param asked when the first page was asked for, to the second: freshness must not shift between
///   pages
/// @param place the last story's score as bits, or its time in milliseconds
/// @param id the last story's id
record Cursor(Order order, Instant asked, long place, long id) {
    private static final int BASE = 36;

    static Optional<Cursor> parse(String written, Order order) {
        String[] parts = written.split("-", -1);
        if (parts.length != 4 || written.length() > 64 || !parts[0].equals(letter(order))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Cursor(
                            order,
                            Instant.ofEpochSecond(Integer.parseInt(parts[1], BASE)),
                            place(parts[2]),
                            Long.parseLong(parts[3], BASE)));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// The document that Lucene is to search after; `last` is the last document of the index, so
    /// that nothing with the same place and id follows.
    FieldDoc after(int last) {
        Object place =
                switch (order) {
                    case RELEVANCE -> Float.intBitsToFloat((int) this.place);
                    case NEWEST -> this.place;
                };
        return new FieldDoc(last, Float.NaN, new Object[] {place, id});
    }

    static Cursor at(Order order, Instant asked, FieldDoc last) {
        Object place = last.fields[0];
        long kept =
                switch (order) {
                    case RELEVANCE -> Float.floatToIntBits((Float) place);
                    case NEWEST -> (Long) place;
                };
        return new Cursor(order, asked, kept, (Long) last.fields[1]);
    }

    @Override
    public String toString() {
        return letter(order)
                + "-"
                + Long.toString(asked.getEpochSecond(), BASE)
                + "-"
                + Long.toString(place, BASE).replace('-', '_')
                + "-"
                + Long.toString(id, BASE);
    }

    private static long place(String written) {
        return Long.parseLong(written.replace('_', '-'), BASE);
    }

    private static String letter(Order order) {
        return switch (order) {
            case RELEVANCE -> "r";
            case NEWEST -> "n";
        };
    }
}
