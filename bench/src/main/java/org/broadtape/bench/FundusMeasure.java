package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.broadtape.wire.page.Article;
import org.broadtape.wire.page.Block;
import org.broadtape.wire.page.Pages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// fundus's pages of many countries (`<cc>/<Publisher>_<date>.html.gz`) with what its parsers,
/// written for each publisher, make of them (`<Publisher>.json`, one member for each page by date).
///
/// - `f1`: the whole text, summary, crossheads and paragraphs, as [Shingles] says and NAEB is
///   scored.
/// - `paragraphs`, with `precision` and `recall`: the same without crossheads.
/// - `crossheads`, `captions`: share of those expected that are among ours.
/// - `writers`: share of the pages with writers that have the same names; `published`: with the
///   same instant and offset's local time. `title` the same title.
final class FundusMeasure implements Measure {
    @Override
    public String set() {
        return "fundus";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        ObjectMapper json = new ObjectMapper();
        Map<String, List<Cases.File>> pages = new TreeMap<>();
        Map<String, JsonNode> meta = new TreeMap<>();
        for (Cases.File file : files) {
            if (file.path().endsWith(".html.gz")) {
                String publisher = file.path().replaceFirst("_\\d{4}_\\d\\d_\\d\\d.*$", "");
                pages.computeIfAbsent(publisher, key -> new ArrayList<>()).add(file);
            } else if (file.name().equals("meta.info")) {
                meta.put(file.folder(), json.readTree(file.text()));
            }
        }
        Shingles whole = new Shingles();
        Shingles text = new Shingles();
        Tally tally = new Tally("crossheads", "captions", "writers", "published", "title");
        int n = 0;
        for (Map.Entry<String, List<Cases.File>> publisher : pages.entrySet()) {
            Optional<Cases.File> gold = Cases.named(publisher.getKey() + ".json", files);
            if (gold.isEmpty()) {
                continue;
            }
            List<JsonNode> versions =
                    new ArrayList<>(json.readTree(gold.orElseThrow().text()).values());
            for (int i = 0; i < Math.min(versions.size(), publisher.getValue().size()); i++) {
                Cases.File file = publisher.getValue().get(i);
                JsonNode facts = meta.get(file.folder());
                String address =
                        facts == null ? "" : facts.path(file.name()).path("url").asString("");
                Article article =
                        Pages.read(PageCases.page(file), Optional.empty(), Optional.of(address));
                n++;
                JsonNode said = versions.get(i);
                whole.add(article.text(), whole(said.path("body")));
                measure(file.path(), article, said, text, tally, misses);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        PageCases.put(figures, "f1", whole.f1());
        PageCases.put(figures, "paragraphs", text.f1());
        PageCases.put(figures, "precision", text.precision());
        PageCases.put(figures, "recall", text.recall());
        figures.putAll(tally.shares());
        return new Outcome(n, figures);
    }

    /// All the words expected, as a reader meets them.
    private static String whole(JsonNode body) {
        List<String> lines = new ArrayList<>();
        body.path("summary").forEach(line -> lines.add(line.asString("")));
        for (JsonNode section : body.path("sections")) {
            section.path("headline").forEach(line -> lines.add(line.asString("")));
            section.path("paragraphs").forEach(line -> lines.add(line.asString("")));
        }
        return String.join("\n\n", lines);
    }

    private static void measure(
            String name,
            Article article,
            JsonNode gold,
            Shingles text,
            Tally tally,
            Misses misses) {
        List<String> paragraphs = new ArrayList<>();
        Set<String> ourHeads = new HashSet<>();
        List<String> ours = new ArrayList<>();
        for (Block block : article.blocks()) {
            if (block instanceof Block.Crosshead head) {
                ourHeads.add(PageCases.collapsed(head.text()));
            } else {
                ours.add(block.text());
            }
        }
        JsonNode body = gold.path("body");
        body.path("summary").forEach(line -> paragraphs.add(line.asString("")));
        for (JsonNode section : body.path("sections")) {
            for (JsonNode head : section.path("headline")) {
                boolean found = ourHeads.contains(PageCases.collapsed(head.asString("")));
                tally.add("crossheads", found);
                if (!found) {
                    misses.tell(name + " crosshead", ourHeads.toString(), head.asString(""));
                }
            }
            section.path("paragraphs").forEach(line -> paragraphs.add(line.asString("")));
        }
        double f1 = text.add(String.join("\n\n", ours), String.join("\n\n", paragraphs));
        if (f1 < 0.9) {
            misses.tell(
                    name + " text " + Math.round(100 * f1),
                    String.join("\n\n", ours),
                    String.join("\n\n", paragraphs));
        }
        Set<String> captions = new HashSet<>();
        article.pictures()
                .forEach(picture ->
                        picture.caption()
                                .ifPresent(caption -> captions.add(PageCases.collapsed(caption))));
        for (JsonNode image : gold.path("images")) {
            String caption = PageCases.collapsed(image.path("caption").asString(""));
            if (!caption.isEmpty()) {
                tally.add("captions", captions.contains(caption));
                if (!captions.contains(caption)) {
                    misses.tell(name + " caption", captions.toString(), caption);
                }
            }
        }
        List<String> authors =
                gold.path("authors").valueStream().map(author -> author.asString("")).toList();
        if (!authors.isEmpty()) {
            boolean same = new HashSet<>(authors).equals(new HashSet<>(article.writers()));
            tally.add("writers", same);
            if (!same) {
                misses.tell(name + " writers", article.writers().toString(), authors.toString());
            }
        }
        String published = gold.path("publishing_date").asString("");
        if (!published.isEmpty()) {
            boolean same = PageCases.sameMoment(article.published(), published);
            tally.add("published", same);
            if (!same) {
                misses.tell(name + " published", article.published().toString(), published);
            }
        }
        String title = gold.path("title").asString("");
        if (!title.isEmpty()) {
            boolean same =
                    PageCases.collapsed(title).equals(PageCases.collapsed(article.headline()));
            tally.add("title", same);
            if (!same) {
                misses.tell(name + " title", article.headline(), title);
            }
        }
    }
}
