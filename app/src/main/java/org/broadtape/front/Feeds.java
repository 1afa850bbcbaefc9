package org.broadtape.front;

import java.util.List;
import org.broadtape.newsroom.SourceId;
import org.broadtape.page.Frame;
import org.broadtape.page.Frame.FeedLink;

/// The feeds a page offers in its head.
final class Feeds {
    private Feeds() {}

    static List<FeedLink> ofFront(Frame frame) {
        return links(frame.siteName(), "/feed");
    }

    static List<FeedLink> ofSource(SourceId source, String name) {
        return links(name, "/sources/" + source);
    }

    private static List<FeedLink> links(String title, String path) {
        return List.of(
                new FeedLink("application/atom+xml", title, path + ".atom"),
                new FeedLink("application/rss+xml", title, path + ".rss"),
                new FeedLink("application/feed+json", title, path + ".json"));
    }
}
