package org.broadtape.link;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.broadtape.analysis.Analysis;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Link;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a story is about, as JSON beside the story's own: `links` and `language` under `broadtape`.
/// Every other member of the object is left as it is.
public final class StoryNote {
    private static final List<String> TIMES =
            List.of("firstCreated", "versionCreated", "firstcreated", "versioncreated");
    private static final Predicate<String> DATED =
            Pattern.compile("\\A\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])").asPredicate();

    private StoryNote() {}

    /// Reads a ninjs object of any version and adds what it is about.
    public static void add(ObjectNode object, Analyst analyst) {
        StoryText story = story(object);
        Analysis analysis = analyst.annotate(story);
        ObjectNode own =
                object.get("broadtape") instanceof ObjectNode already
                        ? already
                        : object.putObject("broadtape");
        ArrayNode links = own.putArray("links");
        for (Link link : analysis.links()) {
            add(link, link.evidence(), story, links.addObject());
        }
        analysis.language().ifPresent(told -> add(told, own));
    }

    /// The language a story was found to be written in, in the words of the contract.
    public static void add(Analysis.Language told, ObjectNode own) {
        own.putObject("language").put("code", told.code()).put("confidence", told.confidence());
    }

    /// One link in the words of the contract.
    ///
    /// @param shown those of its places whose words may be told
    public static void add(Link link, List<Passage> shown, StoryText story, ObjectNode into) {
        into.put("kind", link.entity().kind().name().toLowerCase(Locale.ROOT))
                .put("id", link.entity().id())
                .put("symbol", link.entity().symbol().orElse(null))
                .put("mic", link.entity().mic().orElse(null))
                .put("name", link.entity().name())
                .put("role", link.role().name().toLowerCase(Locale.ROOT))
                .put("relevance", link.relevance())
                .put("chip", link.chip())
                .put("rule", link.rule());
        ArrayNode evidence = into.putArray("evidence");
        for (Passage passage : shown) {
            evidence.addObject()
                    .put("field", passage.field().name().toLowerCase(Locale.ROOT))
                    .put("start", passage.span().start())
                    .put("end", passage.span().end())
                    .put("text", passage.of(story));
        }
    }

    private static StoryText story(JsonNode object) {
        JsonNode own = object.path("broadtape");
        Set<String> agencies = new LinkedHashSet<>();
        text(own.path("agency")).ifPresent(agencies::add);
        object.path("infoSources").forEach(one -> text(one.path("name")).ifPresent(agencies::add));
        return StoryTexts.of(
                headline(object),
                body(object),
                text(own.path("dateline")).or(() -> text(object.path("located"))),
                day(object),
                agencies,
                text(object.path("language")));
    }

    private static String headline(JsonNode object) {
        return text(object.path("headlines").path(0).path("value"))
                .or(() -> text(object.path("headline")))
                .orElse("");
    }

    private static String body(JsonNode object) {
        for (JsonNode body : object.path("bodies")) {
            String type = body.path("contentType").asString("");
            String role = body.path("role").asString("main");
            if (type.equals("text/plain") && role.equals("main")) {
                return body.path("value").asString("");
            }
        }
        return text(object.path("body_text")).orElse("");
    }

    private static Optional<LocalDate> day(JsonNode object) {
        for (String member : TIMES) {
            Optional<String> time = text(object.path(member)).filter(DATED);
            if (time.isPresent()) {
                return Optional.of(LocalDate.parse(time.get().substring(0, 10)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
