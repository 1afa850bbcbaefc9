package org.broadtape.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CopySenseTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "symbols.csv", delimiter = '¦', quoteCharacter = '\u0001')
    void findsTheSymbolsPrinted(String text, @Nullable String symbols) {
        String found =
                PrintedSymbols.in(text).stream()
                        .map(one -> {
                            assertThat(one.span().of(text)).isEqualTo(one.value());
                            return one.kind()
                                    + " "
                                    + one.value()
                                    + one.market().map(market -> " at " + market).orElse("");
                        })
                        .collect(Collectors.joining(", "));
        assertThat(found).isEqualTo(Objects.requireNonNullElse(symbols, ""));
    }

    /// `⏎` stands for the end of a line.
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "parts.csv", delimiter = '¦', quoteCharacter = '\u0001')
    void tellsThePartsOfCopy(String printed, @Nullable String parts) {
        String text = printed.replace('⏎', '\n');
        String found =
                CopyParts.in(text).stream()
                        .map(part ->
                                part.code() + " [" + part.span().of(text).replace('\n', '⏎') + "]")
                        .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(Objects.requireNonNullElse(parts, ""));
    }

    @Test
    void takesLongTextsOfBracketsInItsStride() {
        for (String hostile :
                new String[] {
                    "(", "(A:", "<A", "$A ", "(NYSE: A,", "By A ", "* a\n", "A\n", "and AP "
                }) {
            String text = hostile.repeat(1_000_000 / hostile.length());
            assertThatCode(
                            () -> {
                                PrintedSymbols.in(text);
                                CopyParts.in(text);
                            })
                    .doesNotThrowAnyException();
        }
    }
}
