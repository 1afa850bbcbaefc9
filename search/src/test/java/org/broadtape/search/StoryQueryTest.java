package org.broadtape.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoryQueryTest {
    private static final List<String> FILES =
            List.of("words", "operators", "fields", "times").stream()
                    .map(name -> "queries/" + name + ".txt")
                    .toList();

    @TestFactory
    Stream<DynamicTest> understandsEveryCase() {
        return FILES.stream()
                .flatMap(file -> Case.in(file).stream())
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Case each) {
        StoryQuery query = parse(each.typed());
        assertThat(query).hasToString(each.expected());
        assertThat(query.problems().stream().map(StoryQueryTest::told).toList())
                .isEqualTo(each.problems());
        assertThat(parse(query.toString()).root())
                .as("what is written out is understood alike")
                .isEqualTo(query.root());
    }

    @Test
    void everyKindOfProblemHasACase() {
        TreeSet<String> kinds =
                FILES.stream()
                        .flatMap(file -> Case.in(file).stream())
                        .flatMap(each -> each.problems().stream())
                        .map(problem -> problem.split(" ")[0])
                        .collect(Collectors.toCollection(TreeSet::new));
        kinds.addAll(List.of("TOO_LONG", "TOO_MANY_WORDS", "TOO_DEEP"));
        assertThat(kinds)
                .isEqualTo(
                        Arrays.stream(QueryProblem.Kind.values())
                                .map(Enum::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void readsNoMoreThanItsLongest() {
        StoryQuery query = parse("x".repeat(60) + " y".repeat(10) + "z".repeat(100_000));
        assertThat(query.text()).hasSize(StoryQuery.LONGEST);
        assertThat(kinds(query)).contains(QueryProblem.Kind.TOO_LONG);
    }

    @Test
    void takesNoMoreThanItsMostWords() {
        String many =
                IntStream.range(0, 200).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        StoryQuery query = parse(many);
        assertThat(((StoryQuery.All) query.root()).parts()).hasSize(StoryQuery.MOST_CLAUSES);
        assertThat(kinds(query)).containsExactly(QueryProblem.Kind.TOO_MANY_WORDS);
    }

    @Test
    void leavesOutParenthesesTooDeep() {
        StoryQuery query = parse("(".repeat(400) + "troops" + ")".repeat(400) + " seoul");
        assertThat(query).hasToString("troops seoul");
        assertThat(kinds(query)).containsExactly(QueryProblem.Kind.TOO_DEEP);
    }

    @Test
    void countsDaysInTheReadersZone() {
        StoryQuery query =
                StoryQuery.parse("published:today", TestClock.START, ZoneId.of("Asia/Seoul"));
        assertThat(query).hasToString("published:2024-10-20T15:00:00Z..2024-10-21T14:59:59Z");
    }

    @Test
    void neverThrowsOnWhateverIsTyped() {
        Random random = new Random(21578);
        String[] pieces = {
            "a",
            "B",
            "troops",
            "\"",
            "(",
            ")",
            "AND",
            "OR",
            "NOT",
            "-",
            "*",
            ":",
            " ",
            " ",
            "headline:",
            "published:",
            "symbol:",
            "is:",
            "[",
            "]",
            "TO",
            "..",
            "2024-10-21",
            "7d",
            ">",
            "<",
            "=",
            "é",
            "東",
            "京",
            "&",
            "'",
            ".",
            ",",
            "1",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "“",
            "ß",
            "x:y",
            "/",
            "\u0301",
            "ﷺ",
            "$"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder typed = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            StoryQuery query = parse(typed.toString());
            for (QueryProblem problem : query.problems()) {
                assertThat(problem.where().end()).isLessThanOrEqualTo(query.text().length());
            }
            String written = query.toString();
            boolean grows = typed.indexOf("ß") >= 0 || typed.indexOf("ﷺ") >= 0;
            if (!grows && written.length() <= StoryQuery.LONGEST) {
                assertThat(parse(written))
                        .as("%s", typed.chars().mapToObj(Integer::toHexString).toList())
                        .hasToString(written);
            }
        }
    }

    static StoryQuery parse(String typed) {
        return StoryQuery.parse(typed, TestClock.START, ZoneOffset.UTC);
    }

    private static List<QueryProblem.Kind> kinds(StoryQuery query) {
        return query.problems().stream().map(QueryProblem::kind).toList();
    }

    private static String told(QueryProblem problem) {
        return problem.kind() + " " + problem.where().start() + "-" + problem.where().end();
    }
}
