package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.World;
import org.broadtape.link.Entities;
import org.broadtape.market.Instrument;
import org.broadtape.market.Instrument.Name;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.importer.SentfinList;

/// Indian headlines whose entities are labelled, with the set's own list of names for a master. A
/// label is a symbol where it is one name of one symbol in that list; sectors, persons and unlisted
/// bodies are none, and a headline of none is left out.
///
/// - `accuracy`: share of the headlines linked to exactly their symbols; `f1`, `precision`,
///   `recall`: over all symbols.
/// - `fewerNames`: F1 where every third name of the list, the first of each symbol aside, is
///   unknown.
final class SentfinMeasure implements Measure {
    private static final Pattern LABEL =
            Pattern.compile(
                    "[{,]\\s*['\"](.+?)['\"]\\s*:\\s*['\"](?:neutral|positive|negative)['\"]");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\d+,(?:\"((?:[^\"]|\"\")*)\"|([^,\\r\\n]*)),(.*)$");

    /// A headline and the symbols of its labels.
    private record Headline(String text, Set<String> symbols) {}

    @Override
    public String set() {
        return "sentfin";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        List<Instrument> list =
                SentfinList.read(
                                Cases.named("entity_list_comprehensive.csv", files)
                                        .orElseThrow()
                                        .text())
                        .instruments();
        List<Headline> headlines =
                headlines(Cases.named("SEntFiN.csv", files).orElseThrow().text(), symbols(list));
        Count all = count(list, headlines, misses);
        Count fewer = count(withoutThirds(list), headlines, new Misses(System.err, 0));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", ReutersCodesMeasure.share(all.exact, headlines.size()));
        figures.put("f1", ReutersCodesMeasure.share(2 * all.right, all.told + all.asked));
        figures.put("precision", ReutersCodesMeasure.share(all.right, all.told));
        figures.put("recall", ReutersCodesMeasure.share(all.right, all.asked));
        figures.put(
                "fewerNames", ReutersCodesMeasure.share(2 * fewer.right, fewer.told + fewer.asked));
        return new Outcome(headlines.size(), figures);
    }

    /// The symbol of every name that means one alone.
    private static Map<String, String> symbols(List<Instrument> list) {
        Map<String, Set<String>> holders = new HashMap<>();
        for (Instrument one : list) {
            String symbol = one.symbol().orElseThrow();
            holders.computeIfAbsent(symbol, name -> new LinkedHashSet<>()).add(symbol);
            for (Name name : one.names()) {
                holders.computeIfAbsent(name.text(), text -> new LinkedHashSet<>()).add(symbol);
            }
        }
        Map<String, String> symbols = new HashMap<>();
        holders.forEach((name, all) -> {
            if (all.size() == 1) {
                symbols.put(name, all.iterator().next());
            }
        });
        return symbols;
    }

    private static List<Headline> headlines(String csv, Map<String, String> symbols) {
        List<Headline> headlines = new ArrayList<>();
        Matcher row = ROW.matcher(csv);
        while (row.find()) {
            String title = row.group(1) == null ? row.group(2) : row.group(1).replace("\"\"", "\"");
            Set<String> labelled = new LinkedHashSet<>();
            Matcher label = LABEL.matcher(row.group(3).replace("\"\"", "\""));
            while (label.find()) {
                String symbol = symbols.get(label.group(1).strip());
                if (symbol != null) {
                    labelled.add(symbol);
                }
            }
            if (!labelled.isEmpty()) {
                headlines.add(new Headline(title, labelled));
            }
        }
        return headlines;
    }

    private static List<Instrument> withoutThirds(List<Instrument> list) {
        List<Instrument> fewer = new ArrayList<>();
        int at = 0;
        for (Instrument one : list) {
            List<Name> names = new ArrayList<>(one.names().subList(0, 1));
            for (Name name : one.names().subList(1, one.names().size())) {
                if (at++ % 3 != 0) {
                    names.add(name);
                }
            }
            fewer.add(
                    new Instrument(
                            one.id(),
                            one.type(),
                            one.issuer(),
                            one.name(),
                            names,
                            one.country(),
                            one.currency(),
                            one.ids(),
                            one.listings(),
                            one.predecessors(),
                            one.successors(),
                            one.from(),
                            one.until()));
        }
        return fewer;
    }

    private static final class Count {
        private int exact;
        private int right;
        private int told;
        private int asked;
    }

    private static Count count(List<Instrument> list, List<Headline> headlines, Misses misses) {
        Analyst analyst =
                new Analyst(
                        Entities.of(InstrumentMaster.of(list).all()),
                        World.builtIn(),
                        LinkModel.shipped());
        Count count = new Count();
        for (Headline headline : headlines) {
            Set<String> told = new LinkedHashSet<>();
            for (Link link : analyst.annotate(StoryText.of(headline.text, "")).links()) {
                link.entity().symbol().ifPresent(told::add);
            }
            count.exact += told.equals(headline.symbols) ? 1 : 0;
            count.told += told.size();
            count.asked += headline.symbols.size();
            count.right += (int) told.stream().filter(headline.symbols::contains).count();
            if (!told.equals(headline.symbols)) {
                misses.tell(headline.text, told.toString(), headline.symbols.toString());
            }
        }
        return count;
    }
}
