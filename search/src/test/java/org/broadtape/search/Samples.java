package org.broadtape.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.search.IndexedStory.Flag;
import org.broadtape.search.StoryIndex.Change;

/// The stories that searches are tried on, and plain ones made to order.
final class Samples {
    private static final Instant SEEN = Instant.parse("2024-10-01T00:00:00Z");

    private Samples() {}

    static List<Change> all() {
        List<Change> stories = new ArrayList<>();
        for (String block : Case.text("searches/stories.txt").split("\n\n")) {
            stories.add(new Change.Put(read(block)));
        }
        return stories;
    }

    static Change put(long id, String headline) {
        return new Change.Put(read("id: " + id + "\nsource: 1 Wire\nheadline: " + headline));
    }

    static Change put(long id, String headline, Instant published) {
        return new Change.Put(
                read(
                        "id: "
                                + id
                                + "\nsource: 1 Wire\nheadline: "
                                + headline
                                + "\npublished: "
                                + published));
    }

    private static IndexedStory read(String block) {
        Map<String, String> said = new HashMap<>();
        block.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .forEach(parts -> said.put(parts[0], parts[1]));
        String[] source = said.getOrDefault("source", "").split(" ", 2);
        Optional<Instant> published =
                Optional.ofNullable(said.get("published")).map(Instant::parse);
        return new IndexedStory(
                Long.parseLong(said.getOrDefault("id", "")),
                1,
                said.getOrDefault("headline", ""),
                Optional.empty(),
                said.getOrDefault("body", ""),
                Long.parseLong(source[0]),
                source[1],
                Optional.ofNullable(said.get("by")),
                List.of(),
                Optional.empty(),
                Optional.ofNullable(said.get("language")),
                list(said.get("subjects")),
                list(said.get("symbols")),
                published,
                published,
                SEEN,
                published.orElse(SEEN),
                Optional.ofNullable(said.get("expires")).map(Instant::parse),
                Optional.ofNullable(said.get("section")),
                list(said.get("flags")).stream().map(Flag::valueOf).collect(Collectors.toSet()));
    }

    private static List<String> list(@org.jspecify.annotations.Nullable String words) {
        return words == null ? List.of() : Arrays.asList(words.split(" "));
    }
}
