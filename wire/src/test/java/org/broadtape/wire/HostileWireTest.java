package org.broadtape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Wire items sent to exhaust their readers and our writers. As in `HostileInputTest` the time
/// allowed is far beyond what any needs: a cost that grows faster than what was sent does not end
/// within it.
class HostileWireTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MANY = 400_000;

    private static String g2(String management, String description, String content) {
        return "<newsItem guid=\"urn:q\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:text\"/>"
                + management
                + "</itemMeta><contentMeta><headline>Quay</headline>"
                + description
                + "</contentMeta><contentSet>"
                + content
                + "</contentSet></newsItem>";
    }

    private static String html(String body) {
        return g2("", "", "<inlineXML><html><body>" + body + "</body></html></inlineXML>");
    }

    private static String nitf(String content) {
        return "<nitf><head><docdata><doc-id id-string=\"q\"/></docdata></head><body>"
                + "<body.head><hedline><hl1>Quay</hl1></hedline></body.head><body.content>"
                + content
                + "</body.content></body></nitf>";
    }

    private static String anpa(String text) {
        return "\u0001q0001\u001f\nr f\u0013BC-Quay 03-05 0780\n\u0002^BC-Quay,780<\n"
                + text
                + "\n\u0003AP-WF-03-05-24 0930GMT\n";
    }

    private static String iptc7901(String text) {
        return "\u0001har0001 3 wi 780\n\u0002" + text + "\n\u0003\n050930 GMT Mar 24\n";
    }

    private static String dpa(String members) {
        return "{\"urn\": \"urn:q\", \"format\": \"digitalwires@0.9\", " + members + "}";
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("paragraphs within one another", html("<p>".repeat(MANY))),
                Arguments.of("divisions within one another", html("<div>".repeat(MANY))),
                Arguments.of("blocks within one another", nitf("<block>".repeat(MANY))),
                Arguments.of(
                        "components within one another",
                        "<NewsML><NewsItem>" + "<NewsComponent>".repeat(MANY)),
                Arguments.of("notes within one another", g2("<edNote>".repeat(MANY), "", "")),
                Arguments.of(
                        "concepts within one another", g2("", "<subject><name>".repeat(MANY), "")),
                Arguments.of(
                        "an attribute without end",
                        g2("<edNote role=\"" + "a:".repeat(MANY * 4) + "\">x</edNote>", "", "")),
                Arguments.of(
                        "subjects without end",
                        g2(
                                "",
                                "<subject qcode=\"subj:1\"><name>x</name></subject>".repeat(MANY),
                                "")),
                Arguments.of(
                        "names without end",
                        g2("", "<subject>" + "<name>x</name>".repeat(MANY) + "</subject>", "")),
                Arguments.of("notes without end", g2("<edNote>x</edNote>".repeat(MANY), "", "")),
                Arguments.of(
                        "private notes without end",
                        g2("<edNote pubconstraint=\"a:b\">x</edNote>".repeat(MANY), "", "")),
                Arguments.of(
                        "signals without end",
                        g2(
                                IntStream.range(0, MANY / 4)
                                        .mapToObj(i -> "<signal qcode=\"a:" + i + "\"/>")
                                        .reduce(
                                                new StringBuilder(),
                                                StringBuilder::append,
                                                StringBuilder::append)
                                        .toString(),
                                "",
                                "")),
                Arguments.of(
                        "pictures without end",
                        g2(
                                "",
                                "",
                                ("<remoteContent contenttype=\"image/jpeg\" width=\"9\""
                                                + " href=\"https://wire.example/a.jpg\"/>")
                                        .repeat(MANY / 2))),
                Arguments.of(
                        "texts without end",
                        g2(
                                "",
                                "",
                                "<inlineData contenttype=\"text/plain\">x</inlineData>"
                                        .repeat(MANY))),
                Arguments.of(
                        "blanks in a paragraph", html("<p>" + " ".repeat(MANY * 10) + "x</p>")),
                Arguments.of(
                        "lines in a paragraph", html("<p>" + "   x\ny\n".repeat(MANY) + "</p>")),
                Arguments.of(
                        "brackets in a paragraph", html("<p>" + "(".repeat(MANY * 4) + "</p>")),
                Arguments.of(
                        "signs of shares",
                        html("<p>" + "$A symbol \" &lt;A ISIN ".repeat(MANY / 4) + "</p>")),
                Arguments.of("slugs of one line", anpa("^" + "x ".repeat(MANY * 4) + "<")),
                Arguments.of("marked lines", anpa("^x<\n".repeat(MANY))),
                Arguments.of("back-ticks and dashes", anpa("\t" + "`` _ ".repeat(MANY))),
                Arguments.of("joined lines", anpa("\tx\n" + "y\n".repeat(MANY))),
                Arguments.of("one line of a million words", iptc7901("x ".repeat(MANY * 4))),
                Arguments.of("blank lines", iptc7901("Quay =\n" + " \t\n".repeat(MANY * 2) + "x")),
                Arguments.of("columns", iptc7901("Quay =\n\n" + "a    b\n".repeat(MANY))),
                Arguments.of("stars of a notebook", iptc7901("# Notizblock\n" + "* ".repeat(MANY))),
                Arguments.of(
                        "headers without a text", "\u0001x\u0002y" + "\u0001".repeat(MANY * 4)),
                Arguments.of("lists within one another", dpa("\"a\": " + "[".repeat(MANY))),
                Arguments.of(
                        "objects within one another",
                        dpa("\"a\": " + "{\"a\":".repeat(900) + "1" + "}".repeat(900))),
                Arguments.of("leaves without end", dpa("\"a\": [" + "\"x\",".repeat(MANY) + "1]")),
                Arguments.of(
                        "entries without end",
                        "[" + (dpa("\"a\": 1") + ",").repeat(MANY / 8) + dpa("\"a\": 1") + "]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void isReadAndWrittenWithinItsBounds(String name, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeoutPreemptively(
                LONG,
                () -> {
                    Reading reading = Feeds.read(bytes);
                    for (WireItem item : reading.items().stream().limit(100).toList()) {
                        assertThat(item.subjects()).hasSizeLessThanOrEqualTo(500);
                        assertThat(item.facts()).hasSizeLessThanOrEqualTo(1_100);
                        assertThat(item.privateNotes()).hasSizeLessThanOrEqualTo(500);
                        assertThat(NinjsWriter.line(NinjsWriter.write(item))).isNotBlank();
                        byte[] written =
                                NewsmlG2Writer.write(item).getBytes(StandardCharsets.UTF_8);
                        assertThat(Feeds.read(written).format()).contains(FeedFormat.NEWSML_G2);
                    }
                });
    }

    @Test
    void ofAHundredThousandItemsTheFirstAreKept() {
        String one = "<newsItem guid=\"q\"><itemMeta/><contentMeta/></newsItem>";
        byte[] bytes =
                ("<newsMessage><itemSet>" + one.repeat(100_000) + "</itemSet></newsMessage>")
                        .getBytes(StandardCharsets.UTF_8);
        Reading reading = Assertions.assertTimeoutPreemptively(LONG, () -> Feeds.read(bytes));
        assertThat(reading.items()).hasSizeLessThanOrEqualTo(Feeds.ENTRIES);
        assertThat(reading.problems()).extracting(Problem::name).contains("too-many-entries");
    }

    @Test
    void aWireItemsEntitiesAreNotUnfolded() {
        String bomb =
                "<!DOCTYPE newsItem [<!ENTITY a \"laugh\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + html("<p>&c;</p>");
        List<WireItem> items = Feeds.read(bomb.getBytes(StandardCharsets.UTF_8)).items();
        assertThat(items.getFirst().bodyText()).doesNotContain("laugh");
    }
}
