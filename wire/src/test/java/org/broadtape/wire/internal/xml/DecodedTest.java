package org.broadtape.wire.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DecodedTest {
    @ParameterizedTest(name = "{0}, marked {1}, declared {2}, sent as {3}")
    @CsvFileSource(resources = "encodings.csv", delimiter = '¦')
    void readsWhateverTheBytesClaimToBe(
            String charset,
            @Nullable String mark,
            @Nullable String declared,
            @Nullable String contentType,
            String words,
            String readAs,
            String believed) {
        String declaration =
                declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        byte[] text = (declaration + "<a>" + words + "</a>").getBytes(Charset.forName(charset));
        byte[] bom = HexFormat.of().parseHex(mark == null ? "" : mark);
        byte[] bytes = new byte[bom.length + text.length];
        System.arraycopy(bom, 0, bytes, 0, bom.length);
        System.arraycopy(text, 0, bytes, bom.length, text.length);
        Decoded decoded = Decoded.of(bytes, Optional.ofNullable(contentType));
        assertThat(decoded.text()).isEqualTo(declaration + "<a>" + words + "</a>");
        assertThat(decoded.encoding()).isEqualTo(readAs);
        assertThat(decoded.overridden()).isEqualTo(believed.equals("no"));
    }

    @Test
    void readsBytesThatAreNoTextInAnyCharsetAsFarAsTheyAreText() {
        byte[] bytes = {'<', 'a', '>', (byte) 0x81, (byte) 0xFF, 0, '<', '/', 'a', '>'};
        Decoded decoded = Decoded.of(bytes, Optional.empty());
        assertThat(decoded.text()).startsWith("<a>").endsWith("</a>");
        assertThat(decoded.overridden()).isTrue();
    }

    @Test
    void takesAReplacementCharacterThatWasSentAsOne() {
        byte[] bytes = "<a>\uFFFD</a>".getBytes(StandardCharsets.UTF_8);
        Decoded decoded = Decoded.of(bytes, Optional.empty());
        assertThat(decoded.text()).isEqualTo("<a>\uFFFD</a>");
        assertThat(decoded.overridden()).isFalse();
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(Decoded.of(new byte[0], Optional.empty()).text()).isEmpty();
    }
}
