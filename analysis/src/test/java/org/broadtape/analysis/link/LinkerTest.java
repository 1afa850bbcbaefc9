package org.broadtape.analysis.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Walks `link/stories.txt`: each story there says what must become of it.
class LinkerTest {
    private static final List<Entity> KNOWN = new ArrayList<>();
    private static final List<Story> STORIES = new ArrayList<>();

    /// A story of the file as it is read.
    private static final class Story {
        final String name;
        String headline = "";
        String body = "";
        Optional<LocalDate> day = Optional.empty();
        final List<String> symbols = new ArrayList<>();
        final List<String> expected = new ArrayList<>();

        Story(String name) {
            this.name = name;
        }

        StoryText text() {
            List<StoryText.Symbol> printed = new ArrayList<>();
            for (String symbol : symbols) {
                int at = body.indexOf(symbol);
                Span span = new Span(at, at + symbol.length());
                Passage passage = new Passage(Field.BODY, span);
                printed.add(new StoryText.Symbol(symbol, Optional.empty(), passage));
            }
            return new StoryText(
                    headline, body, Optional.empty(), day, printed, Set.of(), Optional.empty());
        }
    }

    static {
        try (InputStream file = LinkerTest.class.getResourceAsStream("/link/stories.txt")) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            new String(bytes, StandardCharsets.UTF_8).lines().forEach(LinkerTest::read);
        } catch (IOException unreadable) {
            throw new ExceptionInInitializerError(unreadable);
        }
    }

    private static void read(String line) {
        if (line.startsWith("entity ")) {
            KNOWN.add(entity(line.substring(7).split(" *\\| *", -1)));
        } else if (line.startsWith("story ")) {
            STORIES.add(new Story(line.substring(6)));
        } else if (line.startsWith("headline: ")) {
            STORIES.getLast().headline = line.substring(10);
        } else if (line.startsWith("body: ")) {
            STORIES.getLast().body = line.substring(6).replace("\\n", "\n");
        } else if (line.startsWith("day: ")) {
            STORIES.getLast().day = Optional.of(LocalDate.parse(line.substring(5)));
        } else if (line.startsWith("symbol: ")) {
            STORIES.getLast().symbols.add(line.substring(8));
        } else if (line.startsWith("expect ")) {
            STORIES.getLast().expected.add(line.substring(7));
        }
    }

    private static Entity entity(String[] fields) {
        List<Entity.Name> names = new ArrayList<>();
        names.add(Entity.Name.of(fields[1], Entity.Sort.FULL));
        for (String name : fields[2].split(", ")) {
            if (!name.isEmpty()) {
                names.add(Entity.Name.of(name, Entity.Sort.SHORT));
            }
        }
        names.add(Entity.Name.of(fields[3], Entity.Sort.SYMBOL));
        Optional<LocalDate> until = Optional.empty();
        if (fields.length > 4 && fields[4].startsWith("brands: ")) {
            for (String brand : fields[4].substring(8).split(", ")) {
                names.add(Entity.Name.of(brand, Entity.Sort.BRAND));
            }
        } else if (fields.length > 4 && fields[4].startsWith("until: ")) {
            until = Optional.of(LocalDate.parse(fields[4].substring(7)));
        }
        return new Entity(
                fields[0],
                Entity.Kind.INSTRUMENT,
                "equity",
                fields[1],
                Optional.of(fields[3]),
                Optional.empty(),
                Optional.empty(),
                names,
                Optional.empty(),
                until);
    }

    @Test
    void saysOfEachStoryWhatItsFileExpects() {
        Linker linker = new Linker(KNOWN, LinkModel.shipped());
        List<String> wrong = new ArrayList<>();
        for (Story story : STORIES) {
            StoryText text = story.text();
            List<Link> ledger = linker.ledger(text);
            for (String expected : story.expected) {
                if (!holds(expected.split(" "), ledger)) {
                    wrong.add(story.name + ": " + expected + " in " + told(ledger));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> told(List<Link> ledger) {
        return ledger.stream()
                .map(link ->
                        link.entity().id()
                                + (link.kept() ? " as " : " rejected as ")
                                + link.role()
                                + " "
                                + link.relevance()
                                + " by "
                                + link.rule())
                .toList();
    }

    private static boolean holds(String[] expected, List<Link> ledger) {
        List<Link> of =
                ledger.stream().filter(link -> link.entity().id().equals(expected[1])).toList();
        return switch (expected[0]) {
            case "chip" -> of.stream().anyMatch(Link::chip);
            case "none" -> of.stream().noneMatch(Link::kept);
            case "evidence" ->
                    of.stream()
                            .anyMatch(link ->
                                    link.evidence().size() == Integer.parseInt(expected[2]));
            case "venue", "source" ->
                    of.stream()
                            .anyMatch(link ->
                                    link.kept()
                                            && !link.chip()
                                            && link.role().name().equalsIgnoreCase(expected[0]));
            default -> throw new IllegalArgumentException(expected[0]);
        };
    }

    @Test
    void everyPieceOfEvidenceIsASliceOfItsText() {
        Linker linker = new Linker(KNOWN, LinkModel.shipped());
        for (Story story : STORIES) {
            StoryText text = story.text();
            for (Link link : linker.ledger(text)) {
                assertThat(link.evidence())
                        .allSatisfy(passage -> assertThat(passage.of(text)).isNotBlank());
            }
        }
    }

    @Test
    @Timeout(5)
    void readsAStoryThatNamesTwoNamesakesWithoutEnd() {
        List<Entity> namesakes =
                List.of(
                        entity(new String[] {"one", "Quay Corp", "Quay", "QUA"}),
                        entity(new String[] {"other", "Quay Ltd", "Quay", "QUB"}));
        StoryText story = StoryText.of("Quay rose", "The Quay fell and Quay rose. ".repeat(20_000));

        assertThat(new Linker(namesakes, LinkModel.shipped()).ledger(story)).hasSize(2);
    }

    @Test
    void aModelReadsBackAsItWasWritten() {
        String written = LinkModel.shipped().write();

        assertThat(LinkModel.read(written).write()).isEqualTo(written);
    }
}
