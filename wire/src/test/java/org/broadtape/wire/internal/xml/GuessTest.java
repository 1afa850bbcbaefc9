package org.broadtape.wire.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {
    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "windows-1252, 'Títulos não são lidos em português; ação é rápida, três anos'",
        "windows-1252, 'Zürich schließt höher, Öl fällt über Nacht'",
        "windows-1251, 'Рубль укрепился после решения банка'",
        "KOI8-R, 'Рубль укрепился после решения банка'",
        "windows-1251, 'Индекс S&P 500 вырос, Apple и Microsoft в плюсе'",
        "Shift_JIS, '日経平均は反発、ハイテク株に買い'",
        "EUC-KR, '코스피 상승 마감 반도체 강세'",
        "GB2312, '沪指收涨科技股走强'"
    })
    void readsTextThatNamesNoCharset(String charset, String words) {
        byte[] feed =
                ("<rss><channel><item><title>" + words + "</title></item></channel></rss>")
                        .getBytes(Charset.forName(charset));
        assertThat(Decoded.of(feed, Optional.empty()).text()).contains(words);
    }
}
