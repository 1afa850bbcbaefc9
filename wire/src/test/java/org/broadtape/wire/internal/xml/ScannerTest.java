package org.broadtape.wire.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.broadtape.base.Problem;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.internal.html.Links;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ScannerTest {
    private static Scanner.Document read(String text) {
        return Scanner.read(text, Links.against("https://wire.example/feed.xml"), "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "scanned.csv", delimiter = '¦')
    void readsXmlAndWhatOnlyMeansToBe(String text, String element, @Nullable String problems) {
        Scanner.Document document = read(text);
        FeedElement around = new FeedElement("", "x", "", java.util.List.of(), Links.UNBASED, "");
        around.add(document.root().orElseThrow());
        assertThat(around.inner()).isEqualTo(element);
        assertThat(
                        document.problems().stream()
                                .map(Problem::name)
                                .collect(Collectors.joining(", ")))
                .isEqualTo(problems == null ? "" : problems);
        assertThat(document.wellFormed())
                .isEqualTo(problems == null || problems.equals("entity-refused"));
    }

    @Test
    void callsElementsByTheirNamespaceWhateverTheirPrefix() {
        FeedElement root =
                read("<rss xmlns:m=\"http://search.yahoo.com/mrss/\"><m:content/>"
                                + "<dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\"/></rss>")
                        .root()
                        .orElseThrow();
        assertThat(root.elements())
                .extracting(FeedElement::qualifiedName)
                .containsExactly("media:content", "dc:date");
    }

    @Test
    void resolvesAgainstTheBaseInForceAndKnowsTheLanguage() {
        FeedElement root =
                read("<a xml:base=\"/b/\" xml:lang=\"de\"><c xml:base=\"d/\"/><e xml:lang=\"\"/></a>")
                        .root()
                        .orElseThrow();
        FeedElement within = root.elements().getFirst();
        assertThat(within.resolve("f")).isEqualTo("https://wire.example/b/d/f");
        assertThat(within.language()).isEqualTo("de");
        assertThat(root.elements().getLast().language()).isEmpty();
    }

    @Test
    void namesAProblemOnceWithTheLineItIsOn() {
        Problem problem = read("<a>\n\nb & c\n& d</a>").problems().getFirst();
        assertThat(problem.name()).isEqualTo("ampersand-bare");
        assertThat(problem.line()).hasValue(3);
    }

    @Test
    void nestsNoDeeperThanItsBound() {
        Scanner.Document document = read("<a>".repeat(100_000) + "b" + "</a>".repeat(100_000));
        assertThat(document.problems())
                .extracting(Problem::name)
                .containsExactly("nested-too-deep");
    }
}
