package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.Linker;

/// Which of a story's entities it is about: F1 at readers' score of 2 and more. Measured in five
/// folds, each learnt from the other four, so that no story is judged by a model that saw it.
final class SalienceMeasure implements Measure {
    private static final int FOLDS = 5;

    @Override
    public String set() {
        return "sel-salience";
    }

    @Override
    public String zip() {
        return "sel-wikinews-salience.zip";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<SalientStory> stories = SalientStory.read(zip);
        LinkModel shipped = LinkModel.shipped();
        int[] seen = new int[3];
        for (SalientStory story : stories) {
            count(story, shipped, seen, misses);
        }
        int[] unseen = new int[3];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<SalientStory> rest = new ArrayList<>();
            List<SalientStory> here = new ArrayList<>();
            for (int at = 0; at < stories.size(); at++) {
                (at % FOLDS == fold ? here : rest).add(stories.get(at));
            }
            LinkModel model = shipped.withOthers(rest.stream().map(SalientStory::school).toList());
            for (SalientStory story : here) {
                count(story, model, unseen, new Misses(System.err, 0));
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("f1", ReutersCodesMeasure.share(2 * seen[0], seen[1] + seen[2]));
        figures.put("f1InFolds", ReutersCodesMeasure.share(2 * unseen[0], unseen[1] + unseen[2]));
        figures.put("precisionInFolds", ReutersCodesMeasure.share(unseen[0], unseen[1]));
        figures.put("recallInFolds", ReutersCodesMeasure.share(unseen[0], unseen[2]));
        return new Outcome(stories.size(), figures);
    }

    /// Adds a story's entities: right ones, told ones, asked ones.
    private static void count(SalientStory story, LinkModel model, int[] counts, Misses misses) {
        Linker linker = new Linker(story.entities(), model);
        Set<String> about = story.about();
        List<String> told = new ArrayList<>();
        for (Link link : linker.ledger(story.story())) {
            if (link.kept() && link.role().mayChip()) {
                told.add(link.entity().id());
            }
        }
        counts[0] += (int) told.stream().filter(about::contains).count();
        counts[1] += told.size();
        counts[2] += about.size();
        if (!Set.copyOf(told).equals(about)) {
            misses.tell(story.story().headline(), told.toString(), about.toString());
        }
    }
}
