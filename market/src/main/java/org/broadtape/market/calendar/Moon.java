package org.broadtape.market.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.market.internal.CsvRows;

/// Calendars that follow the moon. A day that a calendar lacks in a year is left out.
///
/// China's and Korea's lie in `moons.csv` for 1985 to 2050, one line a year: its first day, the
/// month a leap month follows, and every month long (`l`, 30 days) or short (`s`, 29). They differ
/// where a new moon falls between midnight in Seoul and midnight in Beijing.
enum Moon {
    /// China's, in Beijing's time; Hong Kong, Taiwan and Singapore keep it too.
    CHINESE,
    /// Korea's, in Seoul's time.
    KOREAN,
    /// The Jewish calendar, months counted from Nisan: 7/10 is Yom Kippur, 1/15 the first of
    /// Passover. Days begin on the evening before.
    HEBREW,
    /// Umm al-Qura, Saudi Arabia's civil calendar: 10/1 is Eid al-Fitr. Other countries see the
    /// moon a day later or earlier.
    ISLAMIC;

    private static final Map<Moon, Map<Integer, LunarYear>> TABLES = tables();

    /// A year of a table.
    private record LunarYear(LocalDate first, Optional<Integer> leapAfter, String months) {
        Optional<LocalDate> day(int month, int day) {
            int index = month - 1 + (leapAfter.filter(leap -> leap < month).isPresent() ? 1 : 0);
            if (index >= months.length() || day > length(index)) {
                return Optional.empty();
            }
            long days = day - 1L;
            for (int i = 0; i < index; i++) {
                days += length(i);
            }
            return Optional.of(first.plusDays(days));
        }

        private int length(int index) {
            return months.charAt(index) == 'l' ? 30 : 29;
        }
    }

    /// When a month's day falls in a year of ours: mostly once; twice or never at its edges.
    List<LocalDate> in(int year, int month, int day) {
        return switch (this) {
            case CHINESE, KOREAN -> {
                List<LocalDate> days = new ArrayList<>();
                Map<Integer, LunarYear> table = TABLES.getOrDefault(this, Map.of());
                for (int lunar = year - 1; lunar <= year; lunar++) {
                    Optional.ofNullable(table.get(lunar))
                            .flatMap(one -> one.day(month, day))
                            .filter(date -> date.getYear() == year)
                            .ifPresent(days::add);
                }
                yield days;
            }
            case HEBREW -> HebrewDays.in(year, month, day);
            case ISLAMIC -> islamic(year, month, day);
        };
    }

    private static List<LocalDate> islamic(int year, int month, int day) {
        List<LocalDate> days = new ArrayList<>();
        try {
            int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
            for (int hijri = first; hijri <= first + 2; hijri++) {
                LocalDate date = LocalDate.from(HijrahDate.of(hijri, month, day));
                if (date.getYear() == year) {
                    days.add(date);
                }
            }
        } catch (DateTimeException beyondTheTable) {
            return days;
        }
        return days;
    }

    private static Map<Moon, Map<Integer, LunarYear>> tables() {
        Map<Moon, Map<Integer, LunarYear>> tables = new EnumMap<>(Moon.class);
        List<Problem> problems = new ArrayList<>();
        CsvRows rows = new CsvRows(RuleFiles.text("moons.csv").orElseThrow(), ',', problems);
        rows.next();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            CsvRows.Row one = row.get();
            LocalDate first = LocalDate.parse(one.field(1));
            Optional<Integer> leap =
                    Optional.of(one.field(2)).filter(text -> !text.isEmpty()).map(Integer::valueOf);
            tables.computeIfAbsent(
                            one.field(0).equals("korean") ? KOREAN : CHINESE,
                            any -> new HashMap<>())
                    .put(first.getYear(), new LunarYear(first, leap, one.field(3)));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("moons.csv: " + problems);
        }
        return tables;
    }
}
