package org.broadtape.newsroom.internal;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A wire item as JSON and back, losslessly: its components under their own names, absent ones left
/// out. A component that an earlier version of this site did not write is empty, and the kind of
/// its items news.
public final class ItemCodec {
    private static final JsonSetter.Value UNSAID = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            incl -> incl.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .withConfigOverride(List.class, list -> list.setNullHandling(UNSAID))
                    .withConfigOverride(ItemKind.class, kind -> kind.setNullHandling(UNSAID))
                    .addMixIn(ItemKind.class, Unsaid.class)
                    .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(WireItem.class);
    private static final ObjectReader READER = MAPPER.readerFor(WireItem.class);

    private ItemCodec() {}

    /// What stands for a kind that was not written.
    private enum Unsaid {
        @JsonEnumDefaultValue
        NEWS
    }

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
