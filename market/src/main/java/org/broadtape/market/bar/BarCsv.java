package org.broadtape.market.bar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.quote.PriceUnit;

/// Reads bars from CSV, plain or gzipped. Columns are found by their names, in any case and order:
/// `Date` or `Datetime`, `Open`, `High`, `Low`, `Close`, `Adj Close`, `Volume`, `Dividends`, `Stock
/// Splits`, and a fund's `Capital Gains`, paid out beside its dividends; others are passed over.
/// Rows may run newest first. A field without a number is absent, a row without a close is no bar,
/// a row that is not understood is a [Problem] and the rest stands.
///
/// No file says what its prices were adjusted for or in which unit they are: the caller says so.
public final class BarCsv {
    /// The most bytes of a file, after unpacking.
    public static final int LIMIT = 48 << 20;

    /// The most rows read of one: a year of minutes that never close.
    public static final int ROWS = 600_000;

    private BarCsv() {}

    /// What a file held.
    ///
    /// @param problems what was not understood, by line; at most [CsvBars#TOLD] and one that counts
    ///   the rest
    public record Reading(History history, List<Problem> problems) {
        /// Copies the problems.
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file.
    ///
    /// @param zone the zone of clock times that are printed without an offset
    public static Reading read(byte[] file, SeriesKey key, PriceUnit unit, ZoneId zone) {
        byte[] bytes = file;
        if (file.length > 2 && file[0] == 0x1f && file[1] == (byte) 0x8b) {
            try (GZIPInputStream packed =
                    new GZIPInputStream(new ByteArrayInputStream(file), 1 << 16)) {
                bytes = packed.readNBytes(LIMIT + 1);
            } catch (IOException torn) {
                return nothing(key, unit, "gzip-torn", "the gzip is broken off", "a whole file");
            }
        }
        if (bytes.length > LIMIT) {
            return nothing(key, unit, "bars-too-large", "more than " + LIMIT + " bytes", "fewer");
        }
        Optional<CsvHeader> header = CsvHeader.in(bytes);
        if (header.isEmpty()) {
            return nothing(
                    key,
                    unit,
                    "bars-no-header",
                    "no line names the columns of time and close",
                    "Date,Open,High,Low,Close,Volume");
        }
        CsvBars rows = new CsvBars(bytes, header.get(), new Times(key.interval(), zone));
        rows.read();
        return rows.reading(key, unit);
    }

    private static Reading nothing(
            SeriesKey key, PriceUnit unit, String name, String what, String expected) {
        Problem problem = new Problem(name, Severity.FATAL, OptionalInt.of(1), what, expected);
        return new Reading(History.of(Series.empty(key, unit)), new ArrayList<>(List.of(problem)));
    }
}
