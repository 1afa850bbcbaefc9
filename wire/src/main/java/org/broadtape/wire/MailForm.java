package org.broadtape.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A story filed through a form, which newsrooms have mailed to themselves as JSON: an object of
/// fields by their labels, each a text or a list of which the first that is not empty counts.
///
/// @param fields by label in lower case
record MailForm(Map<String, String> fields) {
    /// How many fields a form may have.
    private static final int FIELDS = 200;

    private static final Map<String, String> PRIORITIES =
            Map.of("flash", "1", "bulletin", "2", "urgent", "3", "routine", "5");

    /// The form that a text is; absent where it is none: without a headline and a body.
    static Optional<MailForm> of(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonFeedReader.JSON.readTree(text.replace('\n', ' '));
            Map<String, String> fields =
                    json.properties().stream()
                            .limit(FIELDS)
                            .collect(
                                    Collectors.toMap(
                                            field -> field.getKey().toLowerCase(Locale.ROOT),
                                            field -> first(field.getValue()),
                                            (one, other) -> one));
            return Optional.of(new MailForm(fields))
                    .filter(form -> form.field("headline").isPresent())
                    .filter(form -> form.field("body").isPresent());
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static String first(JsonNode value) {
        JsonNode list = value.isArray() ? value : JsonFeedReader.JSON.createArrayNode().add(value);
        return list.valueStream()
                .map(one -> one.asString("").strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Optional<String> field(String... labels) {
        return List.of(labels).stream()
                .map(label -> fields.getOrDefault(label, ""))
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    /// Puts what the form says in place of what the message says.
    void addTo(WireItemBuilder item) {
        String headline = MailText.line(field("headline").orElse(""));
        item.headline(FeedItems.cut(headline, FeedItems.HEADLINE));
        WireCopy.headline(headline, item);
        named("slugline").ifPresent(item::slugline);
        named("dateline").ifPresent(place -> item.dateline(place).located(place));
        named("language").filter(FeedItems::isLanguage).ifPresent(item::language);
        field("abstract", "summary")
                .map(words -> FeedItems.cut(words, FeedItems.TERMS))
                .ifPresent(item::summary);
        field("ednote", "ed note", "editor's note")
                .map(words -> FeedItems.cut(words, FeedItems.TERMS))
                .ifPresent(item::edNote);
        field("urgency", "news value")
                .filter(words -> words.matches("[1-9]"))
                .map(Integer::parseInt)
                .ifPresent(item::urgency);
        named("priority")
                .map(word -> PRIORITIES.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                .ifPresent(number -> item.fact("priority", number));
        for (String scheme : List.of("category", "genre", "place")) {
            named(scheme)
                    .map(name -> new WireItem.Subject(name, Optional.of(scheme), Optional.empty()))
                    .ifPresent(subject -> item.subjects(List.of(subject)));
        }
        List<String> paragraphs =
                field("body")
                        .orElse("")
                        .lines()
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        StringBuilder html = new StringBuilder();
        paragraphs.forEach(words -> Html.element("p", words, html));
        String text = String.join("\n\n", paragraphs);
        item.bodyText(text).bodyHtml(html.toString());
        WireCopy.signatures(named("byline").stream().toList(), text, item);
    }

    private Optional<String> named(String label) {
        return field(label).map(words -> FeedItems.cut(words, FeedItems.NAME));
    }
}
