package org.broadtape.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SampleFileTest {
    private static final Path FOLDER = Path.of("src/main/resources/sample");
    private static final Instant START = TestClock.START;

    private final List<SampleFile> files = SampleFile.all(START);

    @Test
    void theIndexNamesEveryFileOnceAndInOrder() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            assertThat(files)
                    .extracting(SampleFile::name)
                    .containsExactlyElementsOf(
                            all.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".json"))
                                    .sorted()
                                    .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyStorySaysAllThatItsPageShows() {
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> isComplete(file)));
    }

    private static void isComplete(SampleFile file) {
        WireItem item = file.item();
        assertThat(item.problems()).isEmpty();
        assertThat(item.uri()).startsWith("urn:broadtape:sample:");
        assertThat(item.version()).isPresent();
        assertThat(item.headline()).isNotBlank().hasSizeLessThan(100);
        assertThat(item.published()).isPresent();
        assertThat(item.updated()).isPresent();
        assertThat(item.updated().orElseThrow().at())
                .isAfterOrEqualTo(item.published().orElseThrow().at());
        assertThat(item.language()).isPresent();
        assertThat(item.urgency()).isPresent();
        assertThat(item.slugline()).isPresent();
        assertThat(item.agency()).contains("Broadtape sample");
        assertThat(item.subjects()).isNotEmpty();
        assertThat(item.edNote().orElse(""))
                .containsPattern("Sample|Muster|Échantillon|sample edition");
        assertThat(item.rights().usageTerms())
                .contains("Sample text of the Broadtape project, Apache-2.0");
        assertThat(item.rights().holder()).contains("The Broadtape project");
        assertThat(file.section())
                .isIn("economies", "markets", "companies", "politics", "this site");
        item.headTag().ifPresent(tag -> assertThat(item.headline()).startsWith(tag));
        if (item.pubStatus() == PubStatus.CANCELED) {
            assertThat(item.bodyText()).isEmpty();
            return;
        }
        assertThat(item.byline()).isPresent();
        assertThat(item.located().isPresent()).isEqualTo(item.dateline().isPresent());
        List<String> paragraphs = List.of(item.bodyText().split("\n\n"));
        assertThat(paragraphs).hasSizeBetween(3, 20);
        assertThat(paragraphs.getLast()).containsPattern("^(Source|Quelle|Source ): \\S.*\\.$");
        assertThat(words(item.bodyHtml())).isEqualTo(words(plain(item.bodyText())));
    }

    /// The marks that stand for a list and a table in plain text, taken away.
    private static String plain(String text) {
        return text.replaceAll("(?m)^- ", "").replace(" | ", " ");
    }

    private static String words(String text) {
        return text.replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void anEmbargoIsReckonedFromTheFirstStart() {
        assertThat(files)
                .filteredOn(file -> file.item().embargoedUntil().isPresent())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.item().embargoedUntil())
                                .contains(START.plus(Duration.ofHours(20))));
    }

    @Test
    void everyPictureIsSmallWideAndDescribed() throws IOException {
        List<WireItem.Picture> pictures =
                files.stream().flatMap(file -> file.item().pictures().stream()).toList();
        assertThat(pictures).hasSize(3);
        for (WireItem.Picture picture : pictures) {
            String address = picture.address().toString();
            byte[] bytes =
                    SampleEdition.picture(address.substring(address.lastIndexOf('/') + 1))
                            .orElseThrow();
            assertThat(bytes).hasSizeLessThanOrEqualTo(80 * 1024);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(picture.width()).hasValue(image.getWidth());
            assertThat(picture.height()).hasValue(image.getHeight());
            assertThat(picture.caption()).isPresent();
            assertThat(picture.credit().orElse("")).startsWith("Chart: Broadtape; data: ");
            assertThat(picture.taken()).isPresent();
            assertThat(picture.filePhoto()).isFalse();
            assertThat(picture.rights().usageTerms()).isPresent();
        }
    }

    @Test
    void noPictureIsServedFromOutsideTheFolder() {
        assertThat(SampleEdition.picture("../27-fed-half-point.json")).isEmpty();
        assertThat(SampleEdition.picture("no-such.png")).isEmpty();
    }
}
