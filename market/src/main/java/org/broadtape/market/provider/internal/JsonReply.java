package org.broadtape.market.provider.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.market.provider.Ask;
import org.broadtape.market.provider.Reply;
import org.broadtape.market.quote.QuoteAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON of a provider, bounded in length, depth and the length of its numbers, and its members,
/// each there or not.
public final class JsonReply {
    private static final int DEPTH = 40;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .maxNumberLength(64)
                                                    .maxNameLength(200)
                                                    .maxStringLength(1 << 20)
                                                    .maxDocumentLength(Reply.LIMIT)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private JsonReply() {}

    /// Reads a reply: a failure its status tells, or one that is no JSON, is the answer about every
    /// symbol; else the reader answers.
    public static Map<String, QuoteAnswer> read(
            Ask ask, Reply reply, Function<JsonNode, Map<String, QuoteAnswer>> reader) {
        Optional<QuoteAnswer> failure = Failures.of(ask, reply);
        if (failure.isPresent()) {
            return ask.each(failure.get());
        }
        String text = reply.text();
        return parsed(text)
                .map(reader)
                .orElseGet(
                        () -> reply.status() == 404 ? unknown(ask) : ask.each(notJson(ask, text)));
    }

    /// What 404 without words in JSON says: of one symbol, that it isn't known.
    private static Map<String, QuoteAnswer> unknown(Ask ask) {
        return ask.symbols().size() == 1
                ? ask.each(new QuoteAnswer.UnknownSymbol(ask.symbols().getFirst()))
                : ask.each(Failures.unreadable("status-unexpected", "404", "an answer of 200"));
    }

    /// A text's JSON; absent for what is none, or beyond the bounds.
    public static Optional<JsonNode> parsed(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            return root.isMissingNode() ? Optional.empty() : Optional.of(root);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /// The answer about a text that is no JSON.
    public static QuoteAnswer notJson(Ask ask, String text) {
        return Failures.unreadable("reply-not-json", Failures.start(ask, text), "JSON (RFC 8259)");
    }

    /// A member's text or number as it stands; absent where it is missing, null, or no such value.
    public static Optional<String> text(JsonNode object, String name) {
        return text(object.path(name));
    }

    /// A value's text or number as it stands; absent where it is missing, null, or no such value.
    public static Optional<String> text(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        return value.isNumber() ? Optional.of(value.asString()) : Optional.empty();
    }

    /// A member's whole number; absent where it is missing or none, or too large.
    public static Optional<Long> whole(JsonNode object, String name) {
        return text(object, name).flatMap(Numbers::whole);
    }
}
