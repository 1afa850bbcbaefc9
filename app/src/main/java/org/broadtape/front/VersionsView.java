package org.broadtape.front;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Moment;

/// All versions of a story, newest first.
///
/// @param story the story
/// @param entries its versions
/// @param left how many older ones are not listed
public record VersionsView(Story story, List<Entry> entries, int left) {
    private static final int MOST = 50;

    /// Copies its list.
    public VersionsView {
        entries = List.copyOf(entries);
    }

    /// A version.
    ///
    /// @param version with its item
    /// @param before the number of the one before; absent for the first
    public record Entry(StoryVersion version, Optional<Integer> before) {
        /// The key of the word for its kind.
        public String kind() {
            return "front.version." + version.kind().name().toLowerCase(Locale.ROOT);
        }

        /// The publisher's clock.
        public Optional<Moment> published() {
            return version.item(Use.PAGE).flatMap(item -> item.published()).map(Moment::of);
        }

        /// The publisher's clock of this version.
        public Optional<Moment> updated() {
            return version.item(Use.PAGE).flatMap(item -> item.updated()).map(Moment::of);
        }

        /// This site's clock.
        public Moment received() {
            return Moment.of(version.received());
        }

        /// The note that came with it.
        public Optional<String> note() {
            return version.item(Use.PAGE).flatMap(item -> item.edNote());
        }

        /// How many words its text has.
        public int words() {
            return version.item(Use.PAGE)
                    .map(item ->
                            item.bodyText().isBlank()
                                    ? 0
                                    : item.bodyText().strip().split("\\s+").length)
                    .orElse(0);
        }
    }

    static VersionsView of(Story story, IntFunction<Optional<StoryVersion>> read) {
        List<StoryVersion> outlines = story.versions();
        int from = Math.max(0, outlines.size() - MOST);
        List<Entry> entries = new ArrayList<>();
        for (int i = from; i < outlines.size(); i++) {
            StoryVersion outline = outlines.get(i);
            entries.add(
                    new Entry(
                            read.apply(outline.number()).orElse(outline),
                            i == 0 ? Optional.empty() : Optional.of(outlines.get(i - 1).number())));
        }
        Collections.reverse(entries);
        return new VersionsView(story, entries, from);
    }

    /// The way back to the story.
    public String storyHref() {
        return "/story/" + story.line().id();
    }
}
