package org.broadtape.market.bar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The line that names a CSV's columns.
///
/// @param columns what each column holds, from the left
/// @param separator what parts the fields
/// @param end where the line ends, behind its line feed
record CsvHeader(List<Column> columns, byte separator, int end) {
    private static final int LONGEST = 4_096;

    /// What a column holds.
    enum Column {
        TIME,
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        ADJUSTED,
        VOLUME,
        DIVIDEND,
        GAIN,
        SPLIT,
        OTHER
    }

    CsvHeader {
        columns = List.copyOf(columns);
    }

    /// The first line, where it names a time and a close.
    static Optional<CsvHeader> in(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && end < LONGEST) {
            end++;
        }
        String line = new String(bytes, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
        char separator = line.indexOf(',') >= 0 ? ',' : line.indexOf(';') >= 0 ? ';' : '\t';
        List<Column> columns = new ArrayList<>();
        for (String name : line.strip().split(String.valueOf(separator), -1)) {
            Column column = column(name);
            columns.add(columns.contains(column) ? Column.OTHER : column);
        }
        if (!columns.contains(Column.TIME) && line.startsWith(String.valueOf(separator))) {
            columns.set(0, Column.TIME);
        }
        return columns.contains(Column.TIME) && columns.contains(Column.CLOSE)
                ? Optional.of(
                        new CsvHeader(columns, (byte) separator, Math.min(bytes.length, end + 1)))
                : Optional.empty();
    }

    private static Column column(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "")) {
            case "date", "datetime", "timestamp", "time", "day" -> Column.TIME;
            case "open" -> Column.OPEN;
            case "high" -> Column.HIGH;
            case "low" -> Column.LOW;
            case "close", "closelast" -> Column.CLOSE;
            case "adjclose", "adjustedclose" -> Column.ADJUSTED;
            case "volume", "vol" -> Column.VOLUME;
            case "dividends", "dividend", "exdividend", "dividendamount" -> Column.DIVIDEND;
            case "capitalgains" -> Column.GAIN;
            case "stocksplits", "splits", "split", "splitratio" -> Column.SPLIT;
            default -> Column.OTHER;
        };
    }
}
