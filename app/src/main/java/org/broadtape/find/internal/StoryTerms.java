package org.broadtape.find.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.search.IndexedStory;
import org.broadtape.search.IndexedStory.Flag;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;

/// Turns a story into what the index is told of it.
public final class StoryTerms {
    private StoryTerms() {}

    /// What the index is told; empty for a story that readers may not see, which is to leave it.
    public static Optional<IndexedStory> of(Story story) {
        return story.line().state() == StoryState.LIVE
                ? story.sent().map(item -> terms(story.line(), item))
                : Optional.empty();
    }

    private static IndexedStory terms(StoryLine line, WireItem item) {
        return new IndexedStory(
                line.id().value(),
                line.version(),
                line.headline(),
                item.summary(),
                item.bodyText(),
                line.source().value(),
                line.sourceName(),
                item.byline(),
                item.writers(),
                item.agency(),
                line.language(),
                subjects(item),
                item.symbols().stream().map(WireItem.Symbol::value).toList(),
                line.published().map(Stamp::at),
                line.updated().map(Stamp::at),
                line.firstSeen(),
                line.rankAt(),
                item.expires(),
                line.section(),
                flags(line));
    }

    /// Names, and codes where they differ; a wire's categories may be written either way.
    private static List<String> subjects(WireItem item) {
        List<String> subjects = new ArrayList<>();
        for (WireItem.Subject subject : item.subjects()) {
            Stream.concat(Stream.of(subject.name()), subject.code().stream())
                    .distinct()
                    .forEach(subjects::add);
        }
        return subjects;
    }

    private static Set<Flag> flags(StoryLine line) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        line.standing()
                .filter(Signal.CORRECTION::equals)
                .ifPresent(yes -> flags.add(Flag.CORRECTED));
        if (line.version() > 1) {
            flags.add(Flag.UPDATED);
        }
        if (line.copyOf().isPresent()) {
            flags.add(Flag.COPY);
        }
        if (line.hasPicture()) {
            flags.add(Flag.PICTURED);
        }
        if (line.sample()) {
            flags.add(Flag.SAMPLE);
        }
        return flags;
    }
}
