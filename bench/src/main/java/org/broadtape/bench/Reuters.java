package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Stamp;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;

/// The newswire stories of Reuters-21578 (1987) as wire items, in the order of the files and within
/// a file in the order sent. They stand in for a day's load of an agency wire.
///
/// The files are SGML with slips: the markup is regular enough to be cut by its tags, `>` stands
/// unescaped in the text, control bytes are written as references, and a few dates carry a desk's
/// letters. What a story lacks stays absent.
///
/// The times name no zone. They are taken as New York's, where the wire was edited, and marked as
/// assumed.
public final class Reuters {
    private static final ZoneId DESK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter WHEN =
            new java.time.format.DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-yyyy HH:mm:ss.SS")
                    .toFormatter(Locale.ENGLISH);
    private static final Pattern STORY =
            Pattern.compile("<REUTERS ([^>]*)>(.*?)</REUTERS>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("NEWID=\"(\\d+)\"");
    private static final Pattern TIME =
            Pattern.compile("\\d{1,2}-[A-Za-z]{3}-\\d{4}\\s+\\d{1,2}:\\d{2}:\\d{2}\\.\\d{2}");
    private static final Pattern TAG = Pattern.compile("<D>(.*?)</D>");
    private static final Pattern TEXT = Pattern.compile("<TEXT[^>]*>(.*?)</TEXT>", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("&(#\\d+|lt|gt|amp);");
    private static final Pattern END_LINE = Pattern.compile("\\n *(?i:reuters?)\\.?\\s*\\z");
    private static final Pattern BY = Pattern.compile("(?i)^by\\s+(.+?)(?:,\\s*Reuters?)?$");
    private static final List<String> TAGS =
            List.of("TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES");

    private Reuters() {}

    /// Every story of the set.
    ///
    /// @param zip `reuters21578.zip`
    /// @return items whose uri is `reuters21578:` and the story's NEWID
    public static List<WireItem> read(Path zip) throws IOException {
        List<WireItem> stories = new ArrayList<>();
        for (Cases.File file : Cases.in(zip)) {
            if (file.path().endsWith(".sgm")) {
                stories.addAll(parse(new String(file.bytes(), StandardCharsets.ISO_8859_1)));
            }
        }
        return stories;
    }

    /// The stories in the text of one file.
    static List<WireItem> parse(String sgml) {
        List<WireItem> stories = new ArrayList<>();
        Matcher story = STORY.matcher(sgml.replace("\r\n", "\n"));
        while (story.find()) {
            Matcher number = NUMBER.matcher(story.group(1));
            if (number.find()) {
                stories.add(story(number.group(1), story.group(2)));
            }
        }
        return stories;
    }

    private static WireItem story(String number, String markup) {
        WireItemBuilder item =
                WireItem.builder("reuters21578:" + number, FeedFormat.NINJS)
                        .agency("Reuters")
                        .language("en");
        published(element(markup, "DATE")).ifPresent(item::published);
        for (String tags : TAGS) {
            item.subjects(subjects(tags.toLowerCase(Locale.ROOT), element(markup, tags)));
        }
        Matcher text = TEXT.matcher(markup);
        String words = text.find() ? text.group(1) : "";
        Optional<String> title = found(words, "TITLE");
        String rest =
                title.isPresent() ? element(words, "BODY") : afterFirstLine(plain(words).strip());
        item.headline(
                line(title.orElseGet(() -> plain(words).strip().lines().findFirst().orElse(""))));
        found(words, "DATELINE")
                .map(Reuters::line)
                .filter(s -> !s.isEmpty())
                .ifPresent(item::dateline);
        found(words, "AUTHOR")
                .map(Reuters::line)
                .filter(s -> !s.isEmpty())
                .ifPresent(author -> {
                    item.byline(author);
                    Matcher by = BY.matcher(author);
                    if (by.matches()) {
                        item.writers(List.of(by.group(1).split(",? and | with ")));
                    }
                });
        List<String> paragraphs = paragraphs(plain(rest));
        return item.bodyText(String.join("\n\n", paragraphs)).bodyHtml(html(paragraphs)).build();
    }

    private static Optional<Stamp> published(String words) {
        Matcher time = TIME.matcher(words);
        if (!time.find()) {
            return Optional.empty();
        }
        try {
            ZonedDateTime local =
                    LocalDateTime.parse(time.group().replaceAll("\\s+", " "), WHEN).atZone(DESK);
            return Optional.of(new Stamp(local.toInstant(), local.getOffset(), true));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static List<WireItem.Subject> subjects(String scheme, String markup) {
        return TAG.matcher(markup)
                .results()
                .map(tag -> plain(tag.group(1)).strip())
                .filter(name -> !name.isEmpty())
                .map(name ->
                        new WireItem.Subject(
                                name, Optional.of("reuters21578:" + scheme), Optional.of(name)))
                .toList();
    }

    /// Paragraphs begin with an indent of four blanks; a line with a gap within is a table's and
    /// keeps its place.
    private static List<String> paragraphs(String body) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line :
                END_LINE.matcher("\n" + body.stripTrailing()).replaceFirst("").split("\n")) {
            boolean starts = line.startsWith("    ") || line.isBlank();
            if (starts && !open.isEmpty()) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
            String words = line.strip();
            if (!words.isEmpty()) {
                open.append(open.isEmpty() ? "" : " ").append(words);
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
        }
        return paragraphs;
    }

    /// Paragraphs as HTML.
    static String html(List<String> paragraphs) {
        StringBuilder html = new StringBuilder();
        for (String paragraph : paragraphs) {
            html.append("<p>")
                    .append(
                            paragraph
                                    .replace("&", "&amp;")
                                    .replace("<", "&lt;")
                                    .replace(">", "&gt;"))
                    .append("</p>");
        }
        return html.toString();
    }

    private static String afterFirstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1);
    }

    private static String line(String words) {
        return plain(words).replaceAll("\\s+", " ").strip();
    }

    private static String element(String markup, String name) {
        return found(markup, name).orElse("");
    }

    private static Optional<String> found(String markup, String name) {
        int start = markup.indexOf("<" + name + ">");
        int end = markup.indexOf("</" + name + ">");
        return start < 0 || end < start
                ? Optional.empty()
                : Optional.of(markup.substring(start + name.length() + 2, end));
    }

    /// References read, control characters left out.
    private static String plain(String markup) {
        return REFERENCE
                .matcher(markup)
                .replaceAll(reference ->
                        switch (reference.group(1)) {
                            case "lt" -> "<";
                            case "gt" -> ">";
                            case "amp" -> "&";
                            case "#9", "#10" -> " ";
                            default -> "";
                        });
    }
}
