package org.broadtape.front;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.front.StoryView.VersionLine;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.page.Moment;

/// A story that may no longer be read: its headline where that may stand, and its history.
///
/// @param line what is left of it
/// @param versions newest first, without their texts
public record TombstoneView(StoryLine line, List<VersionLine> versions) {
    /// Copies its list.
    public TombstoneView {
        versions = List.copyOf(versions);
    }

    static TombstoneView of(Story story) {
        List<VersionLine> versions =
                story.versions().stream()
                        .map(version -> new VersionLine(version, Optional.empty()))
                        .collect(java.util.stream.Collectors.toList());
        Collections.reverse(versions);
        return new TombstoneView(story.line(), versions);
    }

    /// The key of the page's title.
    public String title() {
        return key("title");
    }

    /// The key of a line about what happened.
    public String key(String part) {
        return "front.tombstone." + line.state().name().toLowerCase(Locale.ROOT) + "." + part;
    }

    /// Whether the headline may stand.
    public boolean headlined() {
        return line.state() != StoryState.REMOVED && !line.headline().isBlank();
    }

    /// When this site took it away.
    public Moment changed() {
        return Moment.of(line.changed());
    }
}
