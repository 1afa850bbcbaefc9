package org.broadtape.bench;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What gofeed says alike of feeds of every format: people, times, and the extensions, which it
/// keeps by prefix and name as they were sent and besides under names of its own.
final class GofeedParts {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Dublin Core's elements, all of which gofeed gives as lists.
    private static final Set<String> DUBLIN_CORE =
            Set.of(
                    "title",
                    "creator",
                    "author",
                    "subject",
                    "description",
                    "publisher",
                    "contributor",
                    "date",
                    "type",
                    "format",
                    "identifier",
                    "source",
                    "language",
                    "relation",
                    "coverage",
                    "rights");

    /// iTunes' elements and what gofeed calls them.
    private static final Map<String, String> ITUNES =
            Map.ofEntries(
                    Map.entry("author", "author"),
                    Map.entry("block", "block"),
                    Map.entry("complete", "complete"),
                    Map.entry("duration", "duration"),
                    Map.entry("episode", "episode"),
                    Map.entry("episodetype", "episodeType"),
                    Map.entry("explicit", "explicit"),
                    Map.entry("isclosedcaptioned", "isClosedCaptioned"),
                    Map.entry("keywords", "keywords"),
                    Map.entry("new-feed-url", "newFeedUrl"),
                    Map.entry("order", "order"),
                    Map.entry("season", "season"),
                    Map.entry("subtitle", "subtitle"),
                    Map.entry("summary", "summary"),
                    Map.entry("type", "type"));

    private GofeedParts() {}

    static void text(ObjectNode map, String key, Optional<FeedText> text) {
        text.ifPresent(found -> map.put(key, found.value()));
    }

    static void words(ObjectNode map, String key, Optional<String> words) {
        words.ifPresent(found -> map.put(key, found));
    }

    /// As printed, and in UTC where it could be read.
    static void when(ObjectNode map, String key, Optional<FeedPart.When> when) {
        when.ifPresent(claimed -> {
            map.put(key, claimed.printed());
            claimed.stamp()
                    .ifPresent(stamp ->
                            map.put(
                                    key + "Parsed",
                                    DateTimeFormatter.ISO_INSTANT.format(stamp.at())));
        });
    }

    static void people(ObjectNode map, String key, List<FeedPart.Person> people) {
        if (people.isEmpty()) {
            return;
        }
        ArrayNode list = map.putArray(key);
        for (FeedPart.Person person : people) {
            ObjectNode one = list.addObject();
            words(one, "name", person.name());
            words(one, "email", person.email());
            words(one, "uri", person.uri());
        }
    }

    /// The words of an element within, absent where it was not sent.
    static Optional<String> sent(FeedPart part, String name) {
        return part.element().element(name).map(e -> e.inner().strip());
    }

    /// Every element of another vocabulary, and those of Dublin Core and iTunes once more.
    ///
    /// @param own the prefix of the feed's own vocabulary, none of whose elements is an extension
    static void extensions(ObjectNode map, FeedPart part, String own) {
        ObjectNode all = JSON.objectNode();
        ObjectNode core = JSON.objectNode();
        ObjectNode itunes = JSON.objectNode();
        for (FeedElement e : part.element().elements()) {
            String prefix = e.prefix();
            boolean foreign =
                    !prefix.isEmpty()
                            && !prefix.equals(own)
                            && !prefix.equals("content")
                            && !prefix.equals("rdf")
                            && !prefix.equals("xhtml");
            if (!foreign) {
                continue;
            }
            extension(all.withObjectProperty(prefix), e);
            String name = e.name().toLowerCase(Locale.ROOT);
            String words = e.inner().strip();
            if (prefix.equals("dc") && DUBLIN_CORE.contains(name)) {
                core.withArrayProperty(name).add(words);
            } else if (prefix.equals("itunes") && ITUNES.containsKey(name)) {
                itunes.put(ITUNES.get(name), words);
            }
        }
        map.set("extensions", all);
        map.set("dcExt", core);
        map.set("itunesExt", itunes);
    }

    private static void extension(ObjectNode into, FeedElement e) {
        ObjectNode one = into.withArrayProperty(e.name()).addObject();
        one.put("name", e.name());
        one.put("value", e.words().strip());
        ObjectNode attributes = one.putObject("attrs");
        List<String> pairs = e.attributes();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            attributes.put(pairs.get(i), pairs.get(i + 1));
        }
        ObjectNode children = one.putObject("children");
        e.elements().forEach(within -> extension(children, within));
    }
}
