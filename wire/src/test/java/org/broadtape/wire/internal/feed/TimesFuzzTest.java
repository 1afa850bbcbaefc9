package org.broadtape.wire.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.broadtape.base.Stamp;

/// Fuzzes the reader of times: a time that is read is one, and reads back from how it is written.
class TimesFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void readsATimeOrNone(byte[] bytes) {
        Times.read(new String(bytes, StandardCharsets.UTF_8))
                .map(Stamp::local)
                .ifPresent(local ->
                        assertThat(Times.read(local.toString()).map(Stamp::local)).contains(local));
        Mojibake.mend(new String(bytes, StandardCharsets.UTF_8));
    }
}
