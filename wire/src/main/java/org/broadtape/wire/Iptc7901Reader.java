package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Blanks;

/// Reads IPTC 7901 messages (IPTC recommended message format, 7th edition 1995): source and number,
/// priority, category and count of words in the header, keyword line, then the text, whose first
/// lines, up to one that ends in `=`, are urgent words, headline and byline.
///
/// What stands under a heading `# Notebook` is for editors; of it the public part becomes the
/// editor's note, and what is "not for publication" a private one, since notes are shown to
/// readers.
final class Iptc7901Reader {
    private static final int HEAD_LINES = 8;
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\s*(?<source>[A-Za-z]{1,6})\\s?(?<number>\\d{1,6}) (?<priority>\\d)"
                            + " (?<category>[A-Za-z]{1,6})(?: +(?<words>\\d{1,6}))?(?<rest>[^\\n]*)");
    private static final Pattern SERVICE = Pattern.compile("([A-Za-z][A-Za-z-]*) +\\d+\\s*$");
    private static final Pattern NOTEBOOK = Pattern.compile("(?m)^# .*(?i:notebook|notizblock).*$");
    private static final Pattern RULE = Pattern.compile("(?m)^(?:\\* ){2,}\\*");
    private static final Pattern INITIALS =
            Pattern.compile("\\n\\s*dpa(?: [a-z0-9]{2,4}){1,6}\\s*$");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern BYLINE = Pattern.compile("(?:By|BY|Von|Par|Por) .*");

    private Iptc7901Reader() {}

    static WireItem read(WireText.Message message) {
        Matcher header = HEADER.matcher(message.header());
        boolean known = header.lookingAt();
        Optional<Stamp> sent = message.sent();
        String number = known ? header.group("source") + header.group("number") : "unnumbered";
        String day = sent.map(at -> at.local().toLocalDate().toString()).orElse("undated");
        WireItemBuilder item =
                WireItem.builder("iptc7901:" + number + ":" + day, FeedFormat.IPTC7901);
        if (known) {
            header(header, item);
        } else {
            item.problems(
                    List.of(
                            Problem.of(
                                    "header-unreadable",
                                    Severity.WARNING,
                                    "the header is " + Problem.quote(message.header().strip()),
                                    "source, number, priority, category")));
        }
        int line = message.header().strip().indexOf('\n');
        if (line >= 0) {
            String keywords = message.header().strip().substring(line).strip();
            item.slugline(keywords.replaceFirst("/+$", "").replaceAll("\\s+", " "));
        }
        sent.ifPresent(item::updated);
        Matcher notebook = NOTEBOOK.matcher(message.text());
        boolean noted = message.text().contains("# ") && notebook.find();
        if (noted) {
            note(message.text().substring(notebook.end()), item);
        }
        text(noted ? message.text().substring(0, notebook.start()) : message.text(), item);
        return item.build();
    }

    private static void header(Matcher header, WireItemBuilder item) {
        int priority = Integer.parseInt(header.group("priority"));
        if (priority > 0) {
            item.urgency(priority).fact("priority", "" + priority);
        }
        String category = header.group("category").toLowerCase(Locale.ROOT);
        item.subjects(
                List.of(
                        new WireItem.Subject(
                                category, Optional.of("iptc7901:category"), Optional.empty())));
        Matcher service = SERVICE.matcher(header.group("rest"));
        if (service.find()) {
            String name = service.group(1);
            Agencies.named(name)
                    .or(() -> Agencies.named(name.split("-", 2)[0]))
                    .ifPresent(item::agency);
        }
    }

    private static void text(String text, WireItemBuilder item) {
        List<String> lines = text.lines().map(String::strip).toList();
        int end = -1;
        for (int i = 0; i < Math.min(lines.size(), HEAD_LINES) && end < 0; i++) {
            end = lines.get(i).endsWith("=") ? i : -1;
        }
        int first = 0;
        while (first < lines.size() && lines.get(first).isEmpty()) {
            first++;
        }
        end = end < 0 ? first : end;
        Optional<String> byline = Optional.empty();
        List<String> head = new ArrayList<>();
        for (int i = first; i <= end && i < lines.size(); i++) {
            String words = WireText.bare(lines.get(i));
            if (BYLINE.matcher(words).matches() && !head.isEmpty()) {
                byline = Optional.of(words);
            } else if (!words.isEmpty()) {
                head.add(words);
            }
        }
        StringBuilder take = new StringBuilder();
        while (head.size() > 1 && isTake(head.getFirst())) {
            take.append(take.isEmpty() ? "" : " ").append(head.removeFirst());
        }
        String headline = String.join(" ", head);
        item.headline(headline);
        WireCopy.headline(headline, item);
        if (!take.isEmpty()) {
            item.headTag(take.toString());
            WireText.take(take.toString(), item);
        }
        String rest =
                String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size()));
        WireText.body(paragraphs(text, rest), byline, item);
    }

    /// Urgent words before a headline: all in capitals, or in brackets.
    private static boolean isTake(String line) {
        return line.length() <= 40
                && (line.chars().noneMatch(Character::isLowerCase)
                        || (line.startsWith("(") && line.endsWith(")")));
    }

    /// The paragraphs, those with columns as they stand.
    private static List<String> paragraphs(String sent, String stripped) {
        boolean columns = Blanks.hasColumns(sent);
        List<String> paragraphs = new ArrayList<>();
        for (String paragraph : BLANK_LINES.split(stripped)) {
            boolean kept = columns && paragraph.lines().filter(Blanks::hasColumns).count() > 1;
            String words = kept ? paragraph.strip() : Blanks.squeezed(paragraph);
            if (!words.isEmpty()) {
                paragraphs.add(words);
            }
        }
        return paragraphs;
    }

    private static void note(String notebook, WireItemBuilder item) {
        Matcher rule = RULE.matcher(notebook);
        boolean closed = rule.find();
        String open = closed ? notebook.substring(0, rule.start()) : notebook;
        stripped(INITIALS.matcher(open).replaceFirst("")).ifPresent(item::edNote);
        stripped(closed ? notebook.substring(rule.end()) : "")
                .map(words -> FeedItems.cut(words, FeedItems.TERMS))
                .ifPresent(words -> item.privateNotes(List.of(words)));
    }

    private static Optional<String> stripped(String note) {
        return Optional.of(
                        note.lines().map(String::strip).collect(Collectors.joining("\n")).strip())
                .filter(words -> !words.isEmpty());
    }
}
