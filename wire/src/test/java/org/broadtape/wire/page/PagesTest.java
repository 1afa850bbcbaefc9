package org.broadtape.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads the samples in `pages`, each with what it says beside it in a file of the same name with
/// `.txt` behind. To add one, add both.
class PagesTest {
    static Stream<Path> samples() throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(PagesTest.class.getResource("/pages")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void saysWhatStandsBesideIt(Path sample) throws IOException {
        Article article =
                Pages.read(
                        Files.readAllBytes(sample),
                        Optional.empty(),
                        Optional.of("https://post.example/a/"));
        assertThat(told(article))
                .isEqualTo(Files.readString(sample.resolveSibling(sample.getFileName() + ".txt")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "<div>",
                "<table><tr><td>",
                "<p>a<a href=/>b",
                "<ul><li>",
                "<b><i>",
                "<form><p>words, words.",
                "<div itemscope itemtype='http://schema.org/Article' itemprop=a>"
            })
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsWhatRepeatsWithoutEndInTime(String piece) {
        byte[] page = piece.repeat(200_000).getBytes(StandardCharsets.UTF_8);
        Article article = Pages.read(page, Optional.empty(), Optional.empty());
        assertThat(article.published()).isEmpty();
    }

    @Test
    void makesAPageAnItemWithItsHtml() {
        String page =
                "<!doctype html><html><head><link rel=canonical href=https://post.example/tin>"
                        + "<title>Tin rises again on the quay</title></head><body><article>"
                        + "<p>Tin rose on the quay for the third day in a row, and nobody there could say why it did.</p>"
                        + "<ul><li>Copper & lead stood still, as they have done since the storm.</li></ul>"
                        + "</article></body></html>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        WireItem item = Pages.reading(bytes, Optional.empty(), Optional.empty()).items().getFirst();
        assertThat(Pages.isPage(bytes)).isTrue();
        assertThat(item.uri()).isEqualTo("https://post.example/tin");
        assertThat(item.bodyHtml())
                .isEqualTo(
                        "<p>Tin rose on the quay for the third day in a row, and nobody there could say why it did.</p>"
                                + "<ul><li>Copper &amp; lead stood still, as they have done since the storm.</li></ul>");
    }

    @Test
    void saysThatAPageHoldsNoArticle() {
        Reading reading =
                Pages.reading(
                        "<html></html>".getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        Optional.empty());
        assertThat(reading.items()).isEmpty();
        assertThat(reading.problems()).extracting(Problem::name).containsExactly("no-article");
    }

    private static String told(Article article) {
        List<String> lines = new ArrayList<>();
        lines.add("headline: " + article.headline());
        lines.add("writers: " + article.writers());
        article.published()
                .ifPresent(moment ->
                        lines.add(
                                "published: "
                                        + moment.day()
                                        + moment.time().map(time -> " " + time).orElse("")));
        article.language().ifPresent(language -> lines.add("language: " + language));
        lines.add("access: " + article.access());
        if (!article.keepable()) {
            lines.add("not to be kept");
        }
        Elsewhere elsewhere = article.elsewhere();
        elsewhere.amp().ifPresent(at -> lines.add("amp: " + at));
        elsewhere.whole().ifPresent(at -> lines.add("whole: " + at));
        elsewhere.print().ifPresent(at -> lines.add("print: " + at));
        elsewhere.next().ifPresent(at -> lines.add("next: " + at));
        article.site().ifPresent(site -> lines.add("site: " + site));
        article.pictures()
                .forEach(picture ->
                        lines.add(
                                "picture: "
                                        + picture.address()
                                        + picture.caption().map(words -> " | " + words).orElse("")
                                        + picture.credit().map(words -> " | " + words).orElse("")));
        article.blocks()
                .forEach(
                        block -> lines.add(block.getClass().getSimpleName() + ": " + block.text()));
        return String.join("\n", lines) + "\n";
    }
}
