package org.broadtape.newsroom.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;

class ItemCodecTest {
    @Test
    void keepsWhatAnItemIsAndItsPrivateNotes() {
        WireItem item =
                WireItem.builder("urn:a", FeedFormat.NEWSML_G2)
                        .kind(ItemKind.PLANNING)
                        .privateNotes(List.of("extension 12"))
                        .fact("itemClass", "plinat:newscoverage")
                        .build();
        assertThat(ItemCodec.read(ItemCodec.write(item))).isEqualTo(item);
    }

    @Test
    void readsItemsThatWereWrittenBeforeThereWereKindsAndPrivateNotes() {
        WireItem item = WireItem.builder("urn:a", FeedFormat.RSS_20).headline("Quay").build();
        String older =
                ItemCodec.write(item)
                        .replace("\"kind\":\"NEWS\",", "")
                        .replace("\"privateNotes\":[],", "");
        assertThat(older).doesNotContain("kind", "privateNotes");
        assertThat(ItemCodec.read(older)).isEqualTo(item);
    }
}
