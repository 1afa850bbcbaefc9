package org.broadtape.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Reads the days of a rule: an anchor with its offset, then qualifiers behind commas.
///
/// | Part | Example |
/// |---|---|
/// | anchor | `Jan 1`, `3rd Mon Feb`, `last Mon May`, `Fri from Jun 19`, `Mon before May 25`, `Easter`, `Orthodox`, `Chinese 8/15`, `vernal equinox`, `Qingming`, `last session Dec`, `session before Dec 25`, `2001-09-11..2001-09-14 2012-10-29` |
/// | offset from it | `Easter -2`, `Chinese 1/1 -1..+1` |
/// | moved off weekdays | `Sat-1 Sun+1` |
/// | made up for on the next free day | `carry Sun`, `carry Sat Sun clash` |
/// | only on weekdays | `on Mon-Thu` |
/// | years | `1998..`, `..1990 2001 2005..2010`, `not 2020 2021` |
final class DaysReader {
    private DaysReader() {}

    /// Reads them; throws [IllegalArgumentException] where they are none.
    static Days read(String text) {
        List<String> parts = RuleReader.parts(text);
        int[] offset = new int[2];
        Anchor anchor = anchor(offset(parts.getFirst(), offset));
        Set<DayOfWeek> on = EnumSet.allOf(DayOfWeek.class);
        Map<DayOfWeek, Integer> moved = new EnumMap<>(DayOfWeek.class);
        Set<DayOfWeek> carried = EnumSet.noneOf(DayOfWeek.class);
        boolean clash = false;
        IntPredicate years = any -> true;
        for (String part : parts.subList(1, parts.size())) {
            if (part.startsWith("on ")) {
                on = weekdays(part.substring(3));
            } else if (part.startsWith("carry ")) {
                for (String word : words(part.substring(6))) {
                    if (word.equals("clash")) {
                        clash = true;
                    } else {
                        carried.add(weekday(word));
                    }
                }
            } else if (part.startsWith("not ")) {
                years = years.and(years(part.substring(4)).negate());
            } else if (Character.isLetter(part.charAt(0))) {
                for (String word : words(part)) {
                    moved.put(weekday(word.substring(0, 3)), Integer.parseInt(word.substring(3)));
                }
            } else {
                years = years.and(years(part));
            }
        }
        return new Days(anchor, offset[0], offset[1], on, moved, carried, clash, years);
    }

    /// Takes ` -2` or ` -1..+1` off an anchor's end.
    private static String offset(String text, int[] offset) {
        int blank = text.lastIndexOf(' ');
        String last = text.substring(blank + 1);
        if (blank < 0 || !last.matches("[+-]\\d+(\\.\\.[+-]\\d+)?")) {
            return text;
        }
        int dots = last.indexOf("..");
        offset[0] = Integer.parseInt(dots < 0 ? last : last.substring(0, dots));
        offset[1] = dots < 0 ? offset[0] : Integer.parseInt(last.substring(dots + 2));
        return text.substring(0, blank);
    }

    private static Anchor anchor(String text) {
        List<String> words = words(text);
        String first = words.getFirst();
        if (first.matches("\\d{4}-.*")) {
            return new Anchor.Listed(dates(words));
        }
        return switch (first) {
            case "Easter" -> new Anchor.Easter(true);
            case "Orthodox" -> new Anchor.Easter(false);
            case "Qingming" -> new Anchor.Qingming();
            case "vernal" -> new Anchor.Equinox(true);
            case "autumnal" -> new Anchor.Equinox(false);
            case "Chinese", "Korean", "Hebrew", "Islamic" -> lunar(first, words.get(1));
            case "session" -> new Anchor.SessionBefore(monthDay(words.get(2), words.get(3)));
            case "first" -> new Anchor.SessionOf(false, month(words.get(2)));
            case "last" ->
                    words.get(1).equals("session")
                            ? new Anchor.SessionOf(true, month(words.get(2)))
                            : new Anchor.Nth(-1, weekday(words.get(1)), month(words.get(2)));
            default -> dated(words);
        };
    }

    private static Anchor dated(List<String> words) {
        String first = words.getFirst();
        if (Character.isDigit(first.charAt(0))) {
            int nth = Character.digit(first.charAt(0), 10);
            return new Anchor.Nth(nth, weekday(words.get(1)), month(words.get(2)));
        }
        if (words.size() == 4) {
            DayOfWeek weekday = weekday(first);
            MonthDay day = monthDay(words.get(2), words.get(3));
            return switch (words.get(1)) {
                case "from" -> new Anchor.From(weekday, day);
                case "before" -> new Anchor.Before(weekday, day);
                default -> throw new IllegalArgumentException("neither from nor before");
            };
        }
        return new Anchor.Fixed(monthDay(first, words.get(1)));
    }

    private static Anchor lunar(String moon, String day) {
        int slash = day.indexOf('/');
        return new Anchor.Lunar(
                Moon.valueOf(moon.toUpperCase(Locale.ROOT)),
                Integer.parseInt(day.substring(0, slash)),
                Integer.parseInt(day.substring(slash + 1)));
    }

    private static List<LocalDate> dates(List<String> words) {
        List<LocalDate> dates = new ArrayList<>();
        for (String word : words) {
            int dots = word.indexOf("..");
            LocalDate first = LocalDate.parse(dots < 0 ? word : word.substring(0, dots));
            LocalDate last = dots < 0 ? first : LocalDate.parse(word.substring(dots + 2));
            first.datesUntil(last.plusDays(1)).forEach(dates::add);
        }
        return dates;
    }

    /// `Mon-Fri`, `Sun-Thu`, `Mon Wed`, `none`.
    static Set<DayOfWeek> weekdays(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : text.equals("none") ? List.<String>of() : words(text)) {
            int dash = word.indexOf('-');
            DayOfWeek last = weekday(word.substring(dash + 1));
            DayOfWeek day = dash < 0 ? last : weekday(word.substring(0, dash));
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static IntPredicate years(String text) {
        IntPredicate years = any -> false;
        for (String word : words(text)) {
            int dots = word.indexOf("..");
            String from = dots < 0 ? word : word.substring(0, dots);
            String to = dots < 0 ? word : word.substring(dots + 2);
            int first = from.isEmpty() ? Integer.MIN_VALUE : Integer.parseInt(from);
            int last = to.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(to);
            years = years.or(year -> first <= year && year <= last);
        }
        return years;
    }

    private static MonthDay monthDay(String month, String day) {
        return MonthDay.of(month(month), Integer.parseInt(day));
    }

    private static Month month(String word) {
        for (Month month : Month.values()) {
            if (month.name().startsWith(word.toUpperCase(Locale.ROOT)) && word.length() == 3) {
                return month;
            }
        }
        throw new IllegalArgumentException("no month " + word);
    }

    private static DayOfWeek weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(word.toUpperCase(Locale.ROOT)) && word.length() == 3) {
                return day;
            }
        }
        throw new IllegalArgumentException("no weekday " + word);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }
}
