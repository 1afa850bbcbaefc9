package org.broadtape.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Blanks;
import org.broadtape.wire.internal.html.Sanitiser;

/// Makes what a feed says into a [Reading]: identity, headline, body and teaser told apart, times,
/// people, subjects, pictures, rights.
final class FeedItems {
    /// The most UTF-16 units of a headline.
    static final int HEADLINE = 1_000;

    /// The most UTF-16 units of a name, of a person, a subject or an outlet.
    static final int NAME = 300;

    /// The most UTF-16 units of terms of use, a caption or a teaser.
    static final int TERMS = 10_000;

    /// The most UTF-16 units of all the bodies of a feed.
    static final int TEXT = 100_000_000;

    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}");
    private static final int FACTS = 40;
    private static final int FACT_LENGTH = 500;

    private final FeedDocument document;
    private final FeedPart feed;
    private final FeedFormat format;
    private final WireItem.Rights feedRights;
    private final FeedIdentity identity;

    private FeedItems(FeedDocument document, FeedFormat format) {
        this.document = document;
        this.feed = document.feed();
        this.format = format;
        this.feedRights = FeedRights.of(feed, WireItem.Rights.UNSAID);
        this.identity = FeedIdentity.of(document.entries(), isAtom());
    }

    static Reading of(FeedDocument document) {
        if (document.format().isEmpty()) {
            return new Reading(
                    Optional.empty(), Reading.Channel.UNSAID, List.of(), document.problems());
        }
        return new FeedItems(document, document.format().orElseThrow()).reading();
    }

    private Reading reading() {
        List<WireItem> items = new ArrayList<>(document.entries().size());
        List<Problem> problems = new ArrayList<>(document.problems());
        long text = 0;
        for (List<FeedPart> same : FeedIdentity.grouped(document.entries(), isAtom())) {
            WireItem item = item(same.getFirst(), same);
            text += item.bodyHtml().length() + item.bodyText().length();
            if (text > TEXT) {
                problems.add(
                        Problem.of(
                                "too-much-text",
                                Severity.ERROR,
                                "the feed's texts, with their links resolved, are longer",
                                "at most " + TEXT + " characters"));
                break;
            }
            items.add(item);
        }
        return new Reading(document.format(), channel(), items, problems);
    }

    private Reading.Channel channel() {
        List<URI> hubs = new ArrayList<>();
        Optional<URI> self = Optional.empty();
        for (FeedPart.Link link : feed.links()) {
            Optional<URI> href = link.href().flatMap(FeedItems::web);
            if (link.rel().equals("hub")) {
                href.ifPresent(hubs::add);
            } else if (link.rel().equals("self") && self.isEmpty()) {
                self = href;
            }
        }
        return new Reading.Channel(
                cut(feed.title().map(FeedText::line).orElse(""), HEADLINE),
                feed.link().flatMap(FeedItems::web),
                self,
                cut(feed.summary().map(FeedText::text).orElse(""), TERMS),
                feed.language().filter(FeedItems::isLanguage),
                feedRights,
                feed.icon()
                        .or(feed::logo)
                        .or(() -> feed.image().flatMap(FeedPart.Image::url))
                        .flatMap(FeedItems::web),
                hubs,
                ttl());
    }

    private Optional<Duration> ttl() {
        Optional<Duration> minutes =
                feed.element()
                        .element("ttl")
                        .map(e -> e.words().strip())
                        .filter(words -> words.matches("\\d{1,6}"))
                        .map(words -> Duration.ofMinutes(Long.parseLong(words)));
        if (minutes.isPresent()) {
            return minutes;
        }
        Optional<String> period =
                feed.element().element("sy:updatePeriod").map(e -> e.words().strip());
        long frequency =
                feed.element()
                        .element("sy:updateFrequency")
                        .map(e -> e.words().strip())
                        .filter(words -> words.matches("[1-9]\\d{0,5}"))
                        .map(Long::parseLong)
                        .orElse(1L);
        return period.flatMap(word ->
                        switch (word.toLowerCase(Locale.ROOT)) {
                            case "hourly" -> Optional.of(Duration.ofHours(1));
                            case "daily" -> Optional.of(Duration.ofDays(1));
                            case "weekly" -> Optional.of(Duration.ofDays(7));
                            case "monthly" -> Optional.of(Duration.ofDays(30));
                            case "yearly" -> Optional.of(Duration.ofDays(365));
                            default -> Optional.<Duration>empty();
                        })
                .map(whole -> whole.dividedBy(frequency));
    }

    private boolean isAtom() {
        return format == FeedFormat.ATOM_03 || format == FeedFormat.ATOM_10;
    }

    /// @param same all entries that tell of this item, itself among them
    private WireItem item(FeedPart entry, List<FeedPart> same) {
        List<Problem> problems = new ArrayList<>(0);
        Optional<WireItem.Origin> origin = entry.source().flatMap(FeedItems::origin);
        Optional<TradeHalt> halt = TradeHalt.of(entry.element());
        String title = bare(entry.title().map(FeedText::line).orElse(""), origin);
        String headline = cut(title, HEADLINE);
        if (title.length() > HEADLINE) {
            problems.add(tooLong("headline-too-long", "the title", HEADLINE));
        }
        Optional<URI> link = FeedIdentity.address(entry).flatMap(FeedItems::web);
        if (link.isEmpty() && entry.link().isPresent()) {
            problems.add(
                    Problem.of(
                            "link-unusable",
                            Severity.WARNING,
                            "the link "
                                    + Problem.quote(entry.link().orElseThrow())
                                    + " leads nowhere",
                            "an http or https address"));
        }
        WireItemBuilder item =
                WireItem.builder(
                                halt.map(TradeHalt::uri)
                                        .orElseGet(() -> identity.of(entry, headline)),
                                format)
                        .headline(headline);
        FeedIdentity.version(entry).ifPresent(item::version);
        also(headline, same, item, problems);
        link.ifPresent(item::link);
        WireCopy.headline(headline, item);
        Optional<WordPressPost> post = WordPressPost.of(entry.element());
        post.map(WordPressPost::status).ifPresent(item::pubStatus);
        String text = body(entry, post.isPresent(), item, problems);
        times(entry, item, problems);
        halt.map(TradeHalt::stamp).ifPresent(item::published);
        halt.map(TradeHalt::instrument).ifPresent(one -> item.symbols(List.of(one)));
        WireCopy.signatures(authors(entry), text, item);
        entry.language().or(feed::language).filter(FeedItems::isLanguage).ifPresent(item::language);
        item.rights(FeedRights.of(entry, feedRights));
        subjects(entry, item);
        FeedMedia.gather(entry, item, problems);
        origin.ifPresent(item::origin);
        entry.comments().flatMap(FeedItems::web).ifPresent(item::discussion);
        facts(entry, item);
        more(entry.links, "links", problems);
        more(entry.categories, "categories", problems);
        more(entry.authors, "authors", problems);
        more(entry.contents, "bodies", problems);
        if (headline.isEmpty()) {
            problems.add(
                    Problem.of(
                            "title-missing", Severity.WARNING, "the item has no title", "a title"));
        }
        return item.problems(problems).build();
    }

    /// An aggregator's headline without the outlet's name at its end, which the item says apart.
    private static String bare(String title, Optional<WireItem.Origin> origin) {
        String end = origin.map(outlet -> " - " + outlet.name()).orElse("");
        return !end.isEmpty() && title.length() > end.length() && title.endsWith(end)
                ? title.substring(0, title.length() - end.length()).strip()
                : title;
    }

    /// The headlines of further entries of the same identity, as facts.
    private static void also(
            String headline, List<FeedPart> same, WireItemBuilder item, List<Problem> problems) {
        if (same.size() < 2) {
            return;
        }
        problems.add(
                Problem.of(
                        "id-repeated",
                        Severity.WARNING,
                        "the feed tells the item " + same.size() + " times",
                        "each id once"));
        Set<String> others = new LinkedHashSet<>();
        for (FeedPart one : same) {
            one.title().map(title -> cut(title.line(), NAME)).ifPresent(others::add);
        }
        others.remove(headline);
        others.stream()
                .limit(FACTS)
                .reduce((a, b) -> a + " | " + b)
                .ifPresent(all -> item.fact("also", cut(all, TERMS)));
    }

    private static void more(Kept<?> kept, String what, List<Problem> problems) {
        if (kept.hadMore()) {
            problems.add(FeedMedia.tooMany(what, kept.most()));
        }
    }

    static Problem tooLong(String name, String what, int most) {
        return Problem.of(
                name, Severity.ERROR, what + " is longer", "at most " + most + " characters");
    }

    /// The words, or their beginning with an ellipsis where there are more.
    static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = most - 1 - (Character.isHighSurrogate(words.charAt(most - 2)) ? 1 : 0);
        return words.substring(0, end) + "\u2026";
    }

    static boolean isLanguage(String tag) {
        return tag.length() <= 40 && LANGUAGE.matcher(tag).matches();
    }

    /// Gives the item its texts and answers the body's plain text.
    ///
    /// @param stored whether the body is as WordPress stores it
    private static String body(
            FeedPart entry, boolean stored, WireItemBuilder item, List<Problem> problems) {
        Optional<FeedText> content =
                entry.contents().stream()
                        .filter(text -> !text.raw().isEmpty())
                        .findFirst()
                        .map(text -> stored ? text.reading(WordPressPost.shown(text.raw())) : text);
        Optional<Sanitiser.Clean> body =
                content.or(entry::summary).map(FeedText::withoutFlares).map(FeedText::clean);
        body.ifPresent(clean -> {
            item.bodyText(clean.text()).bodyHtml(clean.html().strip());
            if (clean.cut()) {
                problems.add(tooLong("body-too-long", "the body", Sanitiser.LENGTH));
            }
        });
        if (content.isPresent()) {
            entry.summary()
                    .map(FeedText::text)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> item.summary(cut(text, TERMS)));
        }
        return body.map(Sanitiser.Clean::text).orElse("");
    }

    private void times(FeedPart entry, WireItemBuilder item, List<Problem> problems) {
        Optional<FeedPart.When> published = entry.published().or(entry::created);
        if (published.isEmpty() && !isAtom()) {
            published = entry.updated();
        }
        stamp(published, problems).ifPresent(item::published);
        stamp(entry.updated(), problems).ifPresent(item::updated);
        stamp(entry.expired(), problems).map(Stamp::at).ifPresent(item::expires);
    }

    private static Optional<Stamp> stamp(Optional<FeedPart.When> when, List<Problem> problems) {
        return stamp(when, Optional.empty(), problems);
    }

    /// A time as claimed; one without an offset as the clock of a zone, or else as UTC.
    static Optional<Stamp> stamp(
            Optional<FeedPart.When> when, Optional<ZoneId> clock, List<Problem> problems) {
        if (when.isEmpty()) {
            return Optional.empty();
        }
        FeedPart.When claimed = when.orElseThrow();
        if (claimed.stamp().isEmpty()) {
            problems.add(
                    Problem.of(
                            "date-unreadable",
                            Severity.ERROR,
                            "the date " + Problem.quote(claimed.printed()) + " can't be read",
                            "RFC 822 or ISO 8601"));
            return Optional.empty();
        }
        Stamp stamp = claimed.stamp().orElseThrow();
        if (!stamp.zoneAssumed()) {
            return Optional.of(stamp);
        }
        problems.add(
                Problem.of(
                        "zone-missing",
                        Severity.WARNING,
                        "the date " + Problem.quote(claimed.printed()) + " has no zone",
                        "an offset; taken as " + clock.map(ZoneId::getId).orElse("UTC")));
        return Optional.of(clock.map(zone -> onClock(stamp, zone)).orElse(stamp));
    }

    private static Stamp onClock(Stamp stamp, ZoneId zone) {
        ZonedDateTime there = stamp.local().toLocalDateTime().atZone(zone);
        return new Stamp(there.toInstant(), there.getOffset(), true);
    }

    /// The authors as printed: the item's, else those of the feed it was taken from, else the
    /// feed's.
    private List<String> authors(FeedPart entry) {
        List<FeedPart.Person> authors = entry.authors();
        if (authors.isEmpty()) {
            authors =
                    entry.source()
                            .map(FeedPart::authors)
                            .filter(a -> !a.isEmpty())
                            .orElse(feed.authors());
        }
        return authors.stream()
                .flatMap(author -> author.name().or(author::email).stream())
                .map(FeedItems::oneLine)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String oneLine(String words) {
        return oneLine(words, NAME);
    }

    /// Words as one line of plain text, cut where they are too long.
    static String oneLine(String words, int most) {
        String plain =
                words.indexOf('<') < 0 && words.indexOf('&') < 0 ? words : Sanitiser.text(words);
        String line = plain.indexOf('\n') < 0 ? plain.strip() : Blanks.squeezed(plain);
        return cut(line, most);
    }

    private static void subjects(FeedPart entry, WireItemBuilder item) {
        List<WireItem.Subject> subjects = new ArrayList<>(entry.categories().size());
        List<WireItem.Symbol> symbols = new ArrayList<>(0);
        for (FeedPart.Category category : entry.categories()) {
            Optional<String> name =
                    category.label()
                            .or(category::term)
                            .map(FeedItems::oneLine)
                            .filter(s -> !s.isEmpty());
            if (name.isEmpty()) {
                continue;
            }
            String scheme = category.scheme().orElse("").toLowerCase(Locale.ROOT);
            String term = cut(category.term().orElse(name.orElseThrow()), NAME);
            if (scheme.endsWith("/isin")) {
                symbols.add(new WireItem.Symbol("isin", term, Optional.empty()));
            } else if (scheme.endsWith("/stock") && term.indexOf(':') > 0) {
                int colon = term.lastIndexOf(':');
                symbols.add(
                        new WireItem.Symbol(
                                "ticker",
                                term.substring(colon + 1).strip(),
                                Optional.of(term.substring(0, colon).strip())));
            } else {
                subjects.add(
                        new WireItem.Subject(
                                name.orElseThrow(),
                                category.scheme()
                                        .filter(s ->
                                                !s.isBlank() && s.length() <= FeedIdentity.LONGEST),
                                category.label().flatMap(label -> category.term().map(t -> term))));
            }
        }
        item.subjects(subjects).symbols(symbols);
    }

    private static Optional<WireItem.Origin> origin(FeedPart source) {
        Optional<URI> address = source.link().flatMap(FeedItems::web);
        Optional<String> name =
                source.title()
                        .map(title -> cut(title.line(), NAME))
                        .filter(words -> !words.isEmpty())
                        .or(() -> address.map(URI::getHost));
        return name.map(words -> new WireItem.Origin(words, address));
    }

    /// Elements of vocabularies that have no place of their own, where they hold plain words.
    private static void facts(FeedPart entry, WireItemBuilder item) {
        int facts = 0;
        for (FeedElement e : entry.element().elements()) {
            boolean foreign =
                    switch (e.prefix()) {
                        case "",
                                "atom",
                                "dc",
                                "content",
                                "media",
                                "itunes",
                                "feedburner",
                                "creativecommons",
                                "xhtml",
                                "wfw",
                                "thr" ->
                                false;
                        default -> true;
                    };
            if (!foreign || e.hasElements() || facts >= FACTS) {
                continue;
            }
            String words = e.words().strip();
            if (!words.isEmpty() && words.length() <= FACT_LENGTH) {
                item.fact(e.qualifiedName(), words);
                facts++;
            }
        }
    }

    /// The address, if it is one of the web's that a URI can hold; what a URI can't hold is
    /// escaped.
    static Optional<URI> web(String address) {
        boolean web =
                address.regionMatches(true, 0, "http://", 0, 7)
                        || address.regionMatches(true, 0, "https://", 0, 8);
        if (!web || address.length() > 4_000) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException escapeFirst) {
            try {
                return Optional.of(new URI(escaped(address))).filter(uri -> uri.getHost() != null);
            } catch (URISyntaxException unusable) {
                return Optional.empty();
            }
        }
    }

    private static String escaped(String address) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            boolean plain = c > ' ' && c < 0x7F && "\"<>\\^`{|}[]".indexOf(c) < 0;
            if (plain) {
                escaped.append((char) c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
