package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.LinkTraining;
import org.broadtape.analysis.link.LinkTraining.Ruling;
import org.broadtape.analysis.link.LinkTraining.School;

/// `train link [--data DIR] [--cases FILE]`: learns what links are weighed by from the sets of
/// coded and scored stories, and from what a site's owner decided (`cases/links.ndjson`), and
/// writes it where the next build takes it from. The same sets give the same file.
final class TrainLink {
    private static final Path MODEL =
            Path.of(
                    "analysis",
                    "src",
                    "main",
                    "resources",
                    "org",
                    "broadtape",
                    "analysis",
                    "link",
                    "link-model.txt");

    /// The most chips a story without a code may get on average, before what is named in passing is
    /// taken out; a good deal under what is asked.
    static final double MOST = 0.09;

    private TrainLink() {}

    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Path data = Data.folder();
        List<Ruling> rulings = List.of();
        for (int at = 0; at < arguments.length; at++) {
            if (arguments[at].equals("--data") && at + 1 < arguments.length) {
                data = Path.of(arguments[++at]);
            } else if (arguments[at].equals("--cases")
                    && at + 1 < arguments.length
                    && Files.isRegularFile(Path.of(arguments[at + 1]))) {
                rulings = RuledCases.read(Path.of(arguments[++at]));
            } else {
                err.println(
                        "train: argument "
                                + arguments[at]
                                + " is not understood: train link [--data DIR] [--cases FILE]");
                return 2;
            }
        }
        Path coded = data.resolve("reuters21578.zip");
        Path scored = data.resolve("sel-wikinews-salience.zip");
        if (!Files.isRegularFile(coded) || !Files.isRegularFile(scored)) {
            err.println(
                    "train: there is no "
                            + coded
                            + " or no "
                            + scored
                            + ": give the folder of the sets with --data DIR or in BROADTAPE_DATA");
            return 2;
        }
        LinkModel model =
                learn(
                        CodedStory.read(coded),
                        CodedStory.instruments(coded),
                        SalientStory.read(scored),
                        rulings);
        Path to = Path.of(System.getProperty("broadtape.home", ".")).resolve(MODEL);
        Files.writeString(to, model.write());
        out.println(to + " " + Files.size(to) + " bytes, version " + model.version());
        return 0;
    }

    /// What these stories and decisions teach.
    static LinkModel learn(
            List<CodedStory> coded,
            List<Entity> instruments,
            List<SalientStory> scored,
            List<Ruling> rulings) {
        List<School> schools = new ArrayList<>();
        schools.add(
                new School(
                        instruments,
                        coded.stream()
                                .flatMap(story -> Stream.of(story, story.ofToday()))
                                .map(story -> story.lesson(instruments))
                                .toList(),
                        true));
        scored.forEach(story -> schools.add(story.school()));
        return LinkTraining.learn(schools, rulings, MOST);
    }
}
