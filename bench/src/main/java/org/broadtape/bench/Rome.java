package org.broadtape.bench;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// ROME, the reader of feeds that ours is measured against, as its documentation says to use it;
/// only documents with a `DOCTYPE`, which it refuses unless told otherwise, are let in.
final class Rome {
    private Rome() {}

    /// What ROME makes of a feed; absent where it throws.
    static Optional<SyndFeed> read(byte[] feed) {
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(feed))) {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(true);
            return Optional.of(input.build(reader));
        } catch (IOException | FeedException | RuntimeException | StackOverflowError unread) {
            return Optional.empty();
        }
    }

    /// How many entries ROME finds; -1 where it throws.
    static int entries(byte[] feed) {
        return read(feed).map(found -> found.getEntries().size()).orElse(-1);
    }
}
