package org.broadtape.wire.opml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Fuzzes the reader of subscription lists: what it reads it writes so that it reads the same.
class OpmlFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void readsWhateverListIsGiven(byte[] bytes) {
        Opml.Listing listing = Opml.read(bytes);
        assertThat(Opml.read(Opml.write("Sources", listing.feeds())).feeds())
                .hasSameSizeAs(listing.feeds());
    }
}
