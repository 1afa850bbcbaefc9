package org.broadtape.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.broadtape.newsroom.Licence;
import org.broadtape.newsroom.SourceId;
import org.broadtape.wire.fetch.Validators;
import org.broadtape.wire.opml.Opml;

/// Somebody who brings stories, and how it stands with him.
///
/// @param id which
/// @param kind in what way he brings them
/// @param name what readers see, never blank
/// @param address of the feed, or the folder's `file:` address; absent for push and samples
/// @param settings what the owner decided
/// @param paused true if the owner wants no looks at it for now
/// @param gone true once its server said it is gone for good (410)
/// @param removed when the owner removed it; it can be restored, and its stories stay
/// @param added when the owner added it
/// @param nextLook when it is looked at next; absent where it is never
/// @param failures how many looks in a row have failed
/// @param readBefore true once it was read: what a feed shows at first are back numbers
/// @param validators to ask with next time
/// @param ttl how long the feed itself asks to be left alone
public record Source(
        SourceId id,
        Kind kind,
        String name,
        Optional<URI> address,
        Settings settings,
        boolean paused,
        boolean gone,
        Optional<Instant> removed,
        Instant added,
        Optional<Instant> nextLook,
        int failures,
        boolean readBefore,
        Validators validators,
        Optional<Duration> ttl) {
    /// In what way stories are brought.
    public enum Kind {
        /// A feed that is looked at.
        FEED,
        /// A folder that is watched.
        FOLDER,
        /// Somebody who sends them here, with a token.
        PUSH,
        /// The sample edition.
        SAMPLE
    }

    /// How a source is, in one word.
    public enum Health {
        /// Nothing was read from it yet.
        NEW,
        /// The last look was answered.
        WELL,
        /// The last looks failed.
        TROUBLED,
        /// The owner paused it.
        PAUSED,
        /// Its server said it is gone for good.
        GONE
    }

    /// What the owner decides about a source.
    ///
    /// @param section its stories' section (`markets`)
    /// @param zone the zone of times that name none
    /// @param rights usage terms of items that name none
    /// @param archive true if all its items are back numbers, never news
    /// @param every the usual time between two looks
    /// @param pictures true if pictures of its stories are fetched and shown, as far as each one's
    ///   terms allow
    /// @param licence what he may do with its texts
    /// @param articles true if the article behind a link is fetched where the feed gives a teaser
    ///   only
    public record Settings(
            Optional<String> section,
            Optional<ZoneId> zone,
            Optional<String> rights,
            boolean archive,
            Duration every,
            boolean pictures,
            Licence licence,
            boolean articles) {
        /// Nothing decided: a look each quarter of an hour.
        public static final Settings USUAL =
                new Settings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Duration.ofMinutes(15),
                        true,
                        Licence.UNSTATED,
                        false);

        /// The same, its stories in that section.
        public Settings inSection(Optional<String> name) {
            return new Settings(name, zone, rights, archive, every, pictures, licence, articles);
        }

        /// The same, articles behind its links fetched or not.
        public Settings withArticles(boolean fetched) {
            return new Settings(section, zone, rights, archive, every, pictures, licence, fetched);
        }

        /// The same, its items back numbers or news.
        public Settings asArchive(boolean backNumbers) {
            return new Settings(
                    section, zone, rights, backNumbers, every, pictures, licence, articles);
        }
    }

    /// As a list of feeds names it; empty where it is none.
    public Optional<Opml.Feed> asFeed() {
        return kind == Kind.FEED
                ? address.map(at -> new Opml.Feed(name, at, settings.section()))
                : Optional.empty();
    }

    /// How it is.
    public Health health() {
        if (gone) {
            return Health.GONE;
        }
        if (paused) {
            return Health.PAUSED;
        }
        if (failures > 0) {
            return Health.TROUBLED;
        }
        return readBefore ? Health.WELL : Health.NEW;
    }
}
