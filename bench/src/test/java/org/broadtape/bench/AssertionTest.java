package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class AssertionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TREE =
            JSON.readTree(
                    """
                    {"bozo": false, "count": 1, "feed": {"title": "Tin rises", "id": null},
                     "entries": [{"summary": "…", "links": [{"rel": "self"}], "tags": []}],
                     "parsed": [2024, 10, 21], "kind": "Override"}
                    """);
    private static final Assertion.Keys KEYS =
            (map, key) -> Optional.ofNullable(map.get(key.equals("description") ? "summary" : key));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "assertions.csv", delimiter = '|')
    void answersAsPythonWould(String claim, boolean holds) {
        Assertion assertion = Assertion.read(JSON.readTree("[" + claim + "]")).getFirst();
        assertThat(assertion.holds(TREE, KEYS)).isEqualTo(holds);
    }
}
