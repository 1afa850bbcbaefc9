package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperdeskMeasureTest {
    private static final String ITEM =
            """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:mill" version="2">
            <itemMeta><versionCreated>2024-03-05T09:30:00+01:00</versionCreated>
            <pubStatus qcode="stat:usable"/></itemMeta>
            <contentMeta><headline>Mill reopens</headline></contentMeta>
            <contentSet><inlineXML><html><body><p>The gates.</p></body></html></inlineXML></contentSet>
            </newsItem>
            """;

    private static final String LINES =
            """
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["self.item.get('headline')", "'Mill reopens'"], "literal": "Mill reopens"}
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["'urn:mill:2'", "item['guid']"], "literal": "urn:mill:2"}
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["self.item[0]['versioncreated']", "datetime.datetime(2024, 3, 5, 8, 30, tzinfo=utc)"], "literal": null}
            {"fixtures": ["a:b.xml"], "assert": "assertTrue", "args": ["item['body_html'].startswith('<p>The gates')"], "literal": null}
            {"fixtures": ["a:b.xml"], "assert": "assertNotIn", "args": ["'byline'", "self.item"], "literal": "byline"}
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["item['slugline']", "'MILL'"], "literal": "MILL"}
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["item['body_html']", "expected"], "literal": null}
            {"fixtures": ["a:b.xml"], "assert": "assertEqual", "args": ["item['genre']", "'x'"], "literal": "x"}
            {"fixtures": ["absent.xml"], "assert": "assertEqual", "args": ["item['uri']", "'x'"], "literal": "x"}
            """;

    @TempDir Path folder;

    @Test
    void countsTheLinesItCanAskAndSaysHowManyItCannot() throws IOException {
        Path zip = Zips.of(folder, "s/fixtures/a_b.xml", ITEM, "s/expected.jsonl", LINES);
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Measure.Outcome outcome = new SuperdeskMeasure().over(zip, new Misses(nowhere, 0));
        assertThat(outcome.n()).isEqualTo(7);
        assertThat(outcome.figures())
                .containsEntry("met", 0.7142)
                .containsEntry("skipped", 2.0)
                .containsEntry("unjudged", 1.0);
    }
}
