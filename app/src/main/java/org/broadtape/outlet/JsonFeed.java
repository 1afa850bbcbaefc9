package org.broadtape.outlet;

import java.util.Locale;
import org.broadtape.newsroom.Stories;
import org.broadtape.wire.Signal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), with our extension
/// `_broadtape` beside each item: source, version, and what the version is to the one before.
final class JsonFeed {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFeed() {}

    static String write(Feed feed) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("version", "https://jsonfeed.org/version/1.1");
        out.put("title", feed.title());
        out.put("home_page_url", feed.home());
        out.put("feed_url", feed.self());
        ArrayNode items = out.putArray("items");
        for (Stories.Gone one : feed.withdrawn()) {
            ObjectNode item = items.addObject();
            item.put("id", feed.address(one));
            item.put("url", feed.address(one));
            item.put("title", Feed.words(one));
            item.put("content_text", Feed.words(one) + ".");
            item.put("date_modified", one.changed().toString());
            item.putObject("_broadtape").put("state", TapeEvent.why(one.state()));
        }
        feed.entries().forEach(entry -> item(items.addObject(), entry));
        return JSON.writeValueAsString(out);
    }

    private static void item(ObjectNode item, Feed.Entry entry) {
        item.put("id", entry.address());
        item.put("url", entry.address());
        entry.original().ifPresent(address -> item.put("external_url", address));
        item.put("title", entry.item().headline());
        entry.summary().ifPresent(words -> item.put("summary", words));
        entry.html()
                .ifPresentOrElse(
                        html -> item.put("content_html", html),
                        () -> item.put("content_text", entry.summary().orElse("")));
        entry.picture().ifPresent(picture -> item.put("image", entry.site() + picture.path()));
        entry.published().ifPresent(time -> item.put("date_published", time.toString()));
        entry.updated().ifPresent(time -> item.put("date_modified", time.toString()));
        ArrayNode authors = item.putArray("authors");
        entry.authors().forEach(name -> authors.addObject().put("name", name));
        if (!entry.subjects().isEmpty()) {
            ArrayNode tags = item.putArray("tags");
            entry.subjects().forEach(tags::add);
        }
        entry.story().line().language().ifPresent(tag -> item.put("language", tag));
        ObjectNode ours = item.putObject("_broadtape");
        ours.put("state", "live");
        ours.put("source", entry.source());
        ours.put("version", entry.story().line().version());
        entry.story()
                .line()
                .standing()
                .map(Signal::name)
                .ifPresent(status -> ours.put("status", status.toLowerCase(Locale.ROOT)));
    }
}
