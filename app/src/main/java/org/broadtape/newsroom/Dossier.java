package org.broadtape.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.wire.WireItem;

/// All that the newsroom holds of one story, whatever readers may see of it: what moves when a site
/// moves. What can be told from the rest (lists, groups of copies, what is due) is not in it.
///
/// @param source who brought it
/// @param uri its identity within its source, as kept here
/// @param standing how it stands on this site
/// @param versions in the order of the wire, exactly one of them the current one
public record Dossier(SourceId source, String uri, Standing standing, List<Version> versions) {
    /// Copies its list; refuses a story of which not exactly one version is the current one.
    public Dossier {
        versions = List.copyOf(versions);
        if (versions.stream().filter(one -> one.place() == Place.CURRENT).count() != 1) {
            throw new IllegalArgumentException("A story has one current version: " + uri);
        }
    }

    /// The version readers read.
    public Version current() {
        return versions.stream()
                .filter(one -> one.place() == Place.CURRENT)
                .findFirst()
                .orElseThrow();
    }

    /// How a story stands on a site, whatever its versions say.
    ///
    /// @param state what readers may see of it
    /// @param hold why it is held; absent where it is not
    /// @param section it stands in
    /// @param published the wire's time of first publication
    /// @param updated the wire's time of the current version
    /// @param firstSeen when this site first had it
    /// @param changed when something about it last changed here
    /// @param rankAt where it stands in lists
    /// @param opened true if readers have ever seen it
    /// @param sample true if it belongs to the sample edition
    /// @param late true if it came as a back number, not as news
    /// @param kept true if the owner keeps it on purpose
    public record Standing(
            StoryState state,
            Optional<Story.Hold> hold,
            Optional<String> section,
            Optional<Stamp> published,
            Optional<Stamp> updated,
            Instant firstSeen,
            Instant changed,
            Instant rankAt,
            boolean opened,
            boolean sample,
            boolean late,
            boolean kept) {
        /// The same of a story that its sender withdrew.
        public Standing withdrawn() {
            return new Standing(
                    StoryState.KILLED,
                    Optional.empty(),
                    section,
                    published,
                    updated,
                    firstSeen,
                    changed,
                    rankAt,
                    opened,
                    sample,
                    late,
                    kept);
        }
    }

    /// Where a version stands in its story.
    public enum Place {
        /// Before the current one.
        PAST,
        /// What readers read.
        CURRENT,
        /// After the current one, waiting for its embargo to lift.
        PENDING
    }

    /// One version.
    ///
    /// @param place where it stands
    /// @param kind what it was when it came
    /// @param received when this site had it
    /// @param headline as kept
    /// @param item all the wire said; absent where its text is gone
    /// @param count how the wire counts it
    /// @param digest of its words and terms, by which a repeat is known
    public record Version(
            Place place,
            Kind kind,
            Instant received,
            String headline,
            Optional<WireItem> item,
            Count count,
            String digest) {
        /// The same version with so much of its item.
        Version with(Optional<WireItem> left) {
            return new Version(place, kind, received, headline, left, count, digest);
        }
    }

    /// How the wire counts a version: by what is told older from newer. Usually as its item says.
    ///
    /// @param version as the wire numbers it
    /// @param published its time of first publication
    /// @param updated its own time
    public record Count(
            Optional<String> version, Optional<Instant> published, Optional<Instant> updated) {
        /// As the item says.
        public static Count of(WireItem item) {
            return new Count(
                    item.version(),
                    item.published().map(Stamp::at).map(Count::whole),
                    item.updated().map(Stamp::at).map(Count::whole));
        }

        private static Instant whole(Instant at) {
            return Instant.ofEpochMilli(at.toEpochMilli());
        }
    }
}
