package org.broadtape.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BodyPictureTest {
    private static List<WireItem.Picture> pictures(String body, String more) {
        String feed =
                "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>A"
                        + " feed</title><link>https://news.example/</link><item><title>Ships"
                        + " sail</title><guid>1</guid>"
                        + more
                        + "<description><![CDATA["
                        + body
                        + "]]></description></item></channel></rss>";
        return Feeds.read(
                        feed.getBytes(UTF_8),
                        new Feeds.Hints(
                                Optional.empty(),
                                Optional.of("https://news.example/feed"),
                                Optional.empty()))
                .items()
                .getFirst()
                .pictures();
    }

    @Test
    void isTheFirstInTheTextOfAnItemThatNamesNone() {
        List<WireItem.Picture> pictures =
                pictures(
                        "<p>Words.</p><img src='/a.jpg' alt='The quay &amp; the \"ferry\"'"
                                + " width='800' height='600'><img src='/b.jpg'>",
                        "");
        assertThat(pictures).hasSize(1);
        assertThat(pictures.getFirst().address()).hasToString("https://news.example/a.jpg");
        assertThat(pictures.getFirst().caption()).contains("The quay & the \"ferry\"");
        assertThat(pictures.getFirst().width()).isEqualTo(OptionalInt.of(800));
        assertThat(pictures.getFirst().height()).isEqualTo(OptionalInt.of(600));
    }

    @Test
    void takesItsFiguresCaptionBeforeItsAlternative() {
        List<WireItem.Picture> pictures =
                pictures(
                        "<figure><img src='https://a.example/1.png' alt='x'><figcaption>FILE PHOTO:"
                                + " The <em>old</em> wall</figcaption></figure>",
                        "");
        assertThat(pictures.getFirst().caption()).contains("FILE PHOTO: The old wall");
        assertThat(pictures.getFirst().filePhoto()).isTrue();
    }

    @Test
    void isNoMarkThatCountsReaders() {
        assertThat(
                        pictures(
                                "<img src='https://count.example/1.gif' width='1' height='1'><img"
                                        + " src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
                                        + "<img src='https://a.example/real.jpg'>",
                                ""))
                .extracting(picture -> picture.address().getPath())
                .containsExactly("/real.jpg");
    }

    @Test
    void isNotAskedForWhereTheItemNamesPictures() {
        assertThat(
                        pictures(
                                "<img src='https://a.example/body.jpg'>",
                                "<media:content url='https://a.example/named.jpg'"
                                        + " medium='image'/>"))
                .extracting(picture -> picture.address().getPath())
                .containsExactly("/named.jpg");
    }

    @Test
    void standsAnyBrokenText() {
        for (String html :
                List.of(
                        "<img ",
                        "<img src=\"",
                        "<img src=\"https://a.example/x.jpg",
                        "<img alt=\"a > b\" src=\"https://a.example/x.jpg\"",
                        "<img ".repeat(10_000),
                        "<img src=\"https://a.example/x.jpg\"><figcaption></figure>")) {
            assertThat(BodyPicture.first(html)).as(html).isNotNull();
        }
    }
}
