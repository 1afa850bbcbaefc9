package org.broadtape.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hours of trading on an exchange's own clock.
///
/// @param open minutes from the midnight a day begins with; negative on the evening before
/// @param close the same; 1440 is the midnight it ends with
/// @param pause the midday break
record Hours(int open, int close, Optional<Pause> pause) {
    private static final String TIME = "([0-2]\\d:[0-5]\\d)";
    private static final Pattern FORM =
            Pattern.compile("(eve )?" + TIME + "-" + TIME + "(?: " + TIME + "-" + TIME + ")?");

    /// A break, in the same minutes.
    record Pause(int start, int end) {}

    Hours {
        int begins = open;
        int ends = close;
        boolean within =
                pause.isEmpty()
                        || pause.filter(one ->
                                        begins < one.start && one.start < one.end && one.end < ends)
                                .isPresent();
        if (open >= close || open < -1440 || close > 2880 || !within) {
            throw new IllegalArgumentException(
                    "Not hours of trading: " + open + " to " + close + " minutes, " + pause);
        }
    }

    /// Reads `09:30-16:00`, `09:00-11:30 12:30-15:00` with a break, `eve 17:00-16:00` from the
    /// evening before, `00:00-24:00`; empty where it is none of these.
    static Optional<Hours> read(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int open = minutes(match.group(2)) - (match.group(1) == null ? 0 : 1440);
        boolean isWhole = match.group(4) == null;
        int close = minutes(match.group(isWhole ? 3 : 5));
        Optional<Pause> pause =
                isWhole
                        ? Optional.empty()
                        : Optional.of(new Pause(minutes(match.group(3)), minutes(match.group(4))));
        boolean inOrder =
                open < close
                        && pause.map(one ->
                                        open < one.start && one.start < one.end && one.end < close)
                                .orElse(true);
        return inOrder ? Optional.of(new Hours(open, close, pause)) : Optional.empty();
    }

    /// Minutes from midnight of `09:30`.
    static int minutes(String time) {
        return 60 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3));
    }

    /// The same, closed earlier or later; the break goes where it would be at the end.
    Hours closingAt(int minute) {
        return new Hours(open, minute, pause.filter(one -> one.end < minute));
    }

    /// The same, opened later or earlier; the break goes where it would be at the beginning.
    Hours openingAt(int minute) {
        return new Hours(minute, close, pause.filter(one -> minute < one.start));
    }

    /// The session these hours make on a day.
    Session on(LocalDate day, ZoneId zone, Optional<String> name, Certainty certainty) {
        return new Session(
                day,
                at(day, open, zone),
                at(day, close, zone),
                pause.map(
                        one -> new Session.Break(at(day, one.start, zone), at(day, one.end, zone))),
                name,
                certainty);
    }

    private static Instant at(LocalDate day, int minute, ZoneId zone) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }
}
