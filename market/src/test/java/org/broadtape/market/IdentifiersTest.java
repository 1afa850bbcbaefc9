package org.broadtape.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifiersTest {
    @Test
    void checksTheDigitsOfEachNumber() {
        assertThat(Identifiers.isIsin("US0378331005")).isTrue();
        assertThat(Identifiers.isIsin("US0378331004")).isFalse();
        assertThat(Identifiers.isIsin("GB0007188757")).isTrue();
        assertThat(Identifiers.isFigi("BBG000B9XRY4")).isTrue();
        assertThat(Identifiers.isFigi("BBG000B9XRY5")).isFalse();
        assertThat(Identifiers.isCusip("037833100")).isTrue();
        assertThat(Identifiers.isCusip("037833101")).isFalse();
        assertThat(Identifiers.isLei("529900T8BM49AURSDO55")).isTrue();
        assertThat(Identifiers.isLei("529900T8BM49AURSDO56")).isFalse();
        assertThat(Identifiers.isCik("320193")).isTrue();
        assertThat(Identifiers.isCik("0000320193")).isFalse();
    }
}
