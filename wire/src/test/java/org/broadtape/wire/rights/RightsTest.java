package org.broadtape.wire.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RightsTest {
    @TestFactory
    Stream<DynamicTest> tellsWhatTermsSay() throws IOException {
        List<String> lines = new ArrayList<>();
        try (var in = RightsTest.class.getResourceAsStream("/rights/terms.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lines::add);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            String terms = lines.get(i).replace("\\n", "\n");
            String expected = lines.get(i + 1).substring(1).strip();
            tests.add(
                    DynamicTest.dynamicTest(
                            terms,
                            () -> assertThat(Rights.of(terms(terms)).code()).isEqualTo(expected)));
        }
        return tests.stream();
    }

    @Test
    void quotesTheWordsThatSayIt() {
        Rights rights = Rights.of(terms("© 2020 Quay. Print use only."));

        assertThat(rights.words(Set.of(Term.NOT_ONLINE))).contains("Print use only.");
    }

    @Test
    void readsTheNoticeToo() {
        WireItem.Rights sent =
                new WireItem.Rights(
                        Optional.empty(),
                        Optional.of("Quay"),
                        Optional.of("© Quay. Reproduction is prohibited."));

        assertThat(Rights.of(sent).terms())
                .containsExactlyInAnyOrder(Term.NOT_PASSED_ON, Term.RESERVED);
    }

    @Test
    void readsWhatAnItemSaysOutsideOfItsTerms() {
        WireItem item =
                WireItem.builder("urn:quay:1", FeedFormat.NEWSML_G2)
                        .fact("dataMining", "plusvocab:DMI-PROHIBITED-AIMLTRAINING")
                        .fact("pubConstraint", "quay:nonpublic")
                        .build();

        assertThat(Rights.of(item).terms())
                .containsExactlyInAnyOrder(Term.NO_MINING, Term.NOT_PUBLIC);
    }

    @Test
    void readsAPolicyOfRightsMl() {
        assertThat(policy("permission distribute spatial eq DEU").code()).isEqualTo("REGION +DE");
        assertThat(policy("permission distribute spatial neq ABW").code()).isEqualTo("REGION -AW");
        assertThat(policy("prohibition distribute spatial eq ABW").code()).isEqualTo("REGION -AW");
        assertThat(policy("permission distribute count lteq 3").code()).isEqualTo("UNCLEAR");
        assertThat(policy("other").code()).isEqualTo("UNCLEAR");
    }

    @Test
    void readsAPolicyWithinNewsMl() {
        String document =
                """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:quay:2" version="1"
                    standard="NewsML-G2" standardversion="2.29">
                  <rightsInfo><rightsExpressionXML langid="http://www.w3.org/ns/odrl/2/">
                    <o:Policy xmlns:o="http://www.w3.org/ns/odrl/2/">
                      <o:permission>
                        <o:action name="http://iptc.org/std/RightsML/2011-10-07/distribute"/>
                        <o:constraint name="http://www.w3.org/ns/odrl/2/spatial"
                            operator="http://www.w3.org/ns/odrl/2/eq"
                            rightOperand="http://cvx.iptc.org/iso3166-1a3/DEU"/>
                      </o:permission>
                    </o:Policy>
                  </rightsExpressionXML></rightsInfo>
                  <itemMeta><itemClass qcode="ninat:text"/></itemMeta>
                </newsItem>
                """;
        WireItem item = Feeds.read(document.getBytes(StandardCharsets.UTF_8)).items().getFirst();

        assertThat(Rights.of(item).code()).isEqualTo("REGION +DE");
    }

    @Test
    void takesATextReadBehindALinkAsNotToBePassedOn() {
        WireItem item =
                WireItem.builder("urn:quay:1", FeedFormat.RSS_20)
                        .fact(Rights.FULL_TEXT_FROM, "quay.example")
                        .build();

        assertThat(Rights.of(item).terms()).containsExactly(Term.NOT_PASSED_ON);
    }

    private static Rights policy(String lines) {
        return Rights.of(
                WireItem.builder("urn:quay:1", FeedFormat.NEWSML_G2)
                        .fact("rightsExpression", lines)
                        .build());
    }

    @Test
    void writesItsCodeAndReadsItBack() {
        Rights rights = Rights.of(terms("No archive.\nNot for use outside Italy or Malta"));

        assertThat(rights.code()).isEqualTo("NO_ARCHIVE REGION +IT +MT");
        assertThat(Rights.parse(rights.code()).code()).isEqualTo(rights.code());
        assertThat(Rights.parse("")).isEqualTo(Rights.SILENT);
    }

    @Test
    void takesTermsTooLongToReadAsUnclear() {
        assertThat(Rights.of(terms("© Quay ".repeat(1_000))).terms()).contains(Term.UNCLEAR);
    }

    @Test
    void keepsARegionThatTwoTermsLeaveEmptyEmpty() {
        Region nowhere = Rights.of(terms("Germany only\nFrance only")).region();

        assertThat(nowhere.holds("DE")).isFalse();
        assertThat(nowhere.holds("FR")).isFalse();
    }

    private static WireItem.Rights terms(String words) {
        return new WireItem.Rights(Optional.of(words), Optional.empty(), Optional.empty());
    }
}
