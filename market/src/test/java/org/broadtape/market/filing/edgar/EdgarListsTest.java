package org.broadtape.market.filing.edgar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.broadtape.market.filing.edgar.EdgarFiling.Filer;
import org.junit.jupiter.api.Test;

class EdgarListsTest {
    private static final String PAGE =
            """
            {"cik": "1900001", "name": "MILL & QUAY", "formerNames": [{"name": "MILL LP"}],
             "filings": {"recent": {
               "accessionNumber": ["0001900001-23-000002", "0001900001-23-000001", "broken"],
               "filingDate": ["2023-05-15", "2023-02-14", "2023-02-13"],
               "reportDate": ["2023-03-31", "", ""],
               "acceptanceDateTime": ["2023-05-15T16:42:36.000Z", "2023-02-15T02:30:00.000Z", ""],
               "form": ["13F-HR", "13F-HR/A", "4"]},
              "files": [{"name": "CIK0001900001-submissions-001.json"}, {"name": "../else"}]}}
            """;

    @Test
    void readsColumnsSideBySideAndNamesOlderPages() {
        Submissions read = Submissions.read(PAGE);
        assertThat(read.list().of13F())
                .extracting(EdgarFiling::accession)
                .containsExactly("0001900001-23-000002", "0001900001-23-000001");
        assertThat(read.list().problems()).hasSize(1);
        assertThat(read.filer()).contains(new Filer("1900001", "MILL & QUAY"));
        assertThat(read.formerNames()).containsExactly("MILL LP");
        assertThat(read.olderPages()).containsExactly("CIK0001900001-submissions-001.json");
        assertThat(read.list().filings().getFirst().period()).contains(LocalDate.of(2023, 3, 31));
    }

    @Test
    void takesATimeOfUncertainZoneAsTheLaterOne() {
        var filings = Submissions.read(PAGE).list().filings();
        assertThat(filings.get(0).acceptedBy()).contains(Instant.parse("2023-05-15T20:42:36Z"));
        assertThat(filings.get(1).acceptedBy()).contains(Instant.parse("2023-02-15T02:30:00Z"));
    }

    @Test
    void readsIndexRowsFromTheRight() {
        EdgarList forms =
                DailyIndex.read(
                        """
                        Form Type   Company Name   CIK   Date Filed  File Name
                        -------------------------
                        1-A POS     LOCK CORP       927719      20200318    edgar/data/927719/0001213900-20-006773.txt
                        13F-HR      MILL, QUAY & A VERY LONG NAME THAT PUSHES COLUMNS 1900001 2021-02-05 edgar/data/1900001/0001900001-21-000001.txt
                        nothing of the kind
                        """);
        assertThat(forms.filings())
                .extracting(EdgarFiling::form)
                .containsExactly("1-A POS", "13F-HR");
        assertThat(forms.of13F().getFirst().filers().getFirst().name()).startsWith("MILL, QUAY");
        assertThat(forms.problems()).hasSize(1);
        EdgarList names =
                DailyIndex.read(
                        """
                        Company Name       Form Type   CIK
                              Date Filed  File Name
                        -------------------------
                        36Kr Holdings Inc.   SC 13D/A    1779476     20221003    edgar/data/1779476/0001104659-22-104841.txt
                        """);
        assertThat(names.filings().getFirst().form()).isEqualTo("SC 13D/A");
    }

    @Test
    void putsTheEntriesOfOneFilingTogether() {
        String entry =
                """
                <entry><title>13F-HR - %s (00%s) (Filer)</title>
                <summary type="html">&lt;b&gt;Filed:&lt;/b&gt; 2025-12-12 &lt;b&gt;AccNo:&lt;/b&gt; 0001900001-25-000004</summary>
                <updated>2025-12-12T18:02:43-05:00</updated><category term="13F-HR"/>
                <id>urn:tag:sec.gov,2008:accession-number=0001900001-25-000004</id></entry>
                """;
        String feed =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><feed xmlns=\"http://www.w3.org/2005/Atom\">"
                        + entry.formatted("M\u00fcll Co", "1900001")
                        + entry.formatted("Quay Co", "1900002")
                        + "</feed>";
        EdgarList read = CurrentFilings.read(feed.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read.filings()).hasSize(1);
        assertThat(read.filings().getFirst().filers())
                .containsExactly(
                        new Filer("1900001", "M\u00fcll Co"), new Filer("1900002", "Quay Co"));
        assertThat(read.filings().getFirst().acceptedBy())
                .contains(Instant.parse("2025-12-12T23:02:43Z"));
    }

    @Test
    void asksNoMoreThanIsAllowedAndIsQuietAfterARefusal() {
        Instant now = Instant.parse("2025-12-12T23:00:00Z");
        EdgarPace pace = EdgarPace.FRESH;
        for (int i = 0; i < EdgarPace.PER_SECOND; i++) {
            assertThat(pace.next(now)).isEqualTo(now);
            pace = pace.asked(now);
        }
        assertThat(pace.next(now)).isEqualTo(now.plusSeconds(1));
        EdgarPace refused = pace.answered(403, now, Optional.empty());
        assertThat(refused.next(now)).isEqualTo(now.plus(Duration.ofMinutes(11)));
        assertThat(EdgarPace.isDeclared("Sample Company admin@sample.example")).isTrue();
        assertThat(EdgarPace.isDeclared("Mozilla/5.0")).isFalse();
    }
}
