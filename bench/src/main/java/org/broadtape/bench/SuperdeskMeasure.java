package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What another newsroom's tests expect of its readers for the agencies' formats, asked of ours.
/// Counted is every line of `expected.jsonl` whose file is there and whose expression reads a part
/// of the item that a story has ([SuperdeskWords]).
///
/// - `met`: share of the counted lines that hold.
/// - `metOfJudged`: the same without the `unjudged`.
/// - `skipped`: how many lines are not counted.
/// - `unjudged`: how many of the counted lines compare with a value that the line does not hold;
///   they count as not met.
final class SuperdeskMeasure implements Measure {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String set() {
        return "superdesk";
    }

    @Override
    public String zip() {
        return "superdesk-*.zip";
    }

    @Override
    public List<Path> zips(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().matches("superdesk-.*\\.zip"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        return over(List.of(zip), misses);
    }

    @Override
    public Outcome over(List<Path> zips, Misses misses) throws IOException {
        Tally tally = new Tally("met", "metOfJudged");
        int skipped = 0;
        int unjudged = 0;
        for (Path zip : zips) {
            List<Cases.File> files = Cases.in(zip);
            Optional<Cases.File> lines = Cases.named("expected.jsonl", files);
            String text =
                    lines.map(file -> new String(file.bytes(), StandardCharsets.UTF_8)).orElse("");
            for (String line : text.lines().filter(words -> !words.isBlank()).toList()) {
                JsonNode row = json.readTree(line);
                Optional<Cases.File> file = fixture(row, files);
                Optional<SuperdeskClaim> claim = SuperdeskClaim.of(row, other(row, files));
                if (file.isEmpty() || claim.isEmpty()) {
                    skipped++;
                    continue;
                }
                unjudged += claim.orElseThrow().isJudged() ? 0 : 1;
                judge(file.orElseThrow(), claim.orElseThrow(), tally, misses);
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>(tally.shares());
        figures.put("skipped", (double) skipped);
        figures.put("unjudged", (double) unjudged);
        return new Outcome(tally.count("met"), figures);
    }

    private static void judge(Cases.File file, SuperdeskClaim claim, Tally tally, Misses misses) {
        List<WireItem> items = List.of();
        try {
            items = Feeds.read(file.bytes()).items();
        } catch (RuntimeException thrown) {
            misses.tell(file.path(), thrown.toString(), "a reading");
        }
        Optional<SuperdeskVerdict> verdict =
                asked(items, claim.index())
                        .map(item -> new SuperdeskVerdict(claim, SuperdeskWords.of(item)));
        boolean met = verdict.filter(SuperdeskVerdict::holds).isPresent();
        tally.add("met", met);
        if (claim.isJudged()) {
            tally.add("metOfJudged", met);
        }
        if (!met) {
            misses.tell(
                    file.path(),
                    verdict.map(SuperdeskVerdict::found).orElse("no item"),
                    claim.toString());
        }
    }

    /// The item a line asks. That newsroom counts a story's pictures as items before it.
    private static Optional<WireItem> asked(List<WireItem> items, int index) {
        if (index < items.size()) {
            return Optional.of(items.get(index));
        }
        boolean only = items.size() == 1;
        return only && SuperdeskWords.of(items.getFirst()).pictures() == index
                ? Optional.of(items.getFirst())
                : Optional.empty();
    }

    /// The text of the second file a line names, which is what it expects.
    private static Optional<String> other(JsonNode row, List<Cases.File> files) {
        return row.path("fixtures").size() != 2
                ? Optional.empty()
                : Cases.named(row.path("fixtures").path(1).asString(""), files)
                        .filter(file -> file.path().endsWith(".html"))
                        .map(file -> new String(file.bytes(), StandardCharsets.UTF_8));
    }

    /// The first file a line names that is there; on disk colons are underscores.
    private static Optional<Cases.File> fixture(JsonNode row, List<Cases.File> files) {
        return row.path("fixtures")
                .valueStream()
                .map(name -> name.asString("").replace(':', '_'))
                .flatMap(name -> Cases.named(name, files).stream())
                .findFirst();
    }
}
