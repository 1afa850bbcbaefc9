package org.broadtape.wire.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CopyTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "bylines.csv", delimiter = '¦')
    void tellsWhoWroteIt(String printed, String names) {
        assertThat(Bylines.names(printed)).containsExactly(names.split(" \\| "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "datelines.csv", delimiter = '¦')
    void tellsWhereAndForWhom(
            String text,
            @Nullable String printed,
            @Nullable String place,
            @Nullable String agency) {
        Optional<Dateline> dateline = Dateline.of(text);
        assertThat(dateline.map(Dateline::printed)).isEqualTo(Optional.ofNullable(printed));
        assertThat(dateline.flatMap(Dateline::located)).isEqualTo(Optional.ofNullable(place));
        assertThat(dateline.flatMap(Dateline::agency)).isEqualTo(Optional.ofNullable(agency));
    }
}
