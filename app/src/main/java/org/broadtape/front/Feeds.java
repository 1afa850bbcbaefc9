package org.broadtape.front;

import java.util.List;
import java.util.Optional;
import org.broadtape.newsroom.SourceId;
import org.broadtape.page.Frame;
import org.broadtape.page.Frame.FeedLink;

/// The feeds a page offers in its head.
final class Feeds {
    private Feeds() {}

    static List<FeedLink> ofFront(Frame frame, Optional<String> section) {
        return links(
                section.map(one -> frame.siteName() + ": " + one).orElse(frame.siteName()),
                "/feed",
                section.map(one -> "?section=" + FrontPage.encoded(one)).orElse(""));
    }

    static List<FeedLink> ofSource(SourceId source, String name) {
        return links(name, "/sources/" + source, "");
    }

    private static List<FeedLink> links(String title, String path, String query) {
        return List.of(
                new FeedLink("application/atom+xml", title, path + ".atom" + query),
                new FeedLink("application/rss+xml", title, path + ".rss" + query),
                new FeedLink("application/feed+json", title, path + ".json" + query));
    }
}
