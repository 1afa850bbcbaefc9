package org.broadtape.newsroom.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A wire item as JSON and back, losslessly: its components under their own names, absent ones left
/// out.
public final class ItemCodec {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            incl -> incl.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(WireItem.class);
    private static final ObjectReader READER = MAPPER.readerFor(WireItem.class);

    private ItemCodec() {}

    /// The item as JSON.
    public static String write(WireItem item) {
        return WRITER.writeValueAsString(item);
    }

    /// The inverse of [#write].
    public static WireItem read(String json) {
        return READER.readValue(json);
    }

    /// Whether an item so written is withheld by its sender; tells it without reading the whole,
    /// since a quotation mark within a text never stands bare.
    public static boolean isWithheld(String json) {
        return json.contains("\"pubStatus\":\"WITHHELD\"");
    }
}
