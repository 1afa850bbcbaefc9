package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.ObjectMapper;

class JsonDifferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} against {1}")
    @CsvFileSource(resources = "differences.csv", delimiter = '|')
    void tellsWhereTreesDiffer(String expected, String found, String where) {
        assertThat(
                        JsonDifference.between(JSON.readTree(expected), JSON.readTree(found))
                                .map(difference -> difference.substring(0, difference.indexOf(':')))
                                .orElse("nowhere"))
                .isEqualTo(where);
    }
}
