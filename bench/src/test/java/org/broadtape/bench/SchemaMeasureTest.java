package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMeasureTest {
    private static final String SCHEMA =
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
            <xs:element name="newsItem"><xs:complexType><xs:sequence>
            <xs:element name="catalogRef" minOccurs="0"/><xs:element name="itemMeta"/>
            </xs:sequence></xs:complexType></xs:element></xs:schema>
            """;

    @TempDir Path folder;

    @Test
    void tellsByTheSchemaAndByTheVersionOfTheFolder() throws IOException {
        String bare = "<newsItem><itemMeta/></newsItem>";
        Path zip =
                Zips.of(
                        folder,
                        "s/spec/Made_2.35-spec-All-Power.xsd",
                        SCHEMA,
                        "s/2.29/should_pass/a.xml",
                        "<newsItem><catalogRef/><itemMeta/></newsItem>",
                        "s/2.29/should_fail/b.xml",
                        bare,
                        "s/2.30/should_pass/b.xml",
                        bare,
                        "s/2.30/should_fail/c.xml",
                        "<newsItem/>",
                        "s/2.30/should_pass/d.xml",
                        "<newsItem/>");
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Measure.Outcome outcome = new SchemaMeasure().over(zip, new Misses(nowhere, 0));
        assertThat(outcome.n()).isEqualTo(5);
        assertThat(outcome.figures()).containsEntry("told", 0.8);
    }
}
