package org.broadtape.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.base.Stamp;
import org.broadtape.front.WordDiff.Paragraph;
import org.broadtape.front.WordDiff.Run;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Moment;
import org.broadtape.wire.WireItem;

/// What changed between two versions of a story: its fields, then its text.
///
/// @param story the story
/// @param earlier the version before
/// @param later the version after
/// @param headline the headline's words
/// @param fields what else changed, field by field
/// @param text the text's paragraphs, changed and unchanged
public record DifferenceView(
        Story story,
        StoryVersion earlier,
        StoryVersion later,
        List<Run> headline,
        List<FieldChange> fields,
        List<Paragraph> text) {
    /// Copies its lists.
    public DifferenceView {
        headline = List.copyOf(headline);
        fields = List.copyOf(fields);
        text = List.copyOf(text);
    }

    /// A field that changed.
    ///
    /// @param name the last part of its message's key
    public record FieldChange(String name, List<Run> runs) {
        /// Copies its list.
        public FieldChange {
            runs = List.copyOf(runs);
        }

        /// The key of its label.
        public String key() {
            return "front.field." + name;
        }
    }

    /// Empty where a version's words are gone.
    static Optional<DifferenceView> of(Story story, StoryVersion earlier, StoryVersion later) {
        return earlier.item(Use.PAGE)
                .flatMap(before ->
                        later.item(Use.PAGE)
                                .map(after ->
                                        new DifferenceView(
                                                story,
                                                earlier,
                                                later,
                                                WordDiff.words(
                                                        earlier.headline(), later.headline()),
                                                fields(before, after),
                                                WordDiff.texts(text(before), text(after)))));
    }

    private static String text(WireItem item) {
        return item.bodyText().isBlank() ? item.summary().orElse("") : item.bodyText();
    }

    private static List<FieldChange> fields(WireItem before, WireItem after) {
        List<FieldChange> out = new ArrayList<>();
        field("head-tag", before.headTag(), after.headTag(), out);
        field("byline", before.byline(), after.byline(), out);
        field("dateline", before.dateline(), after.dateline(), out);
        field("agency", before.agency(), after.agency(), out);
        field("published", time(before.published()), time(after.published()), out);
        field("updated", time(before.updated()), time(after.updated()), out);
        field("note", before.edNote(), after.edNote(), out);
        if (!before.bodyText().isBlank() && !after.bodyText().isBlank()) {
            field("summary", before.summary(), after.summary(), out);
        }
        field("terms", before.rights().usageTerms(), after.rights().usageTerms(), out);
        field("holder", before.rights().holder(), after.rights().holder(), out);
        field("notice", before.rights().notice(), after.rights().notice(), out);
        field("subjects", subjects(before), subjects(after), out);
        field("pictures", pictures(before), pictures(after), out);
        field("language", before.language(), after.language(), out);
        field(
                "original",
                before.link().map(Object::toString),
                after.link().map(Object::toString),
                out);
        return out;
    }

    private static void field(
            String name, Optional<String> before, Optional<String> after, List<FieldChange> out) {
        if (!before.equals(after)) {
            out.add(new FieldChange(name, WordDiff.words(before.orElse(""), after.orElse(""))));
        }
    }

    private static Optional<String> time(Optional<Stamp> stamp) {
        return stamp.map(at ->
                Moment.of(at)
                        .text(org.broadtape.page.Words.in(Locale.ENGLISH))
                        .replace('\u00a0', ' '));
    }

    private static Optional<String> subjects(WireItem item) {
        return Optional.of(
                        item.subjects().stream()
                                .map(WireItem.Subject::name)
                                .collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty());
    }

    private static Optional<String> pictures(WireItem item) {
        return Optional.of(
                        item.pictures().stream()
                                .map(one -> one.caption().orElseGet(() -> one.address().toString()))
                                .collect(Collectors.joining(" · ")))
                .filter(words -> !words.isEmpty());
    }

    /// True where neither headline nor text nor a field changed.
    public boolean nothing() {
        return fields.isEmpty() && headlineSame() && text.stream().allMatch(Paragraph::same);
    }

    /// True where the headline stayed.
    public boolean headlineSame() {
        return headline.stream().allMatch(run -> run.change() == WordDiff.Change.SAME);
    }

    /// The way back to the story.
    public String storyHref() {
        return "/story/" + story.line().id();
    }

    /// When this site had the earlier.
    public Moment earlierAt() {
        return Moment.of(earlier.received());
    }

    /// When this site had the later.
    public Moment laterAt() {
        return Moment.of(later.received());
    }
}
