package org.broadtape.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.broadtape.base.Stamp;

/// A time as a page shows it, always with its offset: `21 Oct 2024, 04:40 −04:00`. The template
/// `when.jte` draws it; the script rewrites it in the reader's zone and adds how long ago it was.
/// Nothing here depends on the present, so that a page stays the same bytes while its story does.
///
/// @param stamp what is shown
public record Moment(Stamp stamp) {
    /// A time a source claimed.
    public static Moment of(Stamp stamp) {
        return new Moment(stamp);
    }

    /// A time of this site's own clock, in UTC.
    public static Moment of(Instant instant) {
        return new Moment(Stamp.utc(instant));
    }

    /// For `datetime`: ISO 8601 with offset.
    public String machine() {
        return stamp.toString();
    }

    /// `04:40 −04:00`, with a no-break space.
    public String clock() {
        OffsetDateTime local = stamp.local();
        return two(local.getHour()) + ":" + two(local.getMinute()) + "\u00a0" + offset(stamp);
    }

    /// `04:40 −04:00` in a list under the heading of that day; with its own day where that is
    /// another.
    ///
    /// @param day ISO 8601 date; empty where there is no heading
    public String clock(String day, Words words) {
        return day.isEmpty() || stamp.local().toLocalDate().toString().equals(day)
                ? clock()
                : text(words);
    }

    /// `21 Oct 2024, 04:40 −04:00`.
    public String text(Words words) {
        return day(words) + ", " + clock();
    }

    /// `21 Oct 2024`.
    public String day(Words words) {
        OffsetDateTime local = stamp.local();
        String month = words.say("page.months").split(" ")[local.getMonthValue() - 1];
        return local.getDayOfMonth() + " " + month + " " + local.getYear();
    }

    /// `Monday 21 October 2024, 04:40:00, UTC−04:00`; says so where the zone was assumed.
    public String full(Words words) {
        Locale locale = words.locale();
        OffsetDateTime local = stamp.local();
        String said =
                words.say(
                        "page.time.full",
                        longDay(local, locale)
                                + ", "
                                + DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(local),
                        offset(stamp));
        return stamp.zoneAssumed() ? said + ", " + words.say("page.time.assumed") : said;
    }

    /// `Monday 21 October 2024`.
    public String longDay(Words words) {
        return longDay(stamp.local(), words.locale());
    }

    private static String longDay(OffsetDateTime local, Locale locale) {
        return local.getDayOfWeek().getDisplayName(TextStyle.FULL, locale)
                + " "
                + local.getDayOfMonth()
                + " "
                + local.getMonth().getDisplayName(TextStyle.FULL, locale)
                + " "
                + local.getYear();
    }

    /// `−04:00`, `+00:00`: hours and minutes, a minus sign and no hyphen.
    private static String offset(Stamp stamp) {
        ZoneOffset offset = stamp.offset();
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return (offset.getTotalSeconds() < 0 ? "\u2212" : "+")
                + two(minutes / 60)
                + ":"
                + two(minutes % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
