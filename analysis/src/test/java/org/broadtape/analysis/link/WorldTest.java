package org.broadtape.analysis.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadtape.analysis.link.Entity.Kind;
import org.broadtape.analysis.link.Entity.Name;
import org.broadtape.analysis.link.Entity.Sort;
import org.junit.jupiter.api.Test;

/// What the world holds, and that its texts are in order.
class WorldTest {
    @Test
    void everyCountryOfIsoIsThereUnderItsCode() {
        Set<String> held = ids(Kind.COUNTRY);

        List<String> missing =
                Arrays.stream(Locale.getISOCountries())
                        .map(code -> Locale.of("", code).getISO3Country())
                        .filter(code -> !held.contains(code))
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void noIdIsTwice() {
        List<String> ids = World.builtIn().stream().map(Entity::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyCountryNamedIsHeld() {
        Set<String> held = ids(Kind.COUNTRY);

        List<Entity> elsewhere =
                World.builtIn().stream()
                        .filter(one ->
                                one.country().filter(code -> !held.contains(code)).isPresent())
                        .toList();

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void noNameIsBlankOrHoldsWhatPartsNames() {
        List<String> odd =
                World.builtIn().stream()
                        .flatMap(one -> one.names().stream())
                        .map(Name::text)
                        .filter(text -> text.isBlank() || text.matches(".*[;:|\\[\\]#].*"))
                        .toList();

        assertThat(odd).isEmpty();
    }

    @Test
    void noEntityHasANameTwice() {
        List<String> twice =
                World.builtIn().stream()
                        .filter(one -> Set.copyOf(one.names()).size() < one.names().size())
                        .map(Entity::id)
                        .toList();

        assertThat(twice).isEmpty();
    }

    @Test
    void aNameIsOfItsTime() {
        Entity congo = one("COD");
        Name zaire = named(congo, "Zaire");

        assertThat(zaire.kind()).isEqualTo(Sort.FORMER);
        assertThat(zaire.wasUsed(Optional.of(LocalDate.of(1987, 3, 2)))).isTrue();
        assertThat(zaire.wasUsed(Optional.of(LocalDate.of(2024, 3, 2)))).isFalse();
    }

    @Test
    void aCountryIsOfItsTime() {
        Optional<LocalDate> day = Optional.of(LocalDate.of(1991, 12, 26));

        assertThat(one("SUN").wasThere(day)).isFalse();
        assertThat(one("SUN").wasThere(Optional.of(LocalDate.of(1987, 3, 2)))).isTrue();
    }

    @Test
    void peopleOfACountryHaveAPlural() {
        assertThat(named(one("KOR"), "South Koreans").kind()).isEqualTo(Sort.DEMONYM);
        assertThat(named(one("IRQ"), "Iraqis").kind()).isEqualTo(Sort.DEMONYM);
    }

    @Test
    void aNameOfSeveralIsUnderEach() {
        assertThat(called("Georgia")).contains("GEO", "place:Georgia-USA");
        assertThat(called("Washington"))
                .contains("USA", "place:Washington-USA", "place:Washington-state-USA");
        assertThat(called("Brussels")).contains("BEL", "body:european-union", "place:Brussels-BEL");
    }

    @Test
    void linesAreInOrder() {
        for (Kind kind : List.of(Kind.COUNTRY, Kind.PLACE, Kind.BODY, Kind.PERSON)) {
            assertThat(World.builtIn())
                    .filteredOn(one -> one.kind() == kind)
                    .extracting(Entity::id)
                    .isSorted();
        }
    }

    private static Set<String> called(String name) {
        return World.builtIn().stream()
                .filter(one -> one.names().stream().anyMatch(its -> its.text().equals(name)))
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Kind kind) {
        return World.builtIn().stream()
                .filter(one -> one.kind() == kind)
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    private static Entity one(String id) {
        return World.builtIn().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Name named(Entity entity, String text) {
        return entity.names().stream()
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
