package org.broadtape.wire.internal.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Stamp;

/// Reads times as feeds write them: RFC 822 with two or four digits of year and every named zone
/// seen, ISO 8601 whole, in part or run together, `asctime`, months and days named in other
/// tongues. What is missing is taken as least: the first month, the first day, midnight. A time
/// without a zone is taken as UTC and marked as assumed.
///
/// Reads by its tokens (numbers, words, signs) rather than by patterns, since no two senders agree.
public final class Times {
    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Integer> ZONES = new HashMap<>();

    static {
        String months =
                """
                jan january janvier enero janeiro januar gennaio ian ιαν янв stycznia 1월
                feb february fevrier février febrero fevereiro februar febbraio fev fév φεβ фев lutego 2월
                mar march mars marzo marco março märz mär maart mrt mrz μαρ μάρ мар marca 3월
                apr april avril abril aprile avr abr απρ апр kwietnia 4월
                may mai mayo maio maggio mag mei μαι μάι май мая maja 5월
                jun june juin junio junho juni giugno giu ιουν июн czerwca 6월
                jul july juillet julio julho juli luglio lug juil ιουλ июл lipca 7월
                aug august aout août agosto ago aou aoû αυγ авг sierpnia 8월
                sep sept september septembre septiembre setembro settembre set σεπ сен września 9월
                oct october octobre octubre outubro oktober ottobre out okt ott οκτ окт października 10월
                nov november novembre noviembre novembro νοε νοέ ноя listopada 11월
                dec december decembre décembre diciembre dezembro dezember dicembre dic dez déc δεκ дек grudnia 12월
                """;
        int month = 0;
        for (String names : months.lines().toList()) {
            month++;
            for (String name : names.split(" ")) {
                MONTHS.put(name, month);
            }
        }
        // Hungarian as in "2004-július-13T9:15-05:00".
        String hungarian =
                "január február március április május június július augusztus szeptember október november december";
        month = 0;
        for (String name : hungarian.split(" ")) {
            MONTHS.put(name, ++month);
        }
        String zones =
                "ut 0 gmt 0 utc 0 z 0 wet 0 bst 60 west 60 cet 60 met 60 mez 60 cest 120 mest 120 mesz"
                        + " 120 eet 120 sast 120 eest 180 msk 180 ist 330 sgt 480 hkt 480 awst 480 cst"
                        + " -360 jst 540 kst 540 acst 570 aest 600 aedt 660 nzst 720 nzdt 780 est -300 edt"
                        + " -240 et -300 ast -240 adt -180 cdt -300 ct -360 mst -420 mdt -360 mt -420 pst"
                        + " -480 pdt -420 pt -480 akst -540 akdt -480 hst -600 brt -180 art -180 nst -210"
                        + " ndt -150";
        String[] pairs = zones.split(" ");
        for (int i = 0; i < pairs.length; i += 2) {
            ZONES.put(pairs[i], Integer.parseInt(pairs[i + 1]));
        }
    }

    private final String text;
    private int at;
    private int year = -1;
    private int month = -1;

    /// The month that a first word before a comma or stop names, unless it is a weekday's: `Mar.`
    private int first = -1;

    private int day = -1;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private boolean timeSeen;
    private boolean afternoon;
    private boolean noonGiven;
    private Optional<ZoneOffset> zone = Optional.empty();

    private Times(String text) {
        this.text = text;
    }

    /// The time some words tell; absent where they tell none.
    public static Optional<Stamp> read(String words) {
        String text = words.strip();
        if (text.length() < 4 || text.length() > 100) {
            return Optional.empty();
        }
        try {
            return new Times(text).read();
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Stamp> read() {
        if (!iso()) {
            at = 0;
            if (!tokens()) {
                return Optional.empty();
            }
        }
        if (year < 1 || year > 9_999) {
            return Optional.empty();
        }
        if (noonGiven && hour <= 12) {
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        int overflow = 0;
        if (hour == 24 && minute == 0 && second == 0) {
            hour = 0;
            overflow = 1;
        }
        int last = LocalDate.of(year, Math.max(month, 1), 1).lengthOfMonth();
        if (day > last) {
            return Optional.empty();
        }
        LocalDateTime local =
                LocalDateTime.of(
                                LocalDate.of(year, Math.max(month, 1), Math.max(day, 1)),
                                LocalTime.of(hour, minute, Math.min(second, 59), nanos))
                        .plusDays(overflow)
                        .plusSeconds(second == 60 ? 1 : 0);
        ZoneOffset offset = zone.orElse(ZoneOffset.UTC);
        return Optional.of(new Stamp(local.toInstant(offset), offset, zone.isEmpty()));
    }

    /// `2003-12-31T10:14:55.5+01:00`, `2003-12`, `20031231T101455Z`, `2003-335`.
    private boolean iso() {
        int digits = digits(at);
        if (digits == 4 && (peek(4) == '-' || text.length() == 4)) {
            year = number(4);
            if (end()) {
                return true;
            }
            at++;
            int next = digits(at);
            if (next == 3) {
                LocalDate ordinal = LocalDate.ofYearDay(year, number(3));
                month = ordinal.getMonthValue();
                day = ordinal.getDayOfMonth();
            } else if (next == 1 || next == 2) {
                month = number(next);
                if (peek(at) == '-') {
                    at++;
                    int days = digits(at);
                    if (days == 0) {
                        return false;
                    }
                    day = number(Math.min(days, 2));
                }
            } else {
                return false;
            }
        } else if (digits == 8) {
            year = number(4);
            month = number(2);
            day = number(2);
        } else if (digits == 14) {
            year = number(4);
            month = number(2);
            day = number(2);
            hour = number(2);
            minute = number(2);
            second = number(2);
            return month >= 1 && month <= 12;
        } else {
            return false;
        }
        if (month > 12) {
            return false;
        }
        return end() || isoTime();
    }

    private boolean isoTime() {
        char c = peek(at);
        if (c == 'T' || c == 't' || c == ' ') {
            at++;
            skipBlanks();
            if (c == ' ' && end()) {
                return true;
            }
            int digits = digits(at);
            if (digits == 6 || digits == 4) {
                hour = number(2);
                minute = number(2);
                second = digits == 6 ? number(2) : 0;
            } else if (digits == 1 || digits == 2) {
                hour = number(digits);
                if (peek(at) == ':') {
                    at++;
                    minute = number(digits(at));
                    if (peek(at) == ':') {
                        at++;
                        second = number(digits(at));
                    }
                }
            } else {
                return false;
            }
            fraction();
        }
        skipBlanks();
        return end() || zone();
    }

    private void fraction() {
        if ((peek(at) == '.' || peek(at) == ',') && digits(at + 1) > 0) {
            at++;
            int digits = digits(at);
            String part = (text.substring(at, at + digits) + "000000000").substring(0, 9);
            nanos = Integer.parseInt(part);
            at += digits;
        }
    }

    /// Takes an offset or a named zone; true if there was one that is known.
    private boolean zone() {
        char c = peek(at);
        if (c == 'Z' || c == 'z') {
            if (!Character.isLetter(peek(at + 1))) {
                at++;
                zone = Optional.of(ZoneOffset.UTC);
                return true;
            }
        }
        if (c == '+' || c == '-' || c == '\u2212') {
            int digits = digits(at + 1);
            if (digits == 0) {
                return false;
            }
            at++;
            int hours;
            int minutes = 0;
            if (digits <= 2) {
                hours = number(digits);
                if (peek(at) == ':') {
                    at++;
                    minutes = digits(at) > 0 ? number(Math.min(digits(at), 2)) : 0;
                }
            } else if (digits == 3) {
                hours = number(1);
                minutes = number(2);
            } else {
                hours = number(2);
                minutes = number(2);
            }
            if (hours > 18) {
                return false;
            }
            int total = hours * 60 + minutes;
            zone = Optional.of(ZoneOffset.ofTotalSeconds((c == '+' ? total : -total) * 60));
            return true;
        }
        int from = at;
        while (Character.isLetter(peek(at))) {
            at++;
        }
        Integer known = ZONES.get(text.substring(from, at).toLowerCase(Locale.ROOT));
        if (known == null) {
            return false;
        }
        boolean offsetFollows = known == 0 && (peek(at) == '+' || peek(at) == '-');
        if (offsetFollows && digits(at + 1) > 0) {
            return zone();
        }
        zone = Optional.of(ZoneOffset.ofTotalSeconds(known * 60));
        return true;
    }

    /// `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 1, 2004 7:48 PM EST`, `Thu Jan 1 19:48:21 2004`.
    private boolean tokens() {
        year = -1;
        month = -1;
        day = -1;
        int[] loose = new int[3];
        int[] width = new int[3];
        int count = 0;
        while (!end()) {
            char c = peek(at);
            int digits = digits(at);
            if (digits > 0) {
                int after = at + digits;
                if (peek(after) == ':' && digits <= 2 && !timeSeen) {
                    time(digits);
                    continue;
                }
                if (digits > 8 || count == 3) {
                    return false;
                }
                boolean monthNumber = peek(after) == '\uC6D4' && digits <= 2;
                if (monthNumber) {
                    month = number(digits);
                    at++;
                    continue;
                }
                width[count] = digits;
                loose[count++] = number(digits);
                String suffix =
                        text.substring(at, Math.min(at + 2, text.length()))
                                .toLowerCase(Locale.ROOT);
                if (suffix.equals("st")
                        || suffix.equals("nd")
                        || suffix.equals("rd")
                        || suffix.equals("th")) {
                    at += 2;
                }
            } else if (Character.isLetter(c)) {
                word();
            } else if (!((c == '+' || c == '-' || c == '\u2212') && timeSeen && zone())) {
                at++;
            }
        }
        return dated(loose, width, count);
    }

    private void word() {
        int from = at;
        while (Character.isLetter(peek(at))) {
            at++;
        }
        String word = text.substring(from, at).toLowerCase(Locale.ROOT);
        Integer named = MONTHS.get(word);
        if (named == null && word.length() > 3) {
            named = MONTHS.get(word.substring(0, 3));
        }
        if (named != null && from == 0 && (peek(at) == ',' || peek(at) == '.')) {
            first = named;
            return;
        }
        if (named != null && month < 0) {
            month = named;
            return;
        }
        if ((word.equals("a") || word.equals("p"))
                && text.regionMatches(true, at, ".m", 0, 2)
                && !Character.isLetter(peek(at + 2))) {
            word += "m";
            at += 2;
        }
        if (word.equals("am")
                || word.equals("pm")
                || word.equals("\uC624\uC804")
                || word.equals("\uC624\uD6C4")) {
            noonGiven = true;
            afternoon = word.equals("pm") || word.equals("\uC624\uD6C4");
            return;
        }
        Integer zoneMinutes = ZONES.get(word);
        if (zoneMinutes != null && (timeSeen || word.length() > 2) && from > 0) {
            int base = zoneMinutes;
            zone = Optional.of(ZoneOffset.ofTotalSeconds(base * 60));
        }
    }

    private void time(int digits) {
        hour = number(digits);
        at++;
        minute = digits(at) > 0 ? number(Math.min(digits(at), 2)) : 0;
        if (peek(at) == ':') {
            at++;
            second = digits(at) > 0 ? number(Math.min(digits(at), 2)) : 0;
        }
        fraction();
        timeSeen = true;
    }

    /// Which of the loose numbers is the day, which the year, and which the month if none is named.
    private boolean dated(int[] loose, int[] width, int count) {
        month = month < 0 ? first : month;
        int days = -1;
        int years = -1;
        for (int i = 0; i < count; i++) {
            if (width[i] == 4 || width[i] == 3) {
                years = i;
            }
        }
        if (month >= 1) {
            for (int i = 0; i < count; i++) {
                if (i != years && days < 0) {
                    days = i;
                } else if (i != years && years < 0) {
                    years = i;
                }
            }
        } else {
            if (count < 3 || width[0] > 4) {
                return false;
            }
            if (years == 0) {
                month = loose[1];
                days = 2;
            } else {
                years = 2;
                boolean monthFirst = loose[0] <= 12 && (loose[1] > 12 || text.indexOf('/') > 0);
                month = loose[monthFirst ? 0 : 1];
                days = monthFirst ? 1 : 0;
            }
        }
        if (years < 0) {
            return false;
        }
        year = loose[years];
        if (width[years] <= 2) {
            year += year < 90 ? 2000 : 1900;
        } else if (width[years] == 3) {
            year += 1900;
        }
        day = days < 0 ? 1 : loose[days];
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private boolean end() {
        return at >= text.length();
    }

    private char peek(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private void skipBlanks() {
        while (!end() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private int digits(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private int number(int digits) {
        int value = Integer.parseInt(text, at, at + digits, 10);
        at += digits;
        return value;
    }
}
