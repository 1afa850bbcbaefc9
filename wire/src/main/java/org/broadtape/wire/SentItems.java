package org.broadtape.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Dateline;
import org.broadtape.wire.internal.feed.Mojibake;
import org.broadtape.wire.internal.html.Sanitiser;
import org.broadtape.wire.internal.newsml.Newsml12;
import org.broadtape.wire.internal.newsml.NewsmlG2;
import org.broadtape.wire.internal.newsml.Nitf;
import org.broadtape.wire.internal.newsml.Sent;
import org.broadtape.wire.internal.xml.Scanner;

/// Makes [WireItem]s of what agencies send in XML: times read, text sanitised, codes judged. What a
/// field says is believed before what stands in the text, but for the place: desks put their own
/// into `located`, while the dateline in the text is the story's.
final class SentItems {
    private final Sent sent;
    private final List<Problem> problems;

    private SentItems(Sent sent) {
        this.sent = sent;
        this.problems = new ArrayList<>(sent.problems);
        sent.headline = Mojibake.mend(sent.headline);
        sent.markup = Mojibake.mend(sent.markup);
    }

    /// The items of a document in one of the agencies' formats; absent for any other.
    static Optional<Reading> read(Scanner.Document document) {
        Optional<FeedElement> root = document.root();
        Optional<List<Sent>> found = root.flatMap(SentItems::sent);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Sent> all = found.orElseThrow();
        List<Problem> problems = new ArrayList<>(document.problems());
        if (all.isEmpty()) {
            problems.add(
                    Problem.of(
                            "item-missing",
                            Severity.WARNING,
                            "the " + root.orElseThrow().name() + " holds no item",
                            "at least one"));
        }
        List<WireItem> items = new ArrayList<>();
        long text = 0;
        for (Sent one : all) {
            if (items.size() >= Feeds.ENTRIES || text > FeedItems.TEXT) {
                problems.add(
                        Problem.of(
                                "too-many-entries",
                                Severity.ERROR,
                                "the document has more items or longer texts",
                                "at most "
                                        + Feeds.ENTRIES
                                        + " items and "
                                        + FeedItems.TEXT
                                        + " characters"));
                break;
            }
            WireItem item = new SentItems(one).item();
            text += item.bodyHtml().length() + item.bodyText().length();
            items.add(item);
        }
        return Optional.of(
                new Reading(root.map(SentItems::format), Reading.Channel.UNSAID, items, problems));
    }

    private static Optional<List<Sent>> sent(FeedElement root) {
        if (NewsmlG2.is(root)) {
            return Optional.of(NewsmlG2.read(root));
        }
        if (Newsml12.is(root)) {
            return Optional.of(Newsml12.read(root));
        }
        return Nitf.is(root) ? Optional.of(Nitf.read(root)) : Optional.empty();
    }

    private static FeedFormat format(FeedElement root) {
        return NewsmlG2.is(root)
                ? FeedFormat.NEWSML_G2
                : Nitf.is(root) ? FeedFormat.NITF : FeedFormat.NEWSML_12;
    }

    private WireItem item() {
        Sanitiser.Clean text = Sanitiser.clean(sent.markup, sent.links);
        if (sent.headline.isEmpty() && !sent.status.equalsIgnoreCase("canceled")) {
            problems.add(
                    Problem.of(
                            "title-missing",
                            Severity.WARNING,
                            "the item has no title",
                            "a title; its first paragraph stands for it"));
            String first = text.text();
            int end = first.indexOf("\n\n");
            sent.headline = (end < 0 ? first : first.substring(0, end)).replace('\n', ' ');
        }
        WireItemBuilder item =
                WireItem.builder(identity(), sent.format)
                        .headline(FeedItems.cut(sent.headline, FeedItems.HEADLINE));
        some(sent.version, FeedItems.NAME).ifPresent(item::version);
        if (sent.headline.length() > FeedItems.HEADLINE) {
            problems.add(
                    FeedItems.tooLong("headline-too-long", "the headline", FeedItems.HEADLINE));
        }
        WireCopy.headline(sent.headline, item);
        some(sent.slugline, FeedItems.NAME).ifPresent(item::slugline);
        some(sent.summary, FeedItems.TERMS).ifPresent(item::summary);
        some(sent.edNote, FeedItems.TERMS).ifPresent(item::edNote);
        some(sent.language, 40).filter(FeedItems::isLanguage).ifPresent(item::language);
        some(sent.urgency, 1)
                .filter(words -> words.matches("[1-9]"))
                .map(Integer::parseInt)
                .ifPresent(item::urgency);
        times(item);
        item.bodyText(text.text()).bodyHtml(text.html().strip());
        if (text.cut()) {
            problems.add(FeedItems.tooLong("body-too-long", "the body", Sanitiser.LENGTH));
        }
        signatures(text.text(), item);
        item.rights(
                new WireItem.Rights(
                        some(sent.usageTerms, FeedItems.TERMS),
                        some(sent.holder, FeedItems.NAME),
                        some(sent.notice, FeedItems.TERMS)));
        item.subjects(sent.subjects.stream().map(SentItems::cut).toList());
        item.symbols(
                sent.symbols.stream()
                        .filter(symbol -> symbol.value().length() <= FeedItems.NAME)
                        .toList());
        sent.signals.forEach(item::signal);
        files(item);
        sent.facts.forEach((name, words) ->
                item.fact(FeedItems.cut(name, FeedItems.NAME), FeedItems.cut(words, 500)));
        return item.problems(problems).build();
    }

    private String identity() {
        if (!sent.uri.isBlank() && sent.uri.length() <= FeedIdentity.LONGEST) {
            return sent.uri;
        }
        problems.add(
                Problem.of(
                        "id-missing",
                        Severity.WARNING,
                        "the item has no usable identity",
                        "an identity that its versions share"));
        return FeedIdentity.digest(sent.headline + '\n' + sent.published + '\n' + sent.markup);
    }

    private void times(WireItemBuilder item) {
        Optional<Stamp> updated = stamp(sent.updated);
        updated.ifPresent(item::updated);
        stamp(sent.published).ifPresent(item::published);
        stamp(sent.expires).map(Stamp::at).ifPresent(item::expires);
        String status = sent.status.toLowerCase(Locale.ROOT);
        Optional<Instant> embargo = stamp(sent.embargoed).map(Stamp::at);
        if (embargo.isEmpty()) {
            Instant issued = updated.map(Stamp::at).orElse(Instant.MIN);
            embargo =
                    stamp(sent.released)
                            .map(Stamp::at)
                            .filter(at -> status.equals("embargoed") || at.isAfter(issued));
        }
        embargo.ifPresent(item::embargoedUntil);
        boolean unclear = !sent.embargoed.isBlank() && embargo.isEmpty();
        item.pubStatus(unclear ? PubStatus.WITHHELD : status(status, embargo.isPresent()));
        if (unclear) {
            item.fact("embargoed", FeedItems.cut(sent.embargoed, FeedItems.NAME));
        }
    }

    /// A status that is not understood shows the least.
    private PubStatus status(String status, boolean untilThen) {
        return switch (status) {
            case "", "usable" -> PubStatus.USABLE;
            case "canceled", "cancelled" -> PubStatus.CANCELED;
            case "embargoed" -> untilThen ? PubStatus.USABLE : PubStatus.WITHHELD;
            case "withheld" -> PubStatus.WITHHELD;
            default -> {
                problems.add(
                        Problem.of(
                                "status-unknown",
                                Severity.ERROR,
                                "the status " + Problem.quote(sent.status) + " is not known",
                                "usable, withheld or canceled"));
                yield PubStatus.WITHHELD;
            }
        };
    }

    private Optional<Stamp> stamp(String words) {
        return FeedItems.stamp(
                some(words, FeedItems.NAME).map(said -> FeedPart.When.read(said)), problems);
    }

    private void signatures(String text, WireItemBuilder item) {
        some(sent.located, FeedItems.NAME).ifPresent(item::located);
        Optional<String> byline = some(sent.byline, FeedItems.NAME);
        WireCopy.signatures(byline.map(List::of).orElse(sent.authors), text, item);
        byline.ifPresent(item::byline);
        some(sent.agency, FeedItems.NAME)
                .ifPresent(name -> item.agency(Agencies.named(name).orElse(name)));
        Optional<String> dateline =
                some(sent.dateline, FeedItems.NAME)
                        .filter(words -> !Character.isDigit(words.charAt(0)));
        dateline.ifPresent(item::dateline);
        dateline.flatMap(Dateline::of).flatMap(Dateline::located).ifPresent(item::located);
    }

    private void files(WireItemBuilder item) {
        for (Sent.File file : sent.files) {
            Optional<java.net.URI> address =
                    FeedItems.web(sent.links.absolute(file.address().strip()));
            if (address.isEmpty()) {
                item.fact(
                        "file " + FeedItems.cut(file.address(), 100),
                        FeedItems.cut(file.mediaType(), 100));
            } else if (file.isPicture()) {
                Optional<String> caption = some(file.caption(), FeedItems.TERMS);
                item.pictures(
                        List.of(
                                new WireItem.Picture(
                                        address.orElseThrow(),
                                        caption,
                                        some(file.credit(), FeedItems.NAME),
                                        caption.filter(words ->
                                                        words.toUpperCase(Locale.ROOT)
                                                                .contains("FILE PHOTO"))
                                                .isPresent(),
                                        Optional.empty(),
                                        WireItem.Rights.UNSAID,
                                        size(file.width()),
                                        size(file.height()))));
            } else {
                item.enclosures(
                        List.of(
                                new WireItem.Enclosure(
                                        address.orElseThrow(),
                                        some(file.mediaType(), 100),
                                        file.size().matches("\\d{1,12}")
                                                ? OptionalLong.of(Long.parseLong(file.size()))
                                                : OptionalLong.empty())));
            }
        }
    }

    private static OptionalInt size(String claimed) {
        return claimed.matches("[1-9]\\d{0,4}")
                ? OptionalInt.of(Integer.parseInt(claimed))
                : OptionalInt.empty();
    }

    private static WireItem.Subject cut(WireItem.Subject subject) {
        return new WireItem.Subject(
                FeedItems.cut(subject.name(), FeedItems.NAME),
                subject.scheme().map(words -> FeedItems.cut(words, FeedItems.NAME)),
                subject.code().map(words -> FeedItems.cut(words, FeedItems.NAME)));
    }

    private static Optional<String> some(String words, int most) {
        return Optional.of(Mojibake.mend(words.strip()))
                .filter(said -> !said.isEmpty())
                .map(said -> FeedItems.cut(said, most));
    }
}
