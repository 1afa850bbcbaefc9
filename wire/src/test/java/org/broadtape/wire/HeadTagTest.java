package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class HeadTagTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "headtags.csv", delimiter = '¦')
    void saysWhatStandsBeforeAHeadline(
            String headline, @Nullable String printed, @Nullable String signals) {
        Optional<HeadTag> tag = HeadTag.of(headline);
        assertThat(tag.map(HeadTag::printed)).isEqualTo(Optional.ofNullable(printed));
        assertThat(
                        tag.map(HeadTag::signals).stream()
                                .flatMap(java.util.Set::stream)
                                .map(Signal::name)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .isEqualTo(signals == null ? "" : signals);
        tag.ifPresent(found -> assertThat(headline).endsWith(found.rest()));
    }
}
