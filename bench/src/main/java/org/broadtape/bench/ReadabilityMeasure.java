package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.wire.Html;
import org.broadtape.wire.page.Article;
import org.broadtape.wire.page.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Mozilla Readability's test pages: each folder holds `source.html`, the article's HTML expected
/// of it and what is expected to be known of it.
///
/// - `f1`: the text against that of `expected.html`, as [Shingles] says.
/// - `title`, `byline`, `published`: share of the pages which have them, where ours is equal, white
///   space apart; a time is equal when it is the same instant, or the same local time where none of
///   the two names a zone.
final class ReadabilityMeasure implements Measure {
    @Override
    public String set() {
        return "readability-js";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        ObjectMapper json = new ObjectMapper();
        Shingles text = new Shingles();
        Tally tally = new Tally("title", "byline", "published");
        int n = 0;
        for (Cases.File source : files) {
            Optional<Cases.File> expected = Cases.named(source.folder() + "expected.html", files);
            if (!source.name().equals("source.html") || expected.isEmpty()) {
                continue;
            }
            n++;
            Article article =
                    Pages.read(
                            source.bytes(),
                            Optional.of("text/html; charset=utf-8"),
                            Optional.of("http://fakehost/test/page.html"));
            String gold = Html.text(expected.orElseThrow().text());
            double f1 = text.add(article.text(), gold);
            if (f1 < 0.9) {
                misses.tell(
                        source.folder() + " text " + Math.round(100 * f1), article.text(), gold);
            }
            Optional<Cases.File> facts =
                    Cases.named(source.folder() + "expected-metadata.json", files);
            if (facts.isPresent()) {
                JsonNode said = json.readTree(facts.orElseThrow().text());
                equal("title", article.title(), said, tally, misses, source);
                equal("byline", article.byline().orElse(""), said, tally, misses, source);
                published(article, said.path("publishedTime").asString(""), tally, misses, source);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        PageCases.put(figures, "f1", text.f1());
        PageCases.put(figures, "precision", text.precision());
        PageCases.put(figures, "recall", text.recall());
        figures.putAll(tally.shares());
        return new Outcome(n, figures);
    }

    private static void equal(
            String what, String found, JsonNode said, Tally tally, Misses misses, Cases.File file) {
        String gold = PageCases.collapsed(said.path(what).asString(""));
        if (!gold.isEmpty()) {
            boolean same = PageCases.collapsed(found).equals(gold);
            tally.add(what, same);
            if (!same) {
                misses.tell(file.folder() + " " + what, found, gold);
            }
        }
    }

    private static void published(
            Article article, String gold, Tally tally, Misses misses, Cases.File file) {
        if (!gold.isEmpty()) {
            boolean same = PageCases.sameMoment(article.published(), gold);
            tally.add("published", same);
            if (!same) {
                misses.tell(file.folder() + " published", article.published().toString(), gold);
            }
        }
    }
}
