package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.copy.Bylines;
import org.broadtape.wire.internal.copy.Dateline;
import org.broadtape.wire.internal.feed.Mojibake;
import org.broadtape.wire.internal.html.Sanitiser;
import org.broadtape.wire.internal.newsml.Sent;

/// Makes one [WireItem] of what a reader of agencies' formats found: text sanitised, codes judged.
/// What a field says is believed before what stands in the text, but for the place: desks put their
/// own into `located`, while the dateline in the text is the story's.
final class SentItem {
    /// Initials of those who handled a story, which some put where a byline goes: `gr/bp`.
    private static final Pattern SIGN_OFF = Pattern.compile("[a-z]{2,4}(?:/[a-z]{2,4}){1,3}");

    private final Sent sent;
    private final List<Problem> problems;

    private SentItem(Sent sent) {
        this.sent = sent;
        this.problems = new ArrayList<>(sent.problems);
        sent.headline = Mojibake.mend(sent.headline);
        sent.markup = Mojibake.mend(sent.markup);
    }

    /// The item; what was wrong with it stands among its problems.
    static WireItem of(Sent sent) {
        return sent.own
                .map(own -> NewsmlG2Back.read(own.item(), own.element()))
                .orElseGet(() -> new SentItem(sent).item());
    }

    private WireItem item() {
        Sanitiser.Clean text = Sanitiser.clean(sent.markup, sent.links);
        boolean isCanceled = sent.status.toLowerCase(Locale.ROOT).startsWith("cancel");
        ItemKind kind =
                sent.kind.orElseGet(
                        () -> ItemKind.of(sent.nature, !text.text().isEmpty() || isCanceled));
        if (sent.headline.isEmpty() && kind == ItemKind.NEWS && !isCanceled) {
            untitled(text.text());
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
        some(sent.link, FeedIdentity.LONGEST)
                .map(sent.links::absolute)
                .flatMap(FeedItems::web)
                .ifPresent(item::link);
        some(sent.slugline, FeedItems.NAME).ifPresent(item::slugline);
        some(sent.summary, FeedItems.TERMS).ifPresent(item::summary);
        some(sent.edNote, FeedItems.TERMS).ifPresent(item::edNote);
        some(sent.language, 40).filter(FeedItems::isLanguage).ifPresent(item::language);
        some(sent.urgency, FeedItems.NAME)
                .filter(words -> words.length() == 1)
                .map(words -> words.charAt(0) - '0')
                .filter(digit -> digit >= 1 && digit <= 9)
                .ifPresent(item::urgency);
        new SentTimes(sent, problems).addTo(item);
        item.bodyText(text.text()).bodyHtml(text.html().strip());
        item.kind(kind)
                .privateNotes(
                        sent.privateNotes.stream()
                                .map(note -> FeedItems.cut(note, FeedItems.TERMS))
                                .toList());
        if (text.cut()) {
            problems.add(FeedItems.tooLong("body-too-long", "the body", Sanitiser.LENGTH));
        }
        signatures(text.text(), item);
        item.rights(
                new WireItem.Rights(
                        some(sent.usageTerms, FeedItems.TERMS),
                        some(sent.holder, FeedItems.NAME),
                        some(sent.notice, FeedItems.TERMS)));
        item.subjects(sent.subjects.stream().map(SentItem::cut).toList());
        item.symbols(
                sent.symbols.stream()
                        .filter(symbol -> symbol.value().length() <= FeedItems.NAME)
                        .toList());
        sent.signals.forEach(item::signal);
        SentFiles.add(sent, item);
        sent.facts.forEach((name, words) ->
                item.fact(FeedItems.cut(name, FeedItems.NAME), FeedItems.cut(words, 500)));
        return item.problems(problems).build();
    }

    /// The first paragraph stands for a headline that is missing.
    private void untitled(String text) {
        problems.add(
                Problem.of(
                        "title-missing",
                        Severity.WARNING,
                        "the item has no title",
                        "a title; its first paragraph stands for it"));
        int end = text.indexOf("\n\n");
        sent.headline = (end < 0 ? text : text.substring(0, end)).replace('\n', ' ');
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

    private void signatures(String text, WireItemBuilder item) {
        some(sent.located, FeedItems.NAME).ifPresent(item::located);
        Optional<String> byline = some(sent.byline, FeedItems.NAME);
        if (byline.filter(words -> SIGN_OFF.matcher(words).matches()).isPresent()) {
            item.fact("signed off", byline.orElseThrow());
            byline = Optional.empty();
        }
        List<String> signed = new ArrayList<>(byline.stream().toList());
        if (byline.flatMap(Agencies::named).isPresent() || signed.isEmpty()) {
            signed.addAll(sent.authors);
        }
        WireCopy.signatures(signed, text, item);
        byline.filter(words ->
                        Agencies.named(words).isPresent() || !Bylines.persons(words).isEmpty())
                .ifPresent(item::byline);
        some(sent.agency, FeedItems.NAME)
                .ifPresent(name -> item.agency(Agencies.named(name).orElse(name)));
        Optional<String> dateline =
                some(sent.dateline, FeedItems.NAME)
                        .filter(words -> !Character.isDigit(words.charAt(0)));
        dateline.ifPresent(item::dateline);
        dateline.flatMap(Dateline::of).flatMap(Dateline::located).ifPresent(item::located);
    }

    private static WireItem.Subject cut(WireItem.Subject subject) {
        return new WireItem.Subject(
                FeedItems.cut(subject.name(), FeedItems.NAME),
                subject.scheme().map(words -> FeedItems.cut(words, FeedItems.NAME)),
                subject.code().map(words -> FeedItems.cut(words, FeedItems.NAME)));
    }

    /// Words without blanks around them, letters mended, cut; absent where there are none.
    static Optional<String> some(String words, int most) {
        return Optional.of(Mojibake.mend(words.strip()))
                .filter(said -> !said.isEmpty())
                .map(said -> FeedItems.cut(said, most));
    }
}
