package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent to exhaust or to mislead a reader: each is read within its bounds, and what was
/// passed over is named. The time allowed is far beyond what any needs; a reader whose cost grows
/// faster than its input does not end within it. The same of servers stands in `FetcherTest`.
class HostileInputTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MANY = 1_000_000;

    /// A feed of one item that holds this, about as large as a feed may be.
    private static String item(String inside) {
        return rss("<item><title>Quay</title><guid>q-1</guid>" + inside + "</item>");
    }

    private static String rss(String inside) {
        return "<rss version=\"2.0\"><channel><title>Tide</title>" + inside + "</channel></rss>";
    }

    private static Reading read(String feed) {
        byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
        return Assertions.assertTimeoutPreemptively(LONG, () -> Feeds.read(bytes));
    }

    private static List<String> names(Reading reading) {
        return Stream.concat(
                        reading.problems().stream(),
                        reading.items().stream()
                                .limit(10)
                                .flatMap(item -> item.problems().stream()))
                .map(Problem::name)
                .distinct()
                .toList();
    }

    @Test
    void billionsOfLaughsStayOneLaughUnread() {
        String laughs =
                IntStream.rangeClosed(1, 9)
                        .mapToObj(i ->
                                "<!ENTITY lol"
                                        + i
                                        + " \""
                                        + ("&lol" + (i - 1) + ";").repeat(10)
                                        + "\">")
                        .collect(Collectors.joining());
        Reading reading =
                read(
                        "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">"
                                + laughs
                                + "]>"
                                + item("<description>&lol9; &lol0;</description>"));
        assertThat(reading.items().getFirst().bodyText()).isEqualTo("&lol9; lol");
        assertThat(names(reading)).contains("entity-refused");
    }

    @Test
    void entitiesGrowADocumentOnlySoFar() {
        Reading reading =
                read(
                        "<!DOCTYPE rss [<!ENTITY a \""
                                + "x".repeat(1_900)
                                + "\">]>"
                                + item("<description>" + "&a;".repeat(MANY) + "</description>"));
        assertThat(reading.items().getFirst().bodyText().length()).isLessThan(5_000_000);
        assertThat(names(reading)).contains("entity-expansion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
                "<!ENTITY x SYSTEM 'http://127.0.0.1/secret'>",
                "<!ENTITY x PUBLIC \"-//A//B\" \"file:///etc/passwd\">",
                "<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;",
                "<!ENTITY % p '<!ENTITY x SYSTEM \"file:///etc/passwd\">'> %p;",
                "<!ENTITY y 'words'><!ENTITY x '&y;&y;'>"
            })
    void externalEntitiesAndThoseMadeOfOthersAreRefused(String declared) {
        Reading reading =
                read("<!DOCTYPE rss [" + declared + "]>" + item("<description>&x;</description>"));
        assertThat(reading.items().getFirst().bodyText()).isEqualTo("&x;");
        assertThat(names(reading)).contains("entity-refused");
    }

    @Test
    void aFeedTooLargeIsNotRead() {
        Reading reading = read(rss("<item/>".repeat(15_000_000)));
        assertThat(reading.items()).isEmpty();
        assertThat(names(reading)).containsExactly("feed-too-large");
    }

    @Test
    void ofAMillionItemsTheFirstAreKept() {
        Reading rss = read(rss("<item><title>a</title></item>".repeat(MANY)));
        assertThat(rss.items()).hasSize(Feeds.ENTRIES);
        assertThat(names(rss)).containsExactly("too-many-entries");
        Reading rdf =
                read(
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                                + "<item><title>a</title></item>".repeat(MANY));
        assertThat(rdf.items()).hasSize(Feeds.ENTRIES);
        Reading atom = read("<feed>" + "<entry><title>a</title></entry>".repeat(MANY));
        assertThat(atom.items()).hasSize(Feeds.ENTRIES);
        Reading json = read("{\"items\":[" + "{\"title\":\"a\"},".repeat(MANY) + "{}]}");
        assertThat(json.items()).hasSize(Feeds.ENTRIES);
        assertThat(names(json)).contains("json-too-large", "too-many-entries");
        Reading lines = read("{\"uri\":\"a:b\",\"title\":\"c\"}\n".repeat(MANY));
        assertThat(lines.items()).hasSize(Feeds.ENTRIES);
        assertThat(names(lines)).contains("too-many-entries");
    }

    @Test
    void aMillionAttributesAreMoreThanAreKept() {
        String attributes =
                IntStream.range(0, MANY)
                        .mapToObj(i -> " a" + i + "=\"\"")
                        .collect(Collectors.joining());
        Reading reading = read(item("<description" + attributes + ">words</description>"));
        assertThat(reading.items().getFirst().bodyText()).isEqualTo("words");
        assertThat(names(reading)).contains("too-many-attributes");
        assertThat(names(read(item("<a" + " b=\"c\"".repeat(MANY) + ">"))))
                .contains("too-many-attributes", "attribute-repeated");
        assertThat(names(read(item("<a" + " xmlns:b=\"c\"".repeat(MANY) + ">"))))
                .contains("too-many-attributes");
    }

    @ParameterizedTest
    @CsvSource({
        "<x>, nested-too-deep",
        "<x/>, too-many-elements",
        "<source>, nested-too-deep",
        "<media:group>, nested-too-deep",
        "<enclosure url='https://a.example/b'/>, too-many-links",
        "<category>a</category>, too-many-categories",
        "<author>a</author>, too-many-authors",
        "<content:encoded>a</content:encoded>, too-many-bodies",
        "<, less-than-bare",
        "</, less-than-bare",
        "</>, less-than-bare",
        "</x>, end-tag-unmatched",
        "<!, less-than-bare",
        "<?, instruction-unclosed",
        "<!--, comment-unclosed",
        "<![CDATA[, cdata-unclosed",
        "<![CDATA[a]]>, element-unclosed",
        "<a b=\", tag-unclosed",
        "<a b=', tag-unclosed",
        "<a b=, attribute-malformed",
        "<a , tag-unclosed",
        "<a/, attribute-malformed",
        "&, ampersand-bare",
        "&a;, entity-undeclared",
        "&#x;, ampersand-bare",
        "<!DOCTYPE [, doctype-unclosed"
    })
    void whatIsRepeatedWithoutEndIsReadOnceThrough(String piece, String name) {
        String hostile = (piece + " ").repeat(4_000_000 / (piece.length() + 1)) + ">";
        String item = "<rss><channel><item><title>Quay</title>";
        Reading within = read(item + "<description>" + hostile);
        Reading beside = read(item + hostile);
        assertThat(beside.items()).isNotEmpty();
        assertThat(List.of(names(within), names(beside)))
                .anySatisfy(names -> assertThat(names).contains(name));
    }

    @Test
    void namesTheEnclosuresAndPicturesThatWereTooMany() {
        String files =
                IntStream.range(0, 100_000)
                        .mapToObj(i ->
                                "<media:content url=\"https://a.example/"
                                        + i
                                        + ".mp3\"/><media:content url=\"https://a.example/"
                                        + i
                                        + ".png\"/>")
                        .collect(Collectors.joining());
        Reading reading = read(item(files + "<media:credit>A. Writer</media:credit>"));
        WireItem item = reading.items().getFirst();
        assertThat(item.pictures()).hasSize(FeedMedia.PICTURES);
        assertThat(item.enclosures()).hasSize(FeedMedia.ENCLOSURES);
        assertThat(names(reading)).contains("too-many-pictures", "too-many-enclosures");
    }

    @Test
    void keywordsAreCountedNotCompared() {
        String words =
                IntStream.range(0, 500_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        Reading reading =
                read(
                        item(
                                "<itunes:keywords>"
                                        + words
                                        + "</itunes:keywords><media:keywords>"
                                        + "a,".repeat(1_000_000)
                                        + "</media:keywords>"));
        assertThat(reading.items().getFirst().subjects()).hasSize(256);
        assertThat(names(reading)).contains("too-many-categories");
    }

    @Test
    void textsOfAnyLengthAreCutToTheirBounds() {
        String much = "word ".repeat(5_000_000);
        WireItem title = read(rss("<item><title>" + much + "</title></item>")).items().getFirst();
        assertThat(title.headline()).hasSize(FeedItems.HEADLINE);
        assertThat(title.problems()).extracting(Problem::name).contains("headline-too-long");
        for (String element : List.of("description", "guid", "link", "author", "category")) {
            WireItem item =
                    read(item("<" + element + ">" + much + "</" + element + ">"))
                            .items()
                            .getFirst();
            assertThat(item.toString()).as(element).hasSizeLessThan(5_000_000);
        }
        Reading attribute =
                read(
                        item(
                                "<description>&lt;p title=\""
                                        + much
                                        + "\"&gt;Tide&lt;/p&gt;</description>"
                                        + "<enclosure url=\"https://a.example/"
                                        + "a".repeat(1_000_000)
                                        + "\"/>"));
        assertThat(attribute.items().getFirst().bodyHtml()).isEqualTo("<p>Tide</p>");
        Reading html = read(item("<description><![CDATA[<p>" + much + "]]></description>"));
        assertThat(names(html)).contains("body-too-long");
    }

    @Test
    void aBaseMakesNoFeedGrowBeyondItsBound() {
        String base = "https://a.example/" + "b".repeat(1_900) + "/";
        String links =
                "<description><![CDATA[" + "<img src=c>".repeat(20_000) + "]]></description>";
        Reading reading =
                read(
                        "<rss xml:base=\""
                                + base
                                + "\"><channel>"
                                + ("<item>" + links + "</item>").repeat(100));
        long text = reading.items().stream().mapToLong(item -> item.bodyHtml().length()).sum();
        assertThat(text).isLessThan(FeedItems.TEXT);
        assertThat(names(reading)).contains("too-much-text", "body-too-long");
        Reading unbased =
                read(
                        "<rss xml:base=\"https://a.example/"
                                + "b".repeat(MANY)
                                + "/\"><channel>"
                                + "<item><link>c</link></item>".repeat(10_000));
        assertThat(unbased.items()).hasSize(10_000);
    }

    @Test
    void aLongNameOfANamespaceIsNotReadAnewForEveryElement() {
        Reading reading =
                read(
                        "<rss xmlns:a=\""
                                + " B".repeat(MANY)
                                + "\"><channel><item>"
                                + "<a:b/>".repeat(400_000));
        assertThat(names(reading)).contains("namespace-too-long");
    }

    @Test
    void termsOfTheFeedAreReadOnceNotForEachItem() {
        Reading reading =
                read(
                        rss(
                                "<copyright>"
                                        + "&lt;b&gt;No. ".repeat(1_000_000)
                                        + "</copyright>"
                                        + "<item><title>a</title></item>".repeat(10_000)));
        assertThat(reading.items().getLast().rights().usageTerms().orElseThrow())
                .hasSize(FeedItems.TERMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{},", "{\"items\":[", "[0,", "\"a\",", "\"uri\"\n"})
    void jsonIsReadWithinItsBounds(String piece) {
        String hostile = "{\"items\":[" + piece.repeat(6_000_000 / piece.length());
        assertThat(names(read(hostile))).containsAnyOf("json-too-large", "json-malformed");
    }

    @Test
    void linesThatAreNoJsonAreGivenUp() {
        Reading reading = read("{\"uri\":\"a:b\",\"title\":\"c\"}\n" + "{\n".repeat(10_000_000));
        assertThat(reading.items()).hasSize(1);
        assertThat(names(reading)).contains("json-malformed", "too-many-broken-lines");
    }

    @Test
    void nulBytesAreNamedAndDropped() {
        Reading reading = read(item("<description>Ti\0de\0</description>"));
        assertThat(reading.items().getFirst().bodyText()).isEqualTo("Tide");
        assertThat(names(reading)).contains("character-illegal");
        assertThat(read("\0".repeat(30_000_000)).items()).isEmpty();
    }

    @Test
    void bytesOfNoCharsetAreGuessedInATimeThatDoesNotGrow() {
        byte[] bytes = new byte[Feeds.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        Reading reading = Assertions.assertTimeoutPreemptively(LONG, () -> Feeds.read(bytes));
        assertThat(names(reading)).contains("not-a-feed");
    }

    @Test
    void ofAMessagePartsWithinPartsAndWordsWithoutEndAreReadAsFarAsTheyGo() {
        String head =
                "From: a@b.example\nDate: Tue, 5 Mar 2024 01:00:00 +0000\nMIME-Version: 1.0\n";
        String nested =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b\n\n--b\n")
                        .collect(Collectors.joining());
        String many =
                "Content-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: image/png\n\nx\n".repeat(MANY);
        String words = "Subject: " + "=?utf-8?Q?=0A=41?= ".repeat(MANY) + "\n\nText.";
        for (String rest : List.of(nested, many, words)) {
            Reading reading = read(head + rest);
            assertThat(reading.items()).hasSize(1);
            assertThat(reading.items().getFirst().headline()).doesNotContain("\n");
            assertThat(reading.items().getFirst().facts()).hasSizeLessThan(100);
        }
    }
}
