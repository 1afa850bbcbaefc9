package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.World;
import org.broadtape.base.Span;
import org.broadtape.link.Entities;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentMaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Paragraphs of a newswire whose entities are marked, many with a RIC right behind: every RIC is
/// taken out, and the built-in master must give it back for the words before it.
///
/// - `coverage`: share of the RICs that the master holds, each as often as it stands; `distinct`:
///   each once.
/// - `accuracy`: of those it holds, share of the words for which the instrument of that RIC is the
///   best candidate of the ledger. That the words are a name is given, so what was rejected, as a
///   word of the language say, counts behind what was kept.
/// - `linked`: the same of what was kept alone.
final class FinentityMeasure implements Measure {
    private static final Pattern RIC = Pattern.compile("\\s?<([0-9A-Za-z.#_=:^/-]{1,24})>");

    /// Words with the RIC that stood behind them.
    ///
    /// @param at where the words stand once the RICs are out
    private record Gold(Span at, String words, String ric) {}

    @Override
    public String set() {
        return "finentity";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Count count = new Count(InstrumentMaster.builtIn(), misses);
        int paragraphs = 0;
        for (Cases.File file : Cases.in(zip)) {
            if (file.path().endsWith(".json")) {
                for (JsonNode paragraph : new JsonMapper().readTree(file.text())) {
                    paragraphs++;
                    count.add(paragraph);
                }
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>(count.tally.shares());
        figures.put("rics", (double) count.tally.count("coverage"));
        return new Outcome(paragraphs, figures);
    }

    /// The marked words that have a RIC right behind. Marks are a few characters off at times:
    /// their words are sought near where they are said to stand.
    private static List<Gold> golds(String content, JsonNode marks) {
        List<Gold> golds = new ArrayList<>();
        for (JsonNode mark : marks) {
            String words = mark.path("value").asString("");
            int said = mark.path("start").asInt(0);
            int from = content.indexOf(words, Math.max(0, said - 8));
            if (words.isEmpty() || from < 0) {
                continue;
            }
            int end = from + words.length();
            Matcher ric = RIC.matcher(content).region(end, content.length());
            if (ric.lookingAt()) {
                int taken = taken(content, from);
                golds.add(new Gold(new Span(from - taken, end - taken), words, ric.group(1)));
            }
        }
        return golds;
    }

    /// How many characters of RICs stand before a place.
    private static int taken(String content, int place) {
        int taken = 0;
        Matcher ric = RIC.matcher(content);
        while (ric.find() && ric.end() <= place) {
            taken += ric.end() - ric.start();
        }
        return taken;
    }

    /// What a master knows of the RICs, and an analyst of the words before them.
    private static final class Count {
        private final Tally tally = new Tally("accuracy", "linked", "coverage", "distinct");
        private final Set<String> rics = new HashSet<>();
        private final InstrumentMaster master;
        private final Analyst analyst;
        private final Misses misses;

        Count(InstrumentMaster master, Misses misses) {
            this.master = master;
            this.misses = misses;
            this.analyst =
                    new Analyst(Entities.of(master.all()), World.builtIn(), LinkModel.shipped());
        }

        void add(JsonNode paragraph) {
            String content = paragraph.path("content").asString("");
            List<Gold> golds = golds(content, paragraph.path("annotations"));
            if (golds.isEmpty()) {
                return;
            }
            String bare = RIC.matcher(content).replaceAll("");
            List<Link> ledger = analyst.annotate(StoryText.of("", bare)).ledger();
            for (Gold gold : golds) {
                List<Instrument> holders = master.byRic(gold.ric);
                tally.add("coverage", !holders.isEmpty());
                if (rics.add(gold.ric)) {
                    tally.add("distinct", !holders.isEmpty());
                }
                if (holders.isEmpty()) {
                    misses.tell(gold.words, "not held", gold.ric);
                    continue;
                }
                Optional<Link> answer = answer(ledger, gold.at);
                Optional<Instrument> found =
                        answer.flatMap(link -> master.byId(link.entity().id()));
                boolean right = found.filter(holders::contains).isPresent();
                tally.add("accuracy", right);
                tally.add("linked", right && answer.filter(Link::kept).isPresent());
                if (!right) {
                    misses.tell(
                            bare,
                            found.map(Instrument::id).orElse("no candidate"),
                            gold.words + " " + gold.ric);
                }
            }
        }

        /// The candidate at a place: a kept one before a rejected one, of these the one whose words
        /// cover most of it, of these the most relevant.
        private static Optional<Link> answer(List<Link> ledger, Span place) {
            return ledger.stream()
                    .filter(link -> link.entity().kind() == Entity.Kind.INSTRUMENT)
                    .filter(link -> overlap(link, place) > 0)
                    .max(
                            Comparator.comparing(Link::kept)
                                    .thenComparingInt(link -> overlap(link, place))
                                    .thenComparingInt(Link::relevance));
        }
    }

    private static int overlap(Link link, Span place) {
        int most = 0;
        for (Passage passage : link.evidence()) {
            int from = Math.max(passage.span().start(), place.start());
            int to = Math.min(passage.span().end(), place.end());
            most = Math.max(most, to - from);
        }
        return most;
    }
}
