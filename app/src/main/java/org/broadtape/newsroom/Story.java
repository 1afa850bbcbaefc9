package org.broadtape.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.wire.WireItem;

/// A story with all that its page tells.
///
/// @param line what a list shows of it
/// @param uri its identity within its source
/// @param current the current version; its item is absent for a tombstone
/// @param versions all versions, oldest first, without their items
/// @param held why and until when it is held; absent where it is not
/// @param copies stories that copy it, first come first, with how much later each was seen here
/// @param pictures pictures that may be shown, lead picture first
/// @param withdrawnFirst the story it was a copy of, where that was withdrawn by its sender:
///   readers are told so in words
public record Story(
        StoryLine line,
        String uri,
        StoryVersion current,
        List<StoryVersion> versions,
        Optional<Hold> held,
        List<Copy> copies,
        List<Picture> pictures,
        Optional<StoryId> withdrawnFirst) {
    /// Copies its lists.
    public Story {
        versions = List.copyOf(versions);
        copies = List.copyOf(copies);
        pictures = List.copyOf(pictures);
    }

    /// All the wire said in the current version, for rooms that show nothing of it; absent for a
    /// tombstone.
    public Optional<WireItem> sent() {
        return current.sent();
    }

    /// What the wire said in the current version, as far as it may be shown there; absent for a
    /// tombstone.
    public Optional<WireItem> item(Use use) {
        return current.item(use);
    }

    /// The pictures that may be shown there: they go with the text.
    public List<Picture> pictures(Use use) {
        return current.allowance().part(use) == Part.TEXT ? pictures : List.of();
    }

    /// When what may be shown of it ends by itself; absent where nothing does.
    public Optional<Instant> until() {
        return Stream.of(sent().flatMap(WireItem::expires), current.allowance().until())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// Why a story is not shown.
    ///
    /// @param reason why
    /// @param until when it opens by itself
    /// @param words what the guard noticed, in plain words
    public record Hold(Arrival.Reason reason, Optional<Instant> until, String words) {}

    /// A copy of the story.
    ///
    /// @param id which
    /// @param sourceName who ran it
    /// @param headline its headline
    /// @param lag how much later than the first it was seen here
    /// @param version its current version; a copy may lack the correction the first one has
    public record Copy(StoryId id, String sourceName, String headline, Duration lag, int version) {}

    /// A picture kept by this site.
    ///
    /// @param path where it is served, `/media/…`
    /// @param width in pixels
    /// @param height in pixels
    /// @param said what the wire said of it: caption, credit, rights
    public record Picture(String path, int width, int height, WireItem.Picture said) {}
}
