package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;

/// Trading calendars against lists of sessions: `equal` is the share of the days from a file's
/// first session to its last on which there is a session here as there, with the same opening,
/// close and break; `sessions` counts whether there is one alone, the others each field of days
/// that are sessions on both sides. The file's name is the exchange's MIC, then one figure for
/// each.
final class CalendarsMeasure implements Measure {
    @Override
    public String set() {
        return "calendars";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Tally tally = new Tally("equal", "sessions", "opens", "closes", "breaks");
        for (Cases.File file : Cases.in(zip)) {
            if (file.name().endsWith(".csv.gz")) {
                String mic = file.name().replace(".csv.gz", "").toUpperCase(Locale.ROOT);
                compare(mic, sessions(file), tally, misses);
            }
        }
        return new Outcome(tally.count("equal"), tally.shares());
    }

    private static void compare(
            String mic, NavigableMap<LocalDate, Listed> sessions, Tally tally, Misses misses) {
        Optional<TradingCalendar> calendar = TradingCalendar.of(mic);
        if (sessions.isEmpty()) {
            return;
        }
        LocalDate end = sessions.lastKey().plusDays(1);
        for (LocalDate day : sessions.firstKey().datesUntil(end).toList()) {
            Optional<Listed> there = Optional.ofNullable(sessions.get(day));
            Optional<Listed> here =
                    calendar.flatMap(one -> one.sessionOn(day)).map(CalendarsMeasure::listed);
            boolean equal = here.equals(there);
            tally.add("equal", equal);
            tally.add(mic, equal);
            tally.add("sessions", here.isPresent() == there.isPresent());
            if (here.isPresent() && there.isPresent()) {
                tally.add("opens", here.get().open.equals(there.get().open));
                tally.add("closes", here.get().close.equals(there.get().close));
                tally.add("breaks", here.get().pause.equals(there.get().pause));
            }
            if (!equal) {
                misses.tell(mic + " " + day + " " + day.getDayOfWeek(), told(here), told(there));
            }
        }
    }

    private static String told(Optional<Listed> listed) {
        return listed.map(one -> one.open + " " + one.close + " " + one.pause).orElse("closed");
    }

    /// A session as listed, in UTC.
    ///
    /// @param pause the break's start and end, both empty where there is none
    private record Listed(String open, String close, List<String> pause) {}

    private static Listed listed(Session session) {
        return new Listed(
                session.open().toString(),
                session.close().toString(),
                session.pause()
                        .map(one -> List.of(one.start().toString(), one.end().toString()))
                        .orElse(List.of("", "")));
    }

    private static NavigableMap<LocalDate, Listed> sessions(Cases.File file) {
        NavigableMap<LocalDate, Listed> sessions = new TreeMap<>();
        List<String> lines = unpacked(file).lines().toList();
        Map<String, Integer> columns = new TreeMap<>();
        List<String> header = List.of(lines.getFirst().split(",", -1));
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = List.of(line.split(",", -1));
            sessions.put(
                    LocalDate.parse(fields.getFirst().substring(0, 10)),
                    new Listed(
                            field(fields, columns, "open"),
                            field(fields, columns, "close"),
                            List.of(
                                    field(fields, columns, "break_start"),
                                    field(fields, columns, "break_end"))));
        }
        return sessions;
    }

    /// An instant of a row; empty where it has none.
    private static String field(List<String> fields, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        String text = column == null || column >= fields.size() ? "" : fields.get(column);
        return text.isEmpty()
                ? ""
                : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toString();
    }

    private static String unpacked(Cases.File file) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.path(), e);
        }
    }
}
