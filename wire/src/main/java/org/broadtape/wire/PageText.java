package org.broadtape.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Sha256;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.copy.Caption;
import org.broadtape.wire.internal.copy.Dateline;
import org.broadtape.wire.internal.feed.Times;

/// Reads the plain text of a news page as a browser's "copy all" gives it: lines without markup,
/// the story among banners, price chips, captions, comments and notices. What tells the story's
/// place is what every such page has: clocks under the headline, a byline or a dateline where the
/// text begins, a heading of the comments or a notice where it ends.
final class PageText {
    /// Lines looked through for the story's beginning.
    private static final int HEAD = 80;

    private static final int CAPTIONS = 50;

    /// A line of prose rather than a label.
    private static final int PROSE = 60;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u00A0\\uFEFF]+");
    private static final Pattern PUBLISHED =
            Pattern.compile("(?i)(?:first )?(?:published|posted)(?: on| at)?[: ]\\s*(.+)");
    private static final Pattern UPDATED =
            Pattern.compile("(?i)(?:last )?(?:updated|modified)(?: on| at)?[: ]\\s*(.+)");
    private static final Pattern END =
            Pattern.compile(
                    "(?i)(?:latest |reader )?comments?(?: \\(?\\d+\\)?)?|risk disclosure\\b.*|disclaimer\\b.*"
                            + "|related (?:articles|stories|news|topics)|recommended(?: for you)?"
                            + "|most (?:read|popular)|read (?:next|more)|more (?:from|on) .{1,60}"
                            + "|terms (?:and|of|&) .{1,40}|(?:©|\\(c\\)).*all rights reserved.*");
    private static final Pattern NOTICE =
            Pattern.compile("(?i)(?:©|\\(c\\)|copyright).*reserved.*");
    private static final Pattern JUNK =
            Pattern.compile("(?i)advertisement|share|print|email|scroll to continue|\\d+ ?/ ?\\d+");

    private final List<String> lines;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Caption> captions = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Stamp> published = Optional.empty();
    private Optional<Stamp> updated = Optional.empty();
    private int clocks = -1;

    private PageText(List<String> lines) {
        this.lines = lines;
    }

    /// The one story of such a text; absent for one that shows none of its marks.
    ///
    /// @param text that begins neither as markup nor as JSON
    static Optional<Reading> read(String text) {
        PageText page = new PageText(text.lines().map(PageText::plain).toList());
        page.clocks();
        Optional<Integer> begins = page.begins();
        if (begins.isEmpty()) {
            return Optional.empty();
        }
        page.head(begins.get());
        page.body(begins.get());
        return Optional.of(page.reading(begins.get()));
    }

    private static String plain(String line) {
        return BLANKS.matcher(line).replaceAll(" ").strip();
    }

    private void clocks() {
        for (int i = 0; i < Math.min(lines.size(), HEAD); i++) {
            Optional<Stamp> first = clock(PUBLISHED, lines.get(i));
            Optional<Stamp> later = clock(UPDATED, lines.get(i));
            if (first.isPresent() || later.isPresent()) {
                published = published.or(() -> first);
                updated = updated.or(() -> later);
                clocks = clocks < 0 ? i : clocks;
            }
        }
    }

    private static Optional<Stamp> clock(Pattern label, String line) {
        var matcher = label.matcher(line);
        return line.length() <= 100 && matcher.matches()
                ? Times.read(matcher.group(1))
                : Optional.empty();
    }

    /// The line the text begins at: a byline, a dateline, else the first prose under the clocks.
    private Optional<Integer> begins() {
        Optional<Integer> prose = Optional.empty();
        for (int i = Math.max(clocks, 0); i < Math.min(lines.size(), HEAD); i++) {
            String line = lines.get(i);
            if (Bylines.line(line).isPresent() || Dateline.of(line).isPresent()) {
                return Optional.of(i);
            }
            if (clocks >= 0 && prose.isEmpty() && line.length() >= PROSE && !Caption.is(line)) {
                prose = Optional.of(i);
            }
        }
        return prose;
    }

    /// Between headline and text stand captions, and chips and prices that are no words of it.
    private void head(int begins) {
        for (int i = Math.max(clocks, 0); i < begins; i++) {
            Caption.of(lines.get(i)).ifPresent(captions::add);
        }
    }

    private void body(int begins) {
        for (String line : lines.subList(begins, lines.size())) {
            if (END.matcher(line).matches()) {
                break;
            }
            Optional<Caption> caption = Caption.of(line);
            if (caption.isPresent()) {
                if (captions.size() < CAPTIONS) {
                    captions.add(caption.get());
                }
            } else if (paragraphs.isEmpty() && Bylines.line(line).isPresent()) {
                authors.add(line);
            } else if (!line.isEmpty() && !JUNK.matcher(line).matches()) {
                paragraphs.add(line);
            }
        }
    }

    private String headline(int begins) {
        int under = clocks >= 0 ? clocks : begins;
        for (int i = under - 1; i >= 0; i--) {
            if (!lines.get(i).isEmpty() && !Caption.is(lines.get(i))) {
                return lines.get(i);
            }
        }
        return "";
    }

    private Reading reading(int begins) {
        String headline = headline(begins);
        String text = String.join("\n\n", paragraphs);
        String uri =
                "urn:sha256:" + Sha256.hex(headline + published.map(Stamp::toString).orElse(text));
        WireItemBuilder item =
                WireItem.builder(uri, FeedFormat.PAGE_TEXT)
                        .headline(headline)
                        .bodyText(text)
                        .bodyHtml(html());
        published.ifPresent(item::published);
        updated.ifPresent(item::updated);
        published.or(() -> updated).filter(Stamp::zoneAssumed).ifPresent(this::zone);
        WireCopy.headline(headline, item);
        WireCopy.signatures(authors, text, item);
        item.pictures(Caption.distinct(captions).stream().map(PageText::picture).toList());
        notice().ifPresent(words ->
                item.rights(
                        new WireItem.Rights(
                                Optional.empty(), Optional.empty(), Optional.of(words))));
        return new Reading(
                Optional.of(FeedFormat.PAGE_TEXT),
                Reading.Channel.UNSAID,
                List.of(item.problems(problems).build()),
                List.of());
    }

    private void zone(Stamp stamp) {
        problems.add(
                Problem.of(
                        "zone-missing",
                        Severity.WARNING,
                        "the time " + stamp.local().toLocalDateTime() + " has no zone",
                        "an offset; taken as UTC"));
    }

    private Optional<String> notice() {
        return lines.stream().filter(line -> NOTICE.matcher(line).matches()).findFirst();
    }

    private String html() {
        StringBuilder html = new StringBuilder();
        for (String paragraph : paragraphs) {
            String tag = isCrosshead(paragraph) ? "h2" : "p";
            Html.element(tag, paragraph, html);
        }
        return Html.clean(html.toString());
    }

    /// A short line in capitals that ends no sentence.
    private static boolean isCrosshead(String line) {
        return line.length() <= 80
                && line.equals(line.toUpperCase(Locale.ROOT))
                && line.chars().filter(Character::isLetter).count() >= 4
                && !line.matches(".*[.:;]");
    }

    private static WireItem.Picture picture(Caption caption) {
        return new WireItem.Picture(
                URI.create("urn:sha256:" + Sha256.hex(caption.words())),
                Optional.of(caption.words()),
                caption.credit(),
                caption.filePhoto(),
                caption.taken(),
                WireItem.Rights.UNSAID,
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
