package org.broadtape.market.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// An exchange's rules worked out for one year. Rules of the years before and after are asked too,
/// since a holiday may move over New Year.
final class YearOfDays {
    private final Rules rules;
    private final int year;
    private final Map<LocalDate, String> closed = new HashMap<>();
    private final Map<LocalDate, Rule> opened = new HashMap<>();
    private final Map<LocalDate, TradingDay> days = new HashMap<>();

    YearOfDays(Rules rules, int year) {
        this.rules = rules;
        this.year = year;
        close();
        open();
        Map<LocalDate, Hours> hours = new HashMap<>();
        Map<LocalDate, String> names = new HashMap<>();
        bend(hours, names);
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        LocalDate.of(year, 1, 1)
                .datesUntil(end)
                .forEach(day -> days.put(day, day(day, hours, names)));
    }

    /// What happens on a day of this year.
    TradingDay on(LocalDate day) {
        return Optional.ofNullable(days.get(day)).orElseThrow();
    }

    /// Closes the days of every rule, those that are made up for last, then makes up for days that
    /// fell badly, once all others are known.
    private void close() {
        Map<LocalDate, Rule> badly = new TreeMap<>();
        for (boolean carried : new boolean[] {false, true}) {
            for (Rule rule : rules.rules()) {
                if (rule.effect() instanceof Effect.Closes && rule.days().isCarried() == carried) {
                    List<LocalDate> days = around(rule);
                    days.stream()
                            .filter(day -> rule.days().fallsBadly(day, closed::containsKey))
                            .forEach(day -> badly.put(day, rule));
                    days.forEach(day -> closed.putIfAbsent(day, rule.name()));
                }
            }
        }
        badly.forEach((day, rule) ->
                closed.put(rule.days().nextFree(day, closed::containsKey), rule.name()));
    }

    private void open() {
        for (Rule rule : rules.rules()) {
            if (rule.effect() instanceof Effect.Opens) {
                around(rule).forEach(day -> opened.put(day, rule));
            }
        }
    }

    /// Puts other hours on sessions; a later line counts before an earlier one.
    private void bend(Map<LocalDate, Hours> hours, Map<LocalDate, String> names) {
        for (Rule rule : rules.rules()) {
            for (LocalDate day : isBend(rule.effect()) ? around(rule) : List.<LocalDate>of()) {
                Optional<Hours> usual =
                        Optional.ofNullable(hours.get(day)).or(() -> rules.hours(day));
                if (trades(day) && usual.isPresent()) {
                    hours.put(day, bent(usual.get(), rule.effect()));
                    names.put(day, rule.name());
                }
            }
        }
    }

    private static boolean isBend(Effect effect) {
        return switch (effect) {
            case Effect.ClosesAt any -> true;
            case Effect.OpensAt any -> true;
            case Effect.Runs any -> true;
            case Effect.Closes any -> false;
            case Effect.Opens any -> false;
        };
    }

    private static Hours bent(Hours usual, Effect effect) {
        return switch (effect) {
            case Effect.ClosesAt(int minute) -> usual.closingAt(minute);
            case Effect.OpensAt(int minute) -> usual.openingAt(minute);
            case Effect.Runs(Hours hours) -> hours;
            case Effect.Closes any -> usual;
            case Effect.Opens any -> usual;
        };
    }

    private List<LocalDate> around(Rule rule) {
        return IntStream.rangeClosed(year - 1, year + 1)
                .boxed()
                .flatMap(one -> rule.days().in(one, this::trades).stream())
                .toList();
    }

    private boolean trades(LocalDate day) {
        return opened.containsKey(day) || (rules.isWeekday(day) && !closed.containsKey(day));
    }

    private TradingDay day(
            LocalDate day, Map<LocalDate, Hours> bent, Map<LocalDate, String> names) {
        Certainty certainty = rules.certainty(year);
        Optional<Rule> opens = Optional.ofNullable(opened.get(day));
        Optional<Hours> hours =
                Optional.ofNullable(bent.get(day))
                        .or(() -> opens.flatMap(YearOfDays::hours))
                        .or(() -> rules.hours(day));
        if (!trades(day) || hours.isEmpty()) {
            return new ClosedDay(day, Optional.ofNullable(closed.get(day)), certainty);
        }
        Optional<String> name = Optional.ofNullable(names.get(day)).or(() -> opens.map(Rule::name));
        return hours.get().on(day, rules.zone(), name, certainty);
    }

    private static Optional<Hours> hours(Rule rule) {
        return rule.effect() instanceof Effect.Opens(Optional<Hours> hours)
                ? hours
                : Optional.empty();
    }
}
