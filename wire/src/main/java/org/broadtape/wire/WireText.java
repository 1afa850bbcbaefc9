package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.feed.Times;

/// Text wires: messages between control characters, as teleprinters had them. SOH begins a header,
/// STX the text, ETX the trailer with day and time, EOT ends the message; one input may hold many.
/// A message is ANPA 1312 where its header has a unit separator or a format word of device
/// controls, else IPTC 7901.
final class WireText {
    private static final char SOH = 1;
    private static final char STX = 2;
    private static final char ETX = 3;
    private static final int HEADER = 1_000;

    /// IPTC 7901 writes `131137 GMT Nov 13`: day of month, hour and minute, month, year.
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "\\b(\\d{2})(\\d{2})(\\d{2})\\s+([A-Z]{2,4}\\s+)?(\\p{L}{3})[a-z]*\\.?\\s+(\\d{2})\\b");

    /// ANPA writes `AP-WF-11-13-13 1509GMT`.
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b(\\d{2})-(\\d{2})-(\\d{2})\\s+(\\d{2})(\\d{2})([A-Z]{2,4})");

    private static final Pattern LEAD =
            Pattern.compile(
                    "(?i)\\b(?:\\d+(?:st|nd|rd|th)\\s*(?:lead|ld|roundup)|writethru|update \\d+)");
    private static final Pattern CORRECTION =
            Pattern.compile("(?i)\\b(?:correct(?:ion|ed|ive)|korrektur|berichtigung)\\b");
    private static final Pattern REFILE = Pattern.compile("(?i)\\brefiled?\\b");
    private static final Pattern KILL =
            Pattern.compile("\\b(?:MANDATORY )?KILL\\b|\\bSTORY WITHDRAWN\\b");

    private static final Map<String, String> MONTHS =
            Map.of("okt", "Oct", "mär", "Mar", "mai", "May", "dez", "Dec");

    private WireText() {}

    /// True where a text begins as a message does, synchronous idles and blanks before it apart.
    static boolean is(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == SOH) {
                String header = text.substring(at, Math.min(text.length(), at + HEADER));
                return header.indexOf(STX) > 0;
            }
            if (c > ' ') {
                return false;
            }
        }
        return false;
    }

    /// The messages of an input.
    static Reading read(String text) {
        List<WireItem> items = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Optional<FeedFormat> format = Optional.empty();
        int at = text.indexOf(SOH);
        while (at >= 0) {
            int next = text.indexOf(SOH, at + 1);
            Optional<Message> message =
                    Message.of(text.substring(at + 1, next < 0 ? text.length() : next));
            at = next;
            if (items.size() >= Feeds.ENTRIES) {
                problems.add(
                        Problem.of(
                                "too-many-entries",
                                Severity.ERROR,
                                "the input has more messages",
                                "at most " + Feeds.ENTRIES));
                break;
            }
            if (message.isPresent()) {
                WireItem item =
                        message.orElseThrow().isAnpa()
                                ? AnpaReader.read(message.orElseThrow())
                                : Iptc7901Reader.read(message.orElseThrow());
                items.add(item);
                format = format.or(() -> Optional.of(item.format()));
            }
        }
        return new Reading(format, Reading.Channel.UNSAID, items, problems);
    }

    /// The parts of one message, line ends as `\n`.
    ///
    /// @param header between SOH and STX
    /// @param text between STX and ETX
    /// @param trailer from ETX on
    record Message(String header, String text, String trailer) {
        static Optional<Message> of(String message) {
            int start = message.indexOf(STX);
            if (start < 0 || start > HEADER) {
                return Optional.empty();
            }
            int end = message.indexOf(ETX, start);
            int stop = end < 0 ? message.length() : end;
            return Optional.of(
                    new Message(
                            message.substring(0, start).replace("\r", ""),
                            message.substring(start + 1, stop).replace("\r", ""),
                            message.substring(stop, Math.min(message.length(), stop + 200))));
        }

        boolean isAnpa() {
            return header.chars().anyMatch(c -> c == 0x1F || (c >= 0x11 && c <= 0x14));
        }

        /// When it was sent, as the trailer says.
        Optional<Stamp> sent() {
            Matcher day = DAY_FIRST.matcher(trailer);
            if (day.find()) {
                String month = day.group(5);
                return time(
                        day.group(1),
                        MONTHS.getOrDefault(month.toLowerCase(Locale.ROOT), month),
                        day.group(6),
                        day.group(2) + ":" + day.group(3),
                        day.group(4) == null ? "" : day.group(4));
            }
            Matcher month = MONTH_FIRST.matcher(trailer);
            if (!month.find()) {
                return Optional.empty();
            }
            return Times.read(
                    century(month.group(3))
                            + "-"
                            + month.group(1)
                            + "-"
                            + month.group(2)
                            + "T"
                            + month.group(4)
                            + ":"
                            + month.group(5)
                            + (month.group(6).equals("GMT") ? "Z" : " " + month.group(6)));
        }

        private static Optional<Stamp> time(
                String day, String month, String year, String clock, String zone) {
            return Times.read(
                    day + " " + month + " " + century(year) + " " + clock + " " + zone.strip());
        }

        private static String century(String year) {
            return (Integer.parseInt(year) < 70 ? "20" : "19") + year;
        }
    }

    /// Adds what the words of a take (`1ST LEAD`, `3rdLd-Writethru`, `REFILE`) say of what went
    /// before.
    static void take(String words, WireItemBuilder item) {
        if (LEAD.matcher(words).find()) {
            item.signal(Signal.UPDATE);
        }
        if (CORRECTION.matcher(words).find()) {
            item.signal(Signal.CORRECTION);
        }
        if (REFILE.matcher(words).find()) {
            item.signal(Signal.REFILE);
        }
        if (KILL.matcher(words).find()) {
            item.signal(Signal.KILL).pubStatus(PubStatus.CANCELED);
        }
    }

    /// Gives the item its body, its signatures and what a byline line of the head says.
    static void body(List<String> paragraphs, Optional<String> byline, WireItemBuilder item) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : paragraphs) {
            String tag = paragraph.indexOf('\n') < 0 ? "p" : "pre";
            Html.element(tag, paragraph, html);
        }
        String text = String.join("\n\n", paragraphs);
        item.bodyText(text).bodyHtml(html.toString());
        List<String> authors = new ArrayList<>();
        byline.flatMap(Bylines::line).ifPresent(authors::addAll);
        byline.map(line -> line.replaceFirst("(?i)^by (?:the )?", ""))
                .flatMap(Agencies::named)
                .ifPresent(authors::add);
        WireCopy.signatures(authors, text, item);
        byline.ifPresent(item::byline);
    }

    /// A line of the head without its marks: `^Mill opens <` is `Mill opens`.
    static String bare(String line) {
        String words = line.strip();
        int from = words.startsWith("^") ? 1 : 0;
        int to = words.length();
        while (to > from && "<= ".indexOf(words.charAt(to - 1)) >= 0) {
            to--;
        }
        return words.substring(from, to).strip();
    }
}
