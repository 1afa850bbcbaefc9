package org.broadtape.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the rules of an exchange, one a line; `docs/calendars.md` tells the form.
///
/// ```
/// zone America/New_York
/// known 1990..2027
/// week Mon-Fri
/// hours 09:30-16:00
/// closed Independence Day = Jul 4, Sat-1 Sun+1
/// early 13:00 Day after Thanksgiving = 4th Thu Nov +1, 1993..
/// ```
///
/// Such files are ours and come with the program: a line that can't be read is a fault of ours and
/// thrown, with its file and number.
final class RuleReader {
    private final String file;
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<Rules.Years> known = Optional.empty();
    private Optional<Rules.Years> tables = Optional.empty();
    private final List<Rules.Week> weeks = new ArrayList<>();
    private final List<Rules.Usual> hours = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private RuleReader(String file) {
        this.file = file;
    }

    /// Reads a file beside this class by its name without `.rules`.
    static Rules read(String name) {
        RuleReader reader = new RuleReader(name);
        reader.lines(name);
        return new Rules(
                reader.zone.orElseThrow(() -> reader.fault("no zone")),
                reader.known.orElseThrow(() -> reader.fault("no known years")),
                reader.tables,
                reader.weeks,
                reader.hours,
                reader.rules);
    }

    private void lines(String name) {
        String text = RuleFiles.text(name + ".rules").orElseThrow(() -> fault("no file " + name));
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String words = line.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                try {
                    line(words);
                } catch (RuntimeException e) {
                    throw new IllegalStateException(
                            name + ".rules:" + number + ": " + words + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private void line(String line) {
        int blank = line.indexOf(' ');
        String word = line.substring(0, blank);
        String rest = line.substring(blank + 1).strip();
        switch (word) {
            case "zone" -> zone = Optional.of(ZoneId.of(rest));
            case "known" -> known = Optional.of(years(rest));
            case "tables" -> tables = Optional.of(years(rest));
            case "like" -> lines(rest);
            case "week" -> week(rest);
            case "without" -> without(rest);
            case "hours" -> hours(rest);
            case "closed" -> rule(new Effect.Closes(), rest);
            case "early" -> rule(new Effect.ClosesAt(Hours.minutes(first(rest))), rest(rest));
            case "late" -> rule(new Effect.OpensAt(Hours.minutes(first(rest))), rest(rest));
            case "open" -> opened(rest);
            default -> throw fault("no such rule");
        }
    }

    private void week(String rest) {
        List<String> parts = parts(rest);
        weeks.add(new Rules.Week(DaysReader.weekdays(parts.getFirst()), span(parts)));
    }

    /// Leaves out what a file read with `like` says of an occasion.
    private void without(String name) {
        if (!rules.removeIf(rule -> rule.name().equals(name))) {
            throw fault("no such occasion");
        }
    }

    /// Usual hours, or those of an occasion where one is named.
    private void hours(String rest) {
        if (rest.contains(" = ")) {
            String form = leadingHours(rest);
            Hours special = Hours.read(form).orElseThrow(() -> fault("no hours"));
            rule(new Effect.Runs(special), rest.substring(form.length()).strip());
            return;
        }
        List<String> parts = parts(rest);
        Set<DayOfWeek> on = EnumSet.allOf(DayOfWeek.class);
        for (String part : parts) {
            if (part.startsWith("on ")) {
                on = DaysReader.weekdays(part.substring(3));
            }
        }
        Hours usual = Hours.read(parts.getFirst()).orElseThrow(() -> fault("no hours"));
        hours.add(new Rules.Usual(usual, on, span(parts)));
    }

    private void opened(String rest) {
        String form = leadingHours(rest);
        rule(new Effect.Opens(Hours.read(form)), rest.substring(form.length()).strip());
    }

    /// The words of hours a line begins with.
    private static String leadingHours(String rest) {
        int end = 0;
        while (rest.startsWith("eve ", end)
                || (end < rest.length() && Character.isDigit(rest.charAt(end)))) {
            end = rest.indexOf(' ', end) + 1;
        }
        return rest.substring(0, end).strip();
    }

    private void rule(Effect effect, String rest) {
        int equals = rest.indexOf(" = ");
        String name = rest.substring(0, equals).strip();
        rules.add(new Rule(effect, name, DaysReader.read(rest.substring(equals + 3))));
    }

    private static Rules.Span span(List<String> parts) {
        for (String part : parts.subList(1, parts.size())) {
            int dots = part.indexOf("..");
            if (dots >= 0) {
                String first = part.substring(0, dots);
                String last = part.substring(dots + 2);
                return new Rules.Span(
                        first.isEmpty() ? LocalDate.MIN : LocalDate.parse(first),
                        last.isEmpty() ? LocalDate.MAX : LocalDate.parse(last));
            }
        }
        return new Rules.Span(LocalDate.MIN, LocalDate.MAX);
    }

    private static Rules.Years years(String text) {
        int dots = text.indexOf("..");
        return new Rules.Years(
                Integer.parseInt(text.substring(0, dots)),
                Integer.parseInt(text.substring(dots + 2)));
    }

    static List<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static String first(String text) {
        return text.substring(0, text.indexOf(' '));
    }

    private static String rest(String text) {
        return text.substring(text.indexOf(' ') + 1).strip();
    }

    private IllegalStateException fault(String what) {
        return new IllegalStateException(file + ": " + what);
    }
}
