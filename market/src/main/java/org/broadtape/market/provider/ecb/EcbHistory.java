package org.broadtape.market.provider.ecb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.broadtape.market.bar.Bar;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.internal.CsvRows;
import org.broadtape.market.provider.internal.Numbers;
import org.broadtape.market.quote.PriceUnit;

/// Reads the bank's whole history of euro reference rates, `eurofxref-hist`, since 1999-01-04: the
/// CSV, the zip that holds it, or the XML. Source: the page that [EcbRates] names.
///
/// A day on which no rate was fixed (`N/A`) has no bar. Currencies that are no more (`HRK` since
/// 2023, `RUB` since 2022-03-02) end where they ended.
public final class EcbHistory {
    /// The most bytes of a file, unpacked.
    public static final int LIMIT = 32 << 20;

    private EcbHistory() {}

    /// The clock of the days the rates are fixed on.
    public static ZoneId zone() {
        return EcbRates.FRANKFURT;
    }

    /// One series for each currency, of what a euro bought; none where the file is another.
    ///
    /// @param ids what the series of a currency, ISO 4217, is called
    public static List<Series> read(byte[] file, UnaryOperator<String> ids) {
        Map<String, SortedMap<LocalDate, BigDecimal>> rates = new LinkedHashMap<>();
        byte[] bytes = unpacked(file);
        if (bytes.length > 0 && bytes[0] == '<') {
            for (DayRates day : EcbXml.read(bytes).orElse(List.of())) {
                day.perEuro().forEach((code, rate) -> note(code, day.day(), rate, rates));
            }
        } else {
            csv(new String(bytes, StandardCharsets.UTF_8), rates);
        }
        List<Series> all = new ArrayList<>();
        rates.forEach((code, days) ->
                PriceUnit.of(code).ifPresent(unit -> all.add(series(ids.apply(code), unit, days))));
        return List.copyOf(all);
    }

    private static byte[] unpacked(byte[] file) {
        if (file.length < 4 || file[0] != 'P' || file[1] != 'K') {
            return file.length > LIMIT ? new byte[0] : file;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            byte[] bytes = entry == null ? new byte[0] : zip.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT ? new byte[0] : bytes;
        } catch (IOException torn) {
            return new byte[0];
        }
    }

    private static void csv(String text, Map<String, SortedMap<LocalDate, BigDecimal>> rates) {
        CsvRows rows = new CsvRows(text, ',', new ArrayList<>());
        List<String> names = rows.next().map(CsvRows.Row::fields).orElse(List.of());
        if (names.isEmpty() || !names.getFirst().strip().equals("Date")) {
            return;
        }
        for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            CsvRows.Row one = row.get();
            Optional<LocalDate> day = Numbers.date(Optional.of(one.field(0)));
            for (int at = 1; at < names.size() && day.isPresent(); at++) {
                String code = names.get(at).strip();
                if (code.matches("[A-Z]{3}")) {
                    note(code, day.get(), one.field(at), rates);
                }
            }
        }
    }

    private static void note(
            String code,
            LocalDate day,
            String rate,
            Map<String, SortedMap<LocalDate, BigDecimal>> rates) {
        Numbers.decimal(rate)
                .filter(number -> number.signum() > 0)
                .ifPresent(number ->
                        rates.computeIfAbsent(code, _ -> new TreeMap<>()).put(day, number));
    }

    private static Series series(String id, PriceUnit unit, SortedMap<LocalDate, BigDecimal> days) {
        Series.Builder series = new Series.Builder(SeriesKey.rawDaily(id), unit);
        days.forEach((day, rate) -> series.add(Bar.of(day.toEpochDay(), rate.doubleValue())));
        return series.build();
    }
}
