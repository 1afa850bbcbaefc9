package org.broadtape.market.provider.ecb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.broadtape.market.bar.Series;
import org.junit.jupiter.api.Test;

class EcbHistoryTest {
    private static final String CSV =
            """
            Date,USD,HRK,XXQ,
            2024-06-21,1.0688,N/A,3,
            2024-06-20,N/A,N/A,,
            2022-12-30,1.0666,7.5365,,
            """;

    private static List<Series> read(byte[] file) {
        return EcbHistory.read(file, code -> "fx:EUR" + code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsEveryCurrencyOldestFirstAndNoBarWhereNoneWasFixed() {
        List<Series> all = read(bytes(CSV));
        assertThat(all)
                .extracting(one -> one.key().instrument())
                .as("a code that is no currency's is left out")
                .containsExactly("fx:EURUSD", "fx:EURHRK");
        Series dollars = all.getFirst();
        assertThat(dollars.size()).isEqualTo(2);
        assertThat(dollars.day(0)).isEqualTo(LocalDate.of(2022, 12, 30));
        assertThat(dollars.close(1)).isEqualTo(1.0688);
        assertThat(dollars.unit().code()).isEqualTo("USD");
        assertThat(all.getLast().size()).isEqualTo(1);
    }

    @Test
    void readsTheZipAndTheXmlAlike() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(bytes(CSV));
            zip.closeEntry();
        }
        assertThat(read(packed.toByteArray())).isEqualTo(read(bytes(CSV)));
        String xml =
                """
                <Envelope><Cube><Cube time="2024-06-21"><Cube currency="USD" rate="1.0688"/></Cube>\
                </Cube></Envelope>\
                """;
        assertThat(read(bytes(xml)).getFirst().close(0)).isEqualTo(1.0688);
    }

    @Test
    void readsNothingFromAnotherFile() {
        assertThat(read(bytes("Hello,world\n1,2\n"))).isEmpty();
        assertThat(read(bytes(""))).isEmpty();
        assertThat(read(new byte[] {'P', 'K', 3, 4, 0, 1})).isEmpty();
    }
}
