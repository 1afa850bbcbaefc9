package org.broadtape.market.filing.edgar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.market.Identifiers;
import org.broadtape.market.filing.edgar.EdgarFiling.Filer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one filer filed: `data.sec.gov/submissions/CIK##########.json`, whose `filings.recent`
/// holds columns side by side, and its older pages, which hold the columns alone.
///
/// @param list what was filed, newest first
/// @param filer who; absent in an older page
/// @param formerNames what it was called before
/// @param olderPages names of the files with what is older
public record Submissions(
        EdgarList list, Optional<Filer> filer, List<String> formerNames, List<String> olderPages) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern PAGE = Pattern.compile("CIK\\d{10}-submissions-\\d{3}\\.json");
    private static final Pattern ACCESSION = Pattern.compile("\\d{10}-\\d{2}-\\d{6}");
    private static final int ROW_LIMIT = 100_000;

    /// Copies its lists.
    public Submissions {
        formerNames = List.copyOf(formerNames);
        olderPages = List.copyOf(olderPages);
    }

    /// Reads a filer's first page.
    public static Submissions read(String json) {
        return read(json, Optional.empty());
    }

    /// Reads an older page of a filer.
    public static Submissions readOlder(String json, Filer filer) {
        return read(json, Optional.of(filer));
    }

    private static Submissions read(String json, Optional<Filer> known) {
        List<Problem> problems = new ArrayList<>();
        JsonNode page;
        try {
            page = MAPPER.readTree(json);
        } catch (JacksonException e) {
            problems.add(bad("no JSON", "an answer of data.sec.gov/submissions"));
            return new Submissions(new EdgarList(List.of(), problems), known, List.of(), List.of());
        }
        String cik = Identifiers.withoutNoughts(page.path("cik").asString(""));
        Optional<Filer> filer =
                known.or(() ->
                        Identifiers.isCik(cik)
                                ? Optional.of(new Filer(cik, page.path("name").asString("")))
                                : Optional.empty());
        JsonNode columns = page.has("filings") ? page.path("filings").path("recent") : page;
        List<EdgarFiling> filings = new ArrayList<>();
        int rows = Math.min(ROW_LIMIT, columns.path("accessionNumber").size());
        for (int i = 0; i < rows; i++) {
            Optional<EdgarFiling> row = row(columns, i, filer);
            row.ifPresentOrElse(
                    filings::add,
                    () -> problems.add(bad("a row left out", "accession, form and filing date")));
        }
        return new Submissions(
                new EdgarList(filings, problems),
                filer,
                texts(page.path("formerNames")),
                texts(page.path("filings").path("files")).stream()
                        .filter(name -> PAGE.matcher(name).matches())
                        .toList());
    }

    private static Optional<EdgarFiling> row(JsonNode columns, int at, Optional<Filer> filer) {
        String accession = cell(columns, "accessionNumber", at);
        String form = cell(columns, "form", at);
        if (!ACCESSION.matcher(accession).matches() || form.isEmpty()) {
            return Optional.empty();
        }
        return EdgarTimes.day(cell(columns, "filingDate", at))
                .map(filed ->
                        new EdgarFiling(
                                accession,
                                form,
                                filer.stream().toList(),
                                filed,
                                EdgarTimes.latest(cell(columns, "acceptanceDateTime", at)),
                                EdgarTimes.day(cell(columns, "reportDate", at))));
    }

    private static String cell(JsonNode columns, String name, int at) {
        return columns.path(name).path(at).asString("");
    }

    private static List<String> texts(JsonNode list) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : list) {
            String name = one.path("name").asString("");
            if (!name.isEmpty() && names.size() < 1_000) {
                names.add(name);
            }
        }
        return names;
    }

    private static Problem bad(String what, String expected) {
        return Problem.of("edgar-list-unreadable", Severity.ERROR, what, expected);
    }
}
