package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which room may know which, read from the byte code of all modules. All violations are told, not
/// the first. The table has no cycle but the one pair named in it: the frame shows who is signed
/// in, and the sign-in page is framed.
class BoundariesTest {
    /// What every feature may use.
    private static final Set<String> COMMON =
            Set.of(
                    "base",
                    "wire",
                    "analysis",
                    "market",
                    "search",
                    "store",
                    "setting",
                    "account",
                    "page");

    /// Each room and what it may know besides itself and what is common to features.
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("base", Set.of()),
                    Map.entry("wire", Set.of("base")),
                    Map.entry("analysis", Set.of("base")),
                    Map.entry("market", Set.of("base")),
                    Map.entry("search", Set.of("base", "analysis")),
                    Map.entry("store", Set.of("base")),
                    Map.entry("setting", Set.of("base", "wire", "store", "page", "account")),
                    Map.entry("account", Set.of("base", "wire", "store", "setting", "page")),
                    Map.entry("page", Set.of("base", "wire", "store", "setting", "account")),
                    Map.entry("newsroom", Set.of()),
                    Map.entry("source", Set.of("newsroom")),
                    Map.entry("picture", Set.of("newsroom", "source")),
                    Map.entry("find", Set.of("newsroom", "source", "link")),
                    Map.entry("price", Set.of()),
                    Map.entry("link", Set.of("newsroom", "price")),
                    Map.entry(
                            "front",
                            Set.of("newsroom", "source", "find", "picture", "link", "price")),
                    Map.entry("instrument", Set.of("newsroom", "link", "front", "price")),
                    Map.entry("health", Set.of()),
                    Map.entry(
                            "outlet",
                            Set.of(
                                    "newsroom",
                                    "source",
                                    "find",
                                    "picture",
                                    "link",
                                    "instrument",
                                    "price")),
                    Map.entry("sample", Set.of("newsroom", "source", "picture")),
                    Map.entry(
                            "cli",
                            Set.of(
                                    "newsroom",
                                    "source",
                                    "find",
                                    "sample",
                                    "link",
                                    "instrument",
                                    "price")),
                    Map.entry("house", Set.of()));

    private static final Set<String> LIBRARIES_AND_FLOOR =
            Set.of(
                    "base",
                    "wire",
                    "analysis",
                    "market",
                    "search",
                    "store",
                    "setting",
                    "account",
                    "page");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(place -> !place.contains("/store/tables/"))
                    .withImportOption(place -> !place.contains("/page/jte/"))
                    .importPackages("org.broadtape");

    @Test
    void noRoomKnowsMoreThanItsArrowsAllow() {
        Set<String> violations = new TreeSet<>();
        for (Dependency use : uses()) {
            String from = room(use.getOriginClass());
            String to = room(use.getTargetClass());
            if (from.equals(to) || from.equals("house")) {
                continue;
            }
            if (!ARROWS.containsKey(from)) {
                violations.add(from + " is not in the table of rooms");
            } else if (!mayKnow(from, to)) {
                violations.add(from + " → " + to + ": " + use.getDescription());
            }
        }
        assertThat(violations).isEmpty();
    }

    private static boolean mayKnow(String from, String to) {
        boolean feature = !LIBRARIES_AND_FLOOR.contains(from);
        return ARROWS.getOrDefault(from, Set.of()).contains(to) || (feature && COMMON.contains(to));
    }

    @Test
    void nobodyReachesIntoTheInternalsOfAnother() {
        Set<String> violations = new TreeSet<>();
        for (Dependency use : uses()) {
            String target = use.getTargetClass().getPackageName();
            int internal = (target + ".").indexOf(".internal.");
            if (internal < 0) {
                continue;
            }
            String owner = target.substring(0, internal);
            if (!(use.getOriginClass().getPackageName() + ".").startsWith(owner + ".")) {
                violations.add(use.getDescription());
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void analysisIsPure() {
        List<String> impure = List.of("java.sql", "java.net.", "java.nio.file", "java.time.Clock");
        Set<String> violations = new TreeSet<>();
        CLASSES.stream()
                .filter(one -> room(one).equals("analysis"))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(use -> impure.stream().anyMatch(use.getTargetClass().getName()::startsWith))
                .forEach(use -> violations.add(use.getDescription()));
        assertThat(violations).isEmpty();
    }

    private static List<Dependency> uses() {
        return CLASSES.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith("org.broadtape"))
                .filter(use ->
                        !use.getTargetClass()
                                .getPackageName()
                                .startsWith("org.broadtape.store.tables"))
                .toList();
    }

    /// `org.broadtape.front.web` belongs to `front`; the classes right in `org.broadtape` are the
    /// house.
    private static String room(JavaClass one) {
        String rest = one.getPackageName().substring("org.broadtape".length());
        return rest.isEmpty() ? "house" : rest.substring(1).split("\\.")[0];
    }
}
