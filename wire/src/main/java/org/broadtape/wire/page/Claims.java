package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.wire.Html;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What a page says of itself, apart from its text: one schema.org article, and its `meta` tags.
final class Claims {
    private static final Pattern ARTICLE =
            Pattern.compile(
                    ".*Article|.*BlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|Review|.*NewsReport|OpinionPiece|Recipe|Essay|.*News");
    private static final Set<String> TITLES = Set.of("headline", "name");

    /// The article as its JSON-LD describes it, and as its microdata does; empty where the page has
    /// none.
    private final JsonNode article;

    private final JsonNode marked;

    private final List<JsonNode> things;
    private final Map<String, List<String>> metas;

    private Claims(
            JsonNode article,
            JsonNode marked,
            List<JsonNode> things,
            Map<String, List<String>> metas) {
        this.article = article;
        this.marked = marked;
        this.things = things;
        this.metas = metas;
    }

    static Claims of(Document page) {
        List<JsonNode> things = JsonLd.things(page);
        JsonNode marked = article(Microdata.things(page));
        return new Claims(article(things), marked, things, metas(page));
    }

    private static JsonNode article(List<JsonNode> things) {
        JsonNode article = MissingNode.getInstance();
        for (JsonNode thing : things) {
            if (isArticle(thing) && said(thing) > said(article)) {
                article = thing;
            }
        }
        return article;
    }

    /// How much a thing says of what we ask; the first of equals is taken.
    private static int said(JsonNode thing) {
        int said = TITLES.stream().anyMatch(thing::has) ? 4 : 0;
        said += thing.has("datePublished") ? 2 : 0;
        said += thing.has("author") ? 1 : 0;
        return said;
    }

    private static boolean isArticle(JsonNode thing) {
        JsonNode type = thing.path("@type");
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            String name = one.asString("");
            name = name.substring(name.lastIndexOf('/') + 1);
            if (ARTICLE.matcher(name.substring(name.lastIndexOf(':') + 1)).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> metas(Document page) {
        Map<String, List<String>> metas = new HashMap<>();
        List<Element> tags = new ArrayList<>();
        List<Element> others = new ArrayList<>();
        for (Element meta : page.getElementsByTag("meta")) {
            (meta.hasAttr("property") ? tags : others).add(meta);
        }
        tags.addAll(others);
        for (Element meta : tags) {
            String content = meta.attr("content").strip();
            String names =
                    meta.attr("property") + " " + meta.attr("name") + " " + meta.attr("itemprop");
            if (!content.isEmpty() && content.length() < 2_000) {
                for (String name : names.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
                    metas.computeIfAbsent(name.replace('.', ':'), key -> new ArrayList<>())
                            .add(unescaped(content));
                }
            }
        }
        return metas;
    }

    /// A member of the article in JSON-LD, a list being taken for its members.
    List<JsonNode> members(String name) {
        return list(article.path(name));
    }

    /// The same of the article in microdata.
    List<JsonNode> marked(String name) {
        return list(marked.path(name));
    }

    /// The same of the page that holds the article (`WebPage`) in JSON-LD.
    List<JsonNode> ofPage(String name) {
        return things.stream()
                .filter(thing -> thing.path("@type").asString("").equals("WebPage"))
                .flatMap(thing -> list(thing.path(name)).stream())
                .toList();
    }

    static List<JsonNode> list(JsonNode value) {
        List<JsonNode> list = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            if (!one.isMissingNode() && !one.isNull()) {
                list.add(one);
            }
        }
        return list;
    }

    /// The first text of an article's member, in JSON-LD or else in microdata.
    Optional<String> text(String name) {
        return java.util.stream.Stream.concat(members(name).stream(), marked(name).stream())
                .map(Claims::words)
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    /// The publication's name.
    Optional<String> site() {
        return meta("og:site_name")
                .or(() ->
                        members("publisher").stream()
                                .map(this::followed)
                                .map(Claims::words)
                                .findFirst())
                .filter(name -> !name.isEmpty());
    }

    /// The article's text as structured data carries it, markup taken off; empty where it does not.
    String body() {
        String longest = "";
        for (JsonNode thing : things) {
            String words = isArticle(thing) ? thing.path("articleBody").asString("") : "";
            longest = words.length() > longest.length() ? words : longest;
        }
        return longest.indexOf('<') < 0 && longest.indexOf('&') < 0 ? longest : Html.text(longest);
    }

    /// The text of a value: itself, its `name`, its `@value`, a person's two names; one that only
    /// points elsewhere is followed.
    static String words(JsonNode value) {
        if (value.isObject()) {
            for (String name : List.of("name", "@value", "headline", "url")) {
                if (value.path(name).isString()) {
                    return words(value.path(name));
                }
            }
            if (value.path("name").isArray()) {
                return words(value.path("name").path(0));
            }
            String parts =
                    value.path("givenName").asString("")
                            + " "
                            + value.path("familyName").asString("");
            return unescaped(parts).strip();
        }
        return unescaped(value.asString("")).replaceAll("\\s+", " ").strip();
    }

    /// The thing another one points to by `@id`; itself where it says more or none is found.
    JsonNode followed(JsonNode value) {
        String id = value.path("@id").asString("");
        if (value.isObject() && !value.has("name") && !id.isEmpty()) {
            for (JsonNode thing : things) {
                if (thing.path("@id").asString("").equals(id) && thing.size() > value.size()) {
                    return thing;
                }
            }
        }
        return value;
    }

    /// The first content of the first of these `meta` names (lower case, `.` as `:`).
    Optional<String> meta(String... names) {
        for (String name : names) {
            List<String> contents = metas.get(name);
            if (contents != null) {
                return Optional.of(contents.getFirst());
            }
        }
        return Optional.empty();
    }

    List<String> metas(String name) {
        return metas.getOrDefault(name, List.of());
    }

    private static String unescaped(String words) {
        return words.indexOf('&') < 0 ? words : Parser.unescapeEntities(words, false);
    }
}
