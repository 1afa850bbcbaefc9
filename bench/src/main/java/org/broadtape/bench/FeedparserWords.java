package org.broadtape.bench;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.FeedPart;
import org.broadtape.wire.FeedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What we read of a feed, told under feedparser's names (`feed.title`,
/// `entries[0].links[0].href`).
final class FeedparserWords {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// What else a key may stand for, the first that is there.
    private static final Map<String, List<String>> ALIASES =
            Map.ofEntries(
                    Map.entry("description", List.of("summary", "subtitle")),
                    Map.entry("description_detail", List.of("summary_detail", "subtitle_detail")),
                    Map.entry("tagline", List.of("subtitle")),
                    Map.entry("tagline_detail", List.of("subtitle_detail")),
                    Map.entry("copyright", List.of("rights")),
                    Map.entry("copyright_detail", List.of("rights_detail")),
                    Map.entry("guid", List.of("id")),
                    Map.entry("url", List.of("href")),
                    Map.entry("date", List.of("updated")),
                    Map.entry("modified", List.of("updated")),
                    Map.entry("modified_parsed", List.of("updated_parsed")),
                    Map.entry("issued", List.of("published")),
                    Map.entry("issued_parsed", List.of("published_parsed")),
                    Map.entry("updated", List.of("published")),
                    Map.entry("updated_parsed", List.of("published_parsed")));

    private static final Map<String, String> DEFAULT_TYPES = Map.of("self", "application/atom+xml");

    private final FeedDocument document;

    FeedparserWords(FeedDocument document) {
        this.document = document;
    }

    /// Looks a key up as feedparser's maps do.
    static Optional<JsonNode> at(JsonNode map, String key) {
        if (map.has(key)) {
            return Optional.of(map.get(key));
        }
        if (key.equals("category")) {
            return map.path("tags").isEmpty()
                    ? Optional.empty()
                    : Optional.of(map.path("tags").get(0).path("term"));
        }
        if (key.equals("enclosures")) {
            ArrayNode enclosures = JSON.arrayNode();
            for (JsonNode link : map.path("links")) {
                if (link.path("rel").asString("").equals("enclosure")) {
                    ObjectNode enclosure = JSON.objectNode();
                    link.forEachEntry((name, value) -> {
                        if (!name.equals("rel")) {
                            enclosure.set(name, value);
                        }
                    });
                    enclosures.add(enclosure);
                }
            }
            return Optional.of(enclosures);
        }
        if (key.equals("license")) {
            for (JsonNode link : map.path("links")) {
                if (link.path("rel").asString("").equals("license")) {
                    return Optional.ofNullable(link.get("href"));
                }
            }
        }
        for (String alias : ALIASES.getOrDefault(key, List.of())) {
            if (map.has(alias)) {
                return Optional.of(map.get(alias));
            }
        }
        return Optional.empty();
    }

    /// The whole tree.
    ///
    /// @param headers the HTTP headers the case came with
    ObjectNode tree(JsonNode headers) {
        ObjectNode tree = JSON.objectNode();
        boolean wellFormed = document.wellFormed();
        tree.put("bozo", !wellFormed);
        boolean charset =
                document.problems().stream().map(Problem::name).anyMatch("charset-wrong"::equals);
        if (!wellFormed) {
            tree.put("bozo_exception", charset ? "CharacterEncodingOverride" : "SAXParseException");
        }
        tree.put("encoding", document.encoding());
        tree.put("version", version());
        headers.forEachEntry((name, value) -> {
            String words = value.asString("");
            switch (name.toLowerCase(Locale.ROOT)) {
                case "etag" -> tree.put("etag", words);
                case "last-modified" -> {
                    if (!words.isEmpty()) {
                        tree.put("modified", words);
                        FeedPart.When.read(words)
                                .stamp()
                                .ifPresent(stamp -> tree.set("modified_parsed", parsed(stamp)));
                    }
                }
                default -> {}
            }
        });
        tree.set("feed", part(document.feed(), false));
        ArrayNode entries = tree.putArray("entries");
        document.entries().forEach(entry -> entries.add(part(entry, true)));
        return tree;
    }

    private String version() {
        if (document.format().isEmpty()) {
            return "";
        }
        FeedFormat format = document.format().orElseThrow();
        return switch (format) {
            case RSS_091 -> "rss091u";
            case RSS_20 -> document.version().startsWith("2") ? "rss20" : "rss";
            default -> format.code();
        };
    }

    private ObjectNode part(FeedPart part, boolean entry) {
        ObjectNode map = JSON.objectNode();
        text(map, "title", part.title());
        text(map, entry ? "summary" : "subtitle", part.summary());
        text(map, "info", part.info());
        text(map, "rights", part.rights());
        if (!part.contents().isEmpty()) {
            ArrayNode contents = map.putArray("content");
            part.contents().forEach(content -> contents.add(detail(content)));
            if (entry && part.summary().isEmpty()) {
                text(map, "summary", Optional.of(part.contents().getFirst()));
            }
        }
        links(map, part);
        part.link().ifPresent(link -> map.put("link", link));
        part.id().ifPresent(id -> map.put("id", id));
        part.idIsLink().ifPresent(isLink -> map.put("guidislink", isLink && !hasOwnLink(part)));
        people(map, part);
        tags(map, part);
        when(map, "published", part.published());
        when(map, "updated", part.updated());
        when(map, "created", part.created());
        when(map, "expired", part.expired());
        part.generator()
                .ifPresent(generator -> {
                    map.put("generator", generator.name());
                    ObjectNode detail = map.putObject("generator_detail");
                    detail.put("name", generator.name());
                    generator.uri().ifPresent(uri -> detail.put("href", uri));
                    generator.version().ifPresent(v -> detail.put("version", v));
                });
        part.language().ifPresent(language -> map.put("language", language));
        part.icon().ifPresent(icon -> map.put("icon", icon));
        part.logo().ifPresent(logo -> map.put("logo", logo));
        part.comments().ifPresent(comments -> map.put("comments", comments));
        part.image()
                .ifPresent(image -> {
                    ObjectNode of = map.putObject("image");
                    image.url().ifPresent(url -> of.put("href", url));
                    image.title().ifPresent(title -> of.put("title", title));
                    image.link().ifPresent(link -> of.put("link", link));
                });
        part.source().ifPresent(source -> map.set("source", source(source)));
        rest(map, part.element());
        return map;
    }

    private ObjectNode source(FeedPart source) {
        ObjectNode map = part(source, false);
        source.element().attribute("url").ifPresent(url -> map.put("href", url));
        return map;
    }

    private static boolean hasOwnLink(FeedPart part) {
        return part.links().stream().anyMatch(link -> link.rel().equals("alternate"));
    }

    private void text(ObjectNode map, String key, Optional<FeedText> text) {
        text.ifPresent(found -> {
            ObjectNode detail = detail(found);
            map.set(key, detail.get("value"));
            map.set(key + "_detail", detail);
        });
    }

    private ObjectNode detail(FeedText text) {
        ObjectNode detail = JSON.objectNode();
        detail.put("type", text.type());
        if (text.language().isEmpty()) {
            detail.putNull("language");
        } else {
            detail.put("language", text.language());
        }
        detail.put("base", text.base());
        detail.put("value", text.value());
        text.source().ifPresent(source -> detail.put("src", source));
        return detail;
    }

    private static void links(ObjectNode map, FeedPart part) {
        ArrayNode links = JSON.arrayNode();
        for (FeedPart.Link link : part.links()) {
            ObjectNode of = links.addObject();
            of.put("rel", link.rel());
            link.type()
                    .or(() -> Optional.of(DEFAULT_TYPES.getOrDefault(link.rel(), "text/html")))
                    .filter(type -> link.type().isPresent() || !link.rel().equals("enclosure"))
                    .ifPresent(type -> of.put("type", type));
            link.href().ifPresent(href -> of.put("href", href));
            link.hreflang().ifPresent(language -> of.put("hreflang", language));
            link.title().ifPresent(title -> of.put("title", title));
            link.length().ifPresent(length -> of.put("length", length));
        }
        if (!links.isEmpty()) {
            map.set("links", links);
        }
    }

    private static void people(ObjectNode map, FeedPart part) {
        if (!part.authors().isEmpty()) {
            ArrayNode authors = map.putArray("authors");
            part.authors().forEach(author -> authors.add(person(author)));
            FeedPart.Person last = part.authors().getLast();
            map.put("author", printed(last));
            map.set("author_detail", person(last));
        }
        if (!part.contributors().isEmpty()) {
            ArrayNode contributors = map.putArray("contributors");
            part.contributors().forEach(one -> contributors.add(person(one)));
        }
        part.publisher()
                .ifPresent(publisher -> {
                    map.put("publisher", printed(publisher));
                    map.set("publisher_detail", person(publisher));
                });
    }

    private static ObjectNode person(FeedPart.Person person) {
        ObjectNode map = JSON.objectNode();
        person.name().ifPresent(name -> map.put("name", name));
        person.email().ifPresent(email -> map.put("email", email));
        person.uri().ifPresent(uri -> map.put("href", uri));
        return map;
    }

    private static String printed(FeedPart.Person person) {
        if (!person.printed().isEmpty()) {
            return person.printed();
        }
        if (person.name().isPresent() && person.email().isPresent()) {
            return person.name().orElseThrow() + " (" + person.email().orElseThrow() + ")";
        }
        return person.name().or(person::email).orElse("");
    }

    private static void tags(ObjectNode map, FeedPart part) {
        if (part.categories().isEmpty()) {
            return;
        }
        ArrayNode tags = map.putArray("tags");
        for (FeedPart.Category category : part.categories()) {
            ObjectNode tag = tags.addObject();
            tag.put("term", category.term().orElse(null));
            tag.put("scheme", category.scheme().orElse(null));
            tag.put("label", category.label().orElse(null));
        }
    }

    private static void when(ObjectNode map, String key, Optional<FeedPart.When> when) {
        when.ifPresent(claimed -> {
            map.put(key, claimed.printed());
            claimed.stamp().ifPresent(stamp -> map.set(key + "_parsed", parsed(stamp)));
        });
    }

    /// Python's `struct_time` in UTC: year to second, weekday from Monday 0, day of the year, 0.
    private static ArrayNode parsed(Stamp stamp) {
        OffsetDateTime utc = stamp.at().atOffset(ZoneOffset.UTC);
        return JSON.arrayNode()
                .add(utc.getYear())
                .add(utc.getMonthValue())
                .add(utc.getDayOfMonth())
                .add(utc.getHour())
                .add(utc.getMinute())
                .add(utc.getSecond())
                .add(utc.getDayOfWeek().getValue() - 1)
                .add(utc.getDayOfYear())
                .add(0);
    }

    /// Elements that have no place of their own in our model, under their own names.
    private static void rest(ObjectNode map, FeedElement element) {
        for (FeedElement e : element.elements()) {
            String key = e.key().replace(':', '_');
            String words = e.words().strip();
            switch (e.key()) {
                case "itunes:block" -> map.put(key, e.words().equals("yes") ? 1 : 0);
                case "itunes:explicit" -> explicit(map, key, e.words());
                case "textinput" -> textInput(map, e);
                case "wfw:comment", "wfw:commentrss" -> map.put(key, e.resolve(words));
                case "creativecommons:license", "cc:license" -> license(map, e, words);
                case "dcterms:valid" -> valid(map, words);
                case "media:group" -> rest(map, e);
                case "media:credit", "media:thumbnail", "media:content" -> {
                    ArrayNode list =
                            map.path(key).isArray() ? (ArrayNode) map.get(key) : map.putArray(key);
                    list.add(attributes(e, words));
                }
                case "media:restriction" -> {
                    ObjectNode restriction = attributes(e, "");
                    ArrayNode countries = restriction.putArray("content");
                    for (String country : words.toLowerCase(Locale.ROOT).split("\\s+")) {
                        countries.add(country);
                    }
                    map.set(key, restriction);
                }
                case "media:license", "media:rating", "media:player", "thr:in-reply-to", "cloud" ->
                        map.set(key, attributes(e, words));
                case "title",
                        "description",
                        "subtitle",
                        "tagline",
                        "summary",
                        "info",
                        "content",
                        "rights",
                        "copyright",
                        "link",
                        "links",
                        "guid",
                        "id",
                        "author",
                        "category",
                        "managingeditor",
                        "webmaster",
                        "source",
                        "image",
                        "enclosure",
                        "generator",
                        "updated",
                        "modified",
                        "published",
                        "issued",
                        "created",
                        "pubdate" -> {}
                default -> {
                    if (!map.has(key) && !e.hasElements()) {
                        if (words.isEmpty() && !e.attributes().isEmpty()) {
                            map.set(key, attributes(e, ""));
                        } else {
                            map.put(key, words);
                        }
                    }
                }
            }
        }
    }

    private static void explicit(ObjectNode map, String key, String words) {
        switch (words) {
            case "yes", "true" -> map.put(key, true);
            case "clean", "no", "false" -> map.put(key, false);
            default -> map.putNull(key);
        }
    }

    private static void textInput(ObjectNode map, FeedElement e) {
        ObjectNode of = map.putObject("textinput");
        for (FeedElement within : e.elements()) {
            of.put(within.name().toLowerCase(Locale.ROOT), within.words().strip());
        }
    }

    private static void license(ObjectNode map, FeedElement e, String words) {
        ArrayNode links =
                map.path("links").isArray() ? (ArrayNode) map.get("links") : map.putArray("links");
        ObjectNode link = links.addObject();
        link.put("rel", "license");
        link.put("href", e.attribute("rdf:resource").orElse(words));
    }

    private static void valid(ObjectNode map, String words) {
        for (String clause : words.split(";")) {
            int equals = clause.indexOf('=');
            if (equals > 0) {
                String key = "validity_" + clause.substring(0, equals).strip();
                String value = clause.substring(equals + 1).strip();
                map.put(key, value);
                FeedPart.When.read(value)
                        .stamp()
                        .ifPresent(stamp -> map.set(key + "_parsed", parsed(stamp)));
            }
        }
    }

    private static ObjectNode attributes(FeedElement e, String words) {
        ObjectNode map = JSON.objectNode();
        List<String> attributes = e.attributes();
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            map.put(attributes.get(i).toLowerCase(Locale.ROOT), attributes.get(i + 1));
        }
        if (!words.isEmpty()) {
            map.put("content", words);
        }
        return map;
    }
}
