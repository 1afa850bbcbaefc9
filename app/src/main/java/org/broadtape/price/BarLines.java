package org.broadtape.price;

import java.util.OptionalDouble;
import org.broadtape.market.bar.Series;

/// Bars as lines of CSV (RFC 4180), each with what they are and whose.
public final class BarLines {
    /// The first line.
    public static final String HEAD =
            "Instrument,Date,Open,High,Low,Close,Volume,Unit,Basis,Provider,Venue\r\n";

    private BarLines() {}

    /// Writes a series, one line a bar; what a bar lacks is an empty cell.
    public static void write(StringBuilder out, Series series, Held held) {
        String instrument = cell(series.key().instrument());
        String origin =
                String.join(
                        ",",
                        series.unit().code(),
                        series.key().basis().code(),
                        cell(held.origin().provider()),
                        held.origin().venue().orElse(""));
        for (int at = 0; at < series.size(); at++) {
            out.append(instrument)
                    .append(',')
                    .append(series.key().interval().written(series.time(at)))
                    .append(',');
            number(out, series.open(at)).append(',');
            number(out, series.high(at)).append(',');
            number(out, series.low(at)).append(',');
            out.append(series.close(at)).append(',');
            number(out, series.volume(at)).append(',').append(origin).append("\r\n");
        }
    }

    private static StringBuilder number(StringBuilder out, OptionalDouble number) {
        return number.isPresent() ? out.append(number.getAsDouble()) : out;
    }

    /// A cell that a spreadsheet takes for words, whatever is in it: a leading `=`, `+`, `-` or `@`
    /// would be a formula.
    public static String cell(String words) {
        String safe = words.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + words : words;
        return safe.matches("(?s).*[,\"\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
