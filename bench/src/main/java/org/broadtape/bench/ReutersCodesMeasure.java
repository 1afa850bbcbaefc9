package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.World;

/// Chips against the codes a newswire's desk set: micro precision, recall and F1 over the stories
/// with a code, chips a story over those without. With a split, the model is learnt from the
/// earlier part and measured on the later; else the shipped one is measured on all.
final class ReutersCodesMeasure implements Measure {
    private final double split;

    /// A measure.
    ///
    /// @param split the share of the stories to learn from, 0 to measure the shipped model
    ReutersCodesMeasure(double split) {
        this.split = split;
    }

    @Override
    public String set() {
        return "reuters-codes";
    }

    @Override
    public String zip() {
        return "reuters21578.zip";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<CodedStory> stories = CodedStory.read(zip);
        List<Entity> instruments = CodedStory.instruments(zip);
        int from = (int) (stories.size() * split);
        LinkModel model = LinkModel.shipped();
        if (split > 0) {
            Path scored = zip.resolveSibling("sel-wikinews-salience.zip");
            model =
                    TrainLink.learn(
                            stories.subList(0, from),
                            instruments,
                            SalientStory.read(scored),
                            List.of());
        }
        Analyst analyst = new Analyst(instruments, World.builtIn(), model);
        Count count = new Count();
        for (CodedStory story : stories.subList(from, stories.size())) {
            List<Link> links = analyst.annotate(story.story()).links();
            count.calibration(story, links);
            count.add(story, chips(links), misses);
        }
        return new Outcome(stories.size() - from, count.figures());
    }

    private static Set<String> chips(List<Link> links) {
        Set<String> chips = new LinkedHashSet<>();
        for (Link link : links) {
            if (link.chip()) {
                chips.add(link.entity().symbol().orElse(""));
            }
        }
        return chips;
    }

    /// What is counted of chips and codes.
    private static final class Count {
        private int right;
        private int shown;
        private int asked;
        private int uncoded;
        private int idle;
        private int quiet;
        private int near80;
        private int rightNear80;

        /// Of links whose relevance is near 80, on coded stories, how many the desk coded.
        void calibration(CodedStory story, List<Link> links) {
            for (Link link : links) {
                boolean near = link.relevance() >= 75 && link.relevance() < 85;
                if (near && link.chip() && !story.codes().isEmpty()) {
                    near80++;
                    rightNear80 +=
                            link.entity().symbol().filter(story.codes()::contains).isPresent()
                                    ? 1
                                    : 0;
                }
            }
        }

        void add(CodedStory story, Set<String> chips, Misses misses) {
            if (story.codes().isEmpty()) {
                uncoded++;
                idle += chips.size();
                quiet += chips.isEmpty() ? 1 : 0;
            } else {
                shown += chips.size();
                asked += story.codes().size();
                right += (int) chips.stream().filter(story.codes()::contains).count();
            }
            if (!chips.equals(story.codes())) {
                misses.tell(story.story().headline(), chips.toString(), story.codes().toString());
            }
        }

        Map<String, Double> figures() {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("precision", share(right, shown));
            figures.put("recall", share(right, asked));
            figures.put("f1", share(2 * right, shown + asked));
            figures.put("falseChips", share(idle, uncoded));
            figures.put("withNone", share(quiet, uncoded));
            figures.put("rightAt80", share(rightNear80, near80));
            return figures;
        }
    }

    /// A share, rounded to four places; 0 of nothing.
    static double share(int part, int whole) {
        return whole == 0 ? 0 : Math.round(10_000.0 * part / whole) / 10_000.0;
    }
}
