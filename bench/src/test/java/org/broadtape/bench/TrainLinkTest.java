package org.broadtape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.LinkTraining.Ruling;
import org.broadtape.analysis.link.Linker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Learning from a wire made for the test: who is named in the headline is what a story is about.
class TrainLinkTest {
    private static final List<Entity> FIRMS =
            List.of(firm("KEST", "Kestrel Mills"), firm("NOVA", "Novalis Foods"));

    private static Entity firm(String symbol, String name) {
        return new Entity(
                "test:" + symbol,
                Entity.Kind.INSTRUMENT,
                "equity",
                name,
                Optional.of(symbol),
                Optional.empty(),
                Optional.empty(),
                List.of(Entity.Name.of(name, Entity.Sort.FULL)),
                Optional.empty(),
                Optional.empty());
    }

    private static List<CodedStory> wire() {
        List<CodedStory> stories = new ArrayList<>();
        for (int at = 0; at < 200; at++) {
            String about = at % 2 == 0 ? "Kestrel Mills" : "Novalis Foods";
            String other = at % 2 == 0 ? "Novalis Foods" : "Kestrel Mills";
            StoryText story =
                    StoryText.of(
                            about + " lifts dividend for year " + at,
                            about
                                    + " lifted its dividend.\n\nShares of "
                                    + other
                                    + " were little changed.");
            stories.add(new CodedStory(story, Set.of(at % 2 == 0 ? "KEST" : "NOVA")));
        }
        return stories;
    }

    private static List<SalientStory> readers() {
        List<SalientStory> stories = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            Entity town =
                    new Entity(
                            "town",
                            Entity.Kind.PLACE,
                            "city",
                            "Oldtown",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(Entity.Name.of("Oldtown", Entity.Sort.FULL)),
                            Optional.empty(),
                            Optional.empty());
            boolean about = at % 2 == 0;
            StoryText story =
                    StoryText.of(
                            about ? "Oldtown votes" : "Harbour closed",
                            about
                                    ? "Oldtown voted on Sunday."
                                    : "The harbour closed.\n\nIt lies near Oldtown.");
            stories.add(new SalientStory(story, List.of(town), Map.of("town", about ? 3.0 : 1.0)));
        }
        return stories;
    }

    @Test
    void learnsWhatAStoryIsAboutAndAlwaysTheSame() {
        LinkModel model = TrainLink.learn(wire(), FIRMS, readers(), List.of());
        StoryText unseen =
                StoryText.of(
                        "Novalis Foods lifts dividend",
                        "Novalis Foods lifted its dividend.\n\nShares of Kestrel Mills were little changed.");

        assertThat(new Linker(FIRMS, model).ledger(unseen))
                .filteredOn(link -> link.chip())
                .extracting(link -> link.entity().id())
                .containsExactly("test:NOVA");
        assertThat(TrainLink.learn(wire(), FIRMS, readers(), List.of()).write())
                .isEqualTo(model.write());
    }

    @Test
    void readsWhatAnOwnerDecided(@TempDir Path folder) throws IOException {
        Path cases = folder.resolve("links.ndjson");
        Files.writeString(
                cases,
                """
                {"case":1,"entity":"bt:meta-platforms","expect":{"chip":true},"found":{"kind":"instrument","features":{"headline":1.0}}}
                {"case":1,"entity":"bt:meta-platforms","expect":{"chip":false},"found":{"kind":"instrument","features":{"headline":1.0}}}
                {"case":2,"entity":"KOR","expect":{"role":"subject"},"found":{"kind":"country","features":{"count":3.0}}}
                {"case":3,"entity":"bt:apple","expect":{"chip":true}}
                no case
                """);

        List<Ruling> rulings = RuledCases.read(cases);

        assertThat(rulings).extracting(Ruling::about).containsExactly(false, true);
        assertThat(TrainLink.learn(wire(), FIRMS, readers(), rulings).write()).isNotEmpty();
    }
}
