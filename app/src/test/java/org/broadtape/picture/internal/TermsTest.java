package org.broadtape.picture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTest {
    @ParameterizedTest
    @MethodSource("cases")
    void sayWhetherAPictureMayBeShown(Case one) {
        Optional<String> forbidding = Terms.forbidding(one.terms());
        assertThat(forbidding.isEmpty()).as(one.terms()).isEqualTo(one.shown());
        if (!one.because().isEmpty()) {
            assertThat(forbidding).contains(one.because());
        }
    }

    record Case(boolean shown, String terms, String because) {}

    static Stream<Case> cases() throws IOException {
        try (InputStream in = TermsTest.class.getResourceAsStream("/pictures/terms.txt")) {
            assertThat(in).isNotNull();
            List<Case> cases =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .map(line -> line.split("\\|"))
                            .map(parts ->
                                    new Case(
                                            parts[0].strip().equals("+"),
                                            parts[1],
                                            parts.length > 2 ? parts[2].strip() : ""))
                            .toList();
            return cases.stream();
        }
    }

    @org.junit.jupiter.api.Test
    void longTermsCostLittle() {
        assertThat(Terms.forbidding("may be published ".repeat(100_000))).isEmpty();
    }
}
