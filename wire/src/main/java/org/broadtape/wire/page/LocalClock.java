package org.broadtape.wire.page;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.feed.Times;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the clock of the place a page was published at. Structured data often tells an instant in
/// UTC while the page prints it by its own clock, late in the evening of the day before; its
/// readers and its desk know it by that day. Only what tells the same instant counts: a time with
/// an offset of its own, or one without that lies whole half hours from it.
final class LocalClock {
    private static final int TIMES = 30;
    private static final int LEVELS = 4;
    private static final int NEAR = 300;
    private static final int LONGEST = 120;
    private static final long STEP = Duration.ofMinutes(30).toSeconds();
    private static final long WEST = Duration.ofHours(-11).toSeconds();
    private static final long EAST = Duration.ofHours(14).toSeconds();

    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?i)(?<![\\d.:])(\\d{1,2})[:.](\\d\\d)(?![\\d.])(?::\\d\\d)?(?:\\s?([ap])\\.?\\s?m\\b)?");

    private LocalClock() {}

    /// The same moment by the page's own clock, where it shows one; else as it is.
    ///
    /// @param metas the names of the `meta` tags that tell when a page was published
    static Article.Moment of(Article.Moment moment, Document page, Claims claims, String... metas) {
        Optional<Stamp> utc =
                moment.time().filter(at -> !at.zoneAssumed() && at.offset().equals(ZoneOffset.UTC));
        return utc.flatMap(at ->
                        Stream.concat(
                                        Arrays.stream(metas)
                                                .flatMap(name -> claims.metas(name).stream())
                                                .flatMap(LocalClock::locals),
                                        shown(page))
                                .flatMap(local -> offset(at, local).stream())
                                .findFirst()
                                .map(offset -> new Stamp(at.at(), offset, false)))
                .map(Article.Moment::at)
                .orElse(moment);
    }

    /// The times shown in `time` elements and about the first heading.
    private static Stream<LocalDateTime> shown(Document page) {
        Stream<Element> times = page.getElementsByTag("time").stream().limit(TIMES);
        Element up = page.selectFirst("h1");
        for (int level = 1; up != null && up.parent() != null && level < LEVELS; level++) {
            up = up.parent();
        }
        return Stream.concat(
                times.flatMap(time ->
                        Stream.concat(
                                locals(time.attr("datetime")), printed(Brief.text(time, LONGEST)))),
                up == null
                        ? Stream.empty()
                        : up.stream().limit(NEAR).flatMap(near -> printed(near.ownText())));
    }

    /// The local time some words in a form for machines tell; none where they say UTC.
    private static Stream<LocalDateTime> locals(String words) {
        return Times.read(words.strip())
                .filter(stamp -> stamp.zoneAssumed() || !stamp.offset().equals(ZoneOffset.UTC))
                .map(stamp -> stamp.local().toLocalDateTime())
                .stream();
    }

    private static Stream<LocalDateTime> printed(String words) {
        Matcher day = Moments.DAY.matcher(words);
        Matcher clock = CLOCK.matcher(words);
        if (words.length() > LONGEST || !clock.find() || !day.find()) {
            return Stream.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(3) != null) {
            hour = hour % 12 + (clock.group(3).equalsIgnoreCase("p") ? 12 : 0);
        }
        int minute = Integer.parseInt(clock.group(2));
        if (hour > 23 || minute > 59) {
            return Stream.empty();
        }
        LocalTime time = LocalTime.of(hour, minute);
        return Times.read(day.group())
                .map(stamp -> stamp.local().toLocalDate().atTime(time))
                .stream();
    }

    /// How far a local time is from an instant, where that is an offset the world's clocks have.
    private static Optional<ZoneOffset> offset(Stamp utc, LocalDateTime local) {
        LocalDateTime exact = utc.local().toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime from = local.getSecond() == 0 ? exact.truncatedTo(ChronoUnit.MINUTES) : exact;
        long seconds = Duration.between(from, local.truncatedTo(ChronoUnit.SECONDS)).toSeconds();
        boolean isOffset =
                seconds != 0 && seconds % STEP == 0 && seconds >= WEST && seconds <= EAST;
        return isOffset ? Optional.of(ZoneOffset.ofTotalSeconds((int) seconds)) : Optional.empty();
    }
}
