package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadtape.wire.Feeds;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// rss-parser's real feeds: of nine fields of each item, the share that says what the suite's
/// expected JSON says (`equal`). A field that neither side has is not counted; one that only one
/// side has is a miss, and so is every field of an item that only one side has. Texts are compared
/// as [SameWords] says; an Atom entry's `id` is compared as its `guid`.
///
/// A feed is paired with the JSON of the same name in another folder or the same.
final class RssParserMeasure implements Measure {
    private static final List<String> FIELDS =
            List.of(
                    "title",
                    "link",
                    "pubDate",
                    "isoDate",
                    "creator",
                    "content",
                    "guid",
                    "categories",
                    "enclosure");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String set() {
        return "rss-parser";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        Tally tally = new Tally("equal");
        int n = 0;
        for (Cases.File input : files) {
            Optional<JsonNode> expected =
                    input.path().endsWith(".json")
                            ? Optional.empty()
                            : Cases.companion(input, files, ".json").flatMap(this::expectation);
            if (expected.isPresent()) {
                n++;
                compare(input, expected.orElseThrow(), tally, misses);
            }
        }
        return new Outcome(n, tally.shares());
    }

    /// The expected items; absent where the file is no expectation of this suite's form.
    private Optional<JsonNode> expectation(Cases.File output) {
        try {
            JsonNode feed = json.readTree(output.text()).path("feed");
            return Optional.of(feed.path("items")).filter(JsonNode::isArray);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private void compare(Cases.File input, JsonNode expected, Tally tally, Misses misses) {
        JsonNode found = json.createArrayNode();
        try {
            found = new RssParserWords(Feeds.document(input.bytes())).items();
        } catch (RuntimeException thrown) {
            misses.tell(input.path(), thrown.toString(), "a reading");
        }
        int size = Math.max(expected.size(), found.size());
        for (int i = 0; i < size; i++) {
            for (String field : FIELDS) {
                JsonNode want = expected.path(i).path(field);
                if (field.equals("guid") && want.isMissingNode()) {
                    want = expected.path(i).path("id");
                }
                JsonNode have = found.path(i).path(field);
                if (JsonDifference.nothing(want) && JsonDifference.nothing(have)) {
                    continue;
                }
                boolean same = JsonDifference.between(want, have).isEmpty();
                tally.add("equal", same);
                if (!same) {
                    misses.tell(
                            input.path() + " " + i + " " + field, have.toString(), want.toString());
                }
            }
        }
    }
}
