package org.broadtape.wire.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CaptionTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "/org/broadtape/wire/internal/copy/captions.csv",
            numLinesToSkip = 1,
            delimiter = ';',
            emptyValue = "",
            nullValues = "~")
    void readsWhatStandsUnderAPicture(
            String line, String words, String credit, boolean filePhoto, String taken) {
        Optional<Caption> caption = Caption.of(line);
        assertThat(caption.map(Caption::words).orElse("none")).isEqualTo(words);
        assertThat(caption.flatMap(Caption::credit)).isEqualTo(Optional.ofNullable(credit));
        assertThat(caption.map(Caption::filePhoto).orElse(false)).isEqualTo(filePhoto);
        assertThat(caption.flatMap(Caption::taken)).isEqualTo(Optional.ofNullable(taken));
    }

    @Test
    void keepsTheLongerOfTwoThatBeginAlike() {
        Caption cut = Caption.of("FILE PHOTO: A ship in the por").orElseThrow();
        Caption whole = Caption.of("FILE PHOTO: A ship in the port.").orElseThrow();
        Caption other = Caption.of("FILE PHOTO: A crane.").orElseThrow();
        assertThat(Caption.distinct(List.of(cut, other, whole))).containsExactly(whole, other);
    }
}
