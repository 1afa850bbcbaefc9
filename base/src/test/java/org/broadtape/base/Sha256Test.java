package org.broadtape.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
    /// The first example of NIST's for SHA-256.
    @Test
    void sumsAsTheStandardSays() {
        assertThat(Sha256.hex("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[0])).hasSize(32);
    }

    @Test
    void randomWordsAreAsLongAsAskedAndDiffer() {
        assertThat(RandomHex.of(16)).matches("[0-9a-f]{32}").isNotEqualTo(RandomHex.of(16));
    }
}
