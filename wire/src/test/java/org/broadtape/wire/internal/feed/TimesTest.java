package org.broadtape.wire.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.broadtape.base.Stamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TimesTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "times.csv", delimiter = '¦')
    void readsTheTimesThatFeedsPrint(String printed, @Nullable String time) {
        Optional<String> told =
                Times.read(printed).map(stamp -> stamp.local() + (stamp.zoneAssumed() ? " ?" : ""));
        assertThat(told).isEqualTo(Optional.ofNullable(time));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "times.csv", delimiter = '¦')
    void readsBackWhatATimeSaysOfItself(String printed) {
        Times.read(printed)
                .map(Stamp::local)
                .ifPresent(local ->
                        assertThat(Times.read(local.toString()).map(Stamp::local)).contains(local));
    }
}
