package org.broadtape.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;

/// What was read from one input: its items and its problems, side by side.
///
/// @param format what the input turned out to be; absent if it was nothing we know
/// @param channel what the feed says of itself
/// @param items in the order sent
/// @param problems of the input as a whole; those of one item are in the item
public record Reading(
        Optional<FeedFormat> format,
        Channel channel,
        List<WireItem> items,
        List<Problem> problems) {
    /// Copies its lists.
    public Reading {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /// What a feed says of itself.
    ///
    /// @param title plain text, may be empty
    /// @param site the address of the site it belongs to
    /// @param self the address it wants to be fetched from
    /// @param description plain text, may be empty
    /// @param language BCP 47 tag
    /// @param rights the feed's copyright words
    /// @param icon a small picture
    /// @param hubs WebSub hubs (`link rel=hub`)
    /// @param ttl how long it asks not to be fetched again (RSS `ttl`, `sy:updatePeriod`)
    public record Channel(
            String title,
            Optional<URI> site,
            Optional<URI> self,
            String description,
            Optional<String> language,
            WireItem.Rights rights,
            Optional<URI> icon,
            List<URI> hubs,
            Optional<Duration> ttl) {
        /// A feed that says nothing of itself.
        public static final Channel UNSAID =
                new Channel(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        WireItem.Rights.UNSAID,
                        Optional.empty(),
                        List.of(),
                        Optional.empty());

        /// Copies its list.
        public Channel {
            hubs = List.copyOf(hubs);
        }
    }
}
