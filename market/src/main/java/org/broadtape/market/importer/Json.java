package org.broadtape.market.importer;

import java.util.List;
import java.util.function.BiConsumer;
import org.broadtape.base.Problem;
import org.broadtape.market.InstrumentCsv;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The members of an array or object, one at a time, each with its line. Jackson bounds depth and
/// the length of a number or name.
final class Json {
    /// A member is followed by others, which is no fault.
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /// Gives each member of the outermost array or object to a reader; where the text breaks, what
    /// came before stands and the break is told.
    static void members(String text, BiConsumer<Integer, JsonNode> reader, List<Problem> problems) {
        if (text.length() > InstrumentCsv.TEXT_LIMIT) {
            problems.add(Table.fatal("a list of " + text.length() + " signs", "a shorter one"));
            return;
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                problems.add(Table.fatal("no JSON array or object", "one of instruments"));
                return;
            }
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
                    token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    int line = parser.currentTokenLocation().getLineNr();
                    reader.accept(line, MAPPER.readTree(parser));
                }
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            problems.add(Table.bad(line, "JSON that breaks off", "well-formed JSON (RFC 8259)"));
        }
    }
}
