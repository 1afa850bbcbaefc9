package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.testkit.DevelopmentData;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;

class ReutersTest {
    private static final String SAMPLE =
            """
            <!DOCTYPE lewis SYSTEM "lewis.dtd">
            <REUTERS TOPICS="YES" OLDID="1" NEWID="7">
            <DATE> 3-MAR-1987 09:01:02.50&#9;&#9;&#9;C G</DATE>
            <TOPICS><D>tin</D><D>zinc</D></TOPICS>
            <PLACES><D>bolivia</D></PLACES>
            <TEXT>&#2;
            <TITLE>TIN RISES &lt;TIN></TITLE>
            <AUTHOR>    By A. Writer, Reuters</AUTHOR>
            <DATELINE>    LA PAZ, March 3 - </DATELINE><BODY>Tin rose on Tuesday
            to a price above 5 &amp; below 6.
                A second paragraph
            of two lines.
             Reuter
            &#3;</BODY></TEXT>
            </REUTERS>
            <REUTERS NEWID="8"><DATE>nonsense</DATE><TEXT TYPE="UNPROC">&#2;
            FIRST LINE
                The rest.
             REUTER
            &#3;</TEXT></REUTERS>
            """;

    private static final List<WireItem> ITEMS = Reuters.parse(SAMPLE);

    @Test
    void readsAStoryWithItsParts() {
        WireItem item = ITEMS.getFirst();
        assertThat(item.uri()).isEqualTo("reuters21578:7");
        assertThat(item.headline()).isEqualTo("TIN RISES <TIN>");
        assertThat(item.dateline()).isEqualTo(Optional.of("LA PAZ, March 3 -"));
        assertThat(item.writers()).containsExactly("A. Writer");
        assertThat(item.bodyText())
                .isEqualTo(
                        "Tin rose on Tuesday to a price above 5 & below 6.\n\n"
                                + "A second paragraph of two lines.");
        assertThat(item.bodyHtml()).startsWith("<p>Tin rose").contains("5 &amp; below");
        assertThat(item.subjects())
                .extracting(WireItem.Subject::name)
                .containsExactly("tin", "zinc", "bolivia");
    }

    @Test
    void takesTheTimeAsNewYorksAndSaysSo() {
        var published = ITEMS.getFirst().published().orElseThrow();
        assertThat(published.at()).isEqualTo(Instant.parse("1987-03-03T14:01:02.50Z"));
        assertThat(published.zoneAssumed()).isTrue();
    }

    @Test
    void readsAnUnprocessedStoryByItsFirstLine() {
        WireItem item = ITEMS.get(1);
        assertThat(item.headline()).isEqualTo("FIRST LINE");
        assertThat(item.bodyText()).isEqualTo("The rest.");
        assertThat(item.undated()).isTrue();
    }

    @Test
    void readsEveryStoryOfTheSet() throws Exception {
        Optional<Path> zip = DevelopmentData.zip("reuters21578");
        assumeTrue(zip.isPresent(), "SKIPPED: no reuters21578.zip; set BROADTAPE_DATA");
        List<WireItem> items = Reuters.read(zip.orElseThrow());
        assertThat(items).hasSizeGreaterThan(12_000);
        assertThat(items).noneMatch(WireItem::undated).noneMatch(i -> i.headline().isBlank());
        assertThat(items.stream().map(WireItem::uri).distinct()).hasSameSizeAs(items);
    }
}
