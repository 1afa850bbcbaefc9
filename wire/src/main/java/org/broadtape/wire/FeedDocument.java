package org.broadtape.wire;

import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;

/// All that a feed says, before it is made into [WireItem]s: for those who need a part that items
/// have no place for.
///
/// @param format what it turned out to be; absent if it is no feed
/// @param version the version as it says itself (`2.0`, `0.91`), empty where it says none
/// @param encoding the charset it was read in
/// @param wellFormed true where it broke no rule of XML or JSON and its charset is as claimed
/// @param feed what it says of itself
/// @param entries in the order sent
/// @param problems of the feed as a whole
public record FeedDocument(
        Optional<FeedFormat> format,
        String version,
        String encoding,
        boolean wellFormed,
        FeedPart feed,
        List<FeedPart> entries,
        List<Problem> problems) {
    /// Copies its lists.
    public FeedDocument {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}
