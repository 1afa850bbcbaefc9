package org.broadtape.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.analysis.Analyst;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.World;
import org.broadtape.market.InstrumentMaster;
import org.junit.jupiter.api.Test;

/// Words that are a name here and none there, read by the analyst as he comes with the product. The
/// cases and their form stand in `analysis/src/test/resources/link/confusables.txt`.
class ConfusablesTest {
    private static final Path CASES =
            Path.of("..", "analysis", "src", "test", "resources", "link", "confusables.txt");

    /// The share of cases in which everything expected holds, and of those in which at least the
    /// chips are right. Asked for are 98 of a hundred.
    private static final double FLOOR = 0.98;

    private static final double CHIPS_FLOOR = 0.985;

    private static final List<Entity> INSTRUMENTS = Entities.of(InstrumentMaster.builtIn().all());

    @Test
    void tellsNamesFromWordsThatAreAlike() throws IOException {
        List<String> missed = new ArrayList<>();
        List<String> missedChips = new ArrayList<>();
        List<Confusable> cases = Confusable.read(Files.readString(CASES));
        Analyst analyst = new Analyst(INSTRUMENTS);
        for (Confusable one : cases) {
            List<Link> links = analyst.annotate(one.story()).links();
            List<String> broken =
                    one.expected().stream().filter(line -> !holds(line, links)).toList();
            String miss = one.name() + ": " + broken + "; is " + told(links);
            if (!broken.isEmpty()) {
                missed.add(miss);
            }
            if (broken.stream().anyMatch(line -> isOfChip(line, links))) {
                missedChips.add(miss);
            }
        }

        assertThat(missedChips)
                .as("chips wrong of %s", cases.size())
                .hasSizeLessThanOrEqualTo((int) ((1 - CHIPS_FLOOR) * cases.size()));
        assertThat(missed)
                .as("missed of %s", cases.size())
                .hasSizeLessThanOrEqualTo((int) ((1 - FLOOR) * cases.size()));
    }

    /// Whether what is broken is a chip too few or too many.
    private static boolean isOfChip(String line, List<Link> links) {
        String id = line.substring(line.lastIndexOf(' ') + 1);
        return line.contains("chip")
                || links.stream().anyMatch(link -> link.entity().id().equals(id) && link.chip());
    }

    @Test
    void everythingExpectedIsKnown() throws IOException {
        Set<String> known = new HashSet<>();
        INSTRUMENTS.forEach(one -> known.add(one.id()));
        World.builtIn().forEach(one -> known.add(one.id()));

        Set<String> unknown =
                Confusable.read(Files.readString(CASES)).stream()
                        .flatMap(one -> one.expected().stream())
                        .filter(line -> !line.equals("no chips"))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .filter(id -> !known.contains(id))
                        .collect(Collectors.toSet());

        assertThat(unknown).isEmpty();
    }

    private static boolean holds(String line, List<Link> links) {
        String id = line.substring(line.lastIndexOf(' ') + 1);
        Optional<Link> link =
                links.stream().filter(one -> one.entity().id().equals(id)).findFirst();
        return switch (line.substring(0, line.length() - id.length()).strip()) {
            case "chip" -> link.filter(Link::chip).isPresent();
            case "no chip" -> link.filter(Link::chip).isEmpty();
            case "linked" -> link.isPresent();
            case "not linked" -> link.isEmpty();
            case "no" -> links.stream().noneMatch(Link::chip);
            default -> throw new IllegalArgumentException("Not an expectation: " + line);
        };
    }

    private static Map<String, String> told(List<Link> links) {
        return links.stream()
                .collect(
                        Collectors.toMap(
                                link -> link.entity().id(),
                                link ->
                                        link.role()
                                                + " "
                                                + link.relevance()
                                                + (link.chip() ? " chip" : ""),
                                (first, second) -> first,
                                java.util.TreeMap::new));
    }
}
