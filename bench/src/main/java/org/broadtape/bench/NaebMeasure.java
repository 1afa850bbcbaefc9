package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.wire.page.Article;
import org.broadtape.wire.page.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Pages of news sites with the text, title, writers and day that people found in them
/// (`articles.json`, `html/<id>.html.gz`).
///
/// - `f1`, `precision`, `recall`, `exact`: the text, as [Shingles] says.
/// - `title`: share of the pages with the same title, white space apart; `byline`: of those whose
///   writers are known, with the same names in any order and case.
/// - `published`: F1 of the day, a wrong day being a false one and no day a missing one; pages for
///   which the set gives no day are left out.
final class NaebMeasure implements Measure {
    @Override
    public String set() {
        return "naeb";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        JsonNode listed =
                new ObjectMapper()
                        .readTree(Cases.named("articles.json", files).orElseThrow().text());
        Shingles text = new Shingles();
        Tally tally = new Tally("title", "byline");
        int right = 0;
        int wrong = 0;
        int missing = 0;
        int n = 0;
        for (Map.Entry<String, JsonNode> entry : listed.properties()) {
            Optional<Cases.File> file =
                    Cases.named("html/" + entry.getKey() + ".html.gz", files)
                            .or(() -> Cases.named("html/" + entry.getKey() + ".html", files));
            if (file.isEmpty()) {
                continue;
            }
            n++;
            JsonNode gold = entry.getValue();
            String name = gold.path("url").asString(entry.getKey());
            Article article =
                    Pages.read(
                            PageCases.page(file.orElseThrow()),
                            Optional.empty(),
                            Optional.of(name));
            double f1 = text.add(article.text(), gold.path("articleBody").asString(""));
            if (f1 < 0.9) {
                misses.tell(
                        name + " text " + Math.round(100 * f1),
                        article.text(),
                        gold.path("articleBody").asString(""));
            }
            equal(
                    "title",
                    article.headline(),
                    gold.path("title").asString(""),
                    tally,
                    misses,
                    name);
            String authors = gold.path("authors").asString("");
            if (!PageCases.names(authors).isEmpty()) {
                boolean same =
                        PageCases.names(String.join(",", article.writers()))
                                .equals(PageCases.names(authors));
                tally.add("byline", same);
                if (!same) {
                    misses.tell(name + " byline", article.writers().toString(), authors);
                }
            }
            String day = gold.path("date").asString("");
            if (day.matches("\\d{4}-\\d\\d-\\d\\d")) {
                Optional<String> found = article.published().map(moment -> moment.day().toString());
                boolean same = found.filter(day::equals).isPresent();
                right += same ? 1 : 0;
                wrong += !same && found.isPresent() ? 1 : 0;
                missing += found.isEmpty() ? 1 : 0;
                if (!same) {
                    misses.tell(name + " published", found.orElse("nothing"), day);
                }
            }
        }
        Map<String, Double> figures = new java.util.LinkedHashMap<>();
        PageCases.put(figures, "f1", text.f1());
        PageCases.put(figures, "precision", text.precision());
        PageCases.put(figures, "recall", text.recall());
        PageCases.put(figures, "exact", text.exact());
        figures.putAll(tally.shares());
        PageCases.put(figures, "published", 2.0 * right / Math.max(1, 2 * right + wrong + missing));
        return new Outcome(n, figures);
    }

    private static void equal(
            String what, String found, String gold, Tally tally, Misses misses, String name) {
        if (!gold.isBlank()) {
            boolean same = PageCases.collapsed(found).equals(PageCases.collapsed(gold));
            tally.add(what, same);
            if (!same) {
                misses.tell(name + " " + what, found, gold);
            }
        }
    }
}
