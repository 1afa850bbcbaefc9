package org.broadtape.bench;

import com.rometools.rome.feed.synd.SyndFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadtape.wire.Feeds;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// rss-parser's real feeds, each with the JSON that library makes of it.
///
/// - `equal`: of nine fields of each item, the share that says the same. A field that neither side
///   has is not counted; one that only one side has is a miss, and so is every field of an item
///   that only one side has.
/// - `romeRead`: share of the files that [Rome] reads without an exception.
/// - `equalOfExpected`, `romeEqualOfExpected`: of the fields the suite expects, the share that we
///   and ROME say the same of. `pubDate` is left out, since ROME keeps no date as printed.
///
/// Texts are compared as [SameWords] says; an Atom entry's `id` is compared as its `guid`. A feed
/// is paired with the JSON of the same name in another folder or the same.
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
        Tally tally = new Tally("equal", "equalOfExpected", "romeRead", "romeEqualOfExpected");
        int n = 0;
        for (Cases.File input : files) {
            Optional<JsonNode> expected =
                    input.path().endsWith(".json")
                            ? Optional.empty()
                            : Cases.companion(input, files, ".json").flatMap(this::expectation);
            if (expected.isPresent()) {
                n++;
                compare(input, expected.orElseThrow(), tally, misses);
                rome(input, expected.orElseThrow(), tally);
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
                JsonNode want = expected(expected.path(i), field);
                JsonNode have = found.path(i).path(field);
                if (JsonDifference.nothing(want) && JsonDifference.nothing(have)) {
                    continue;
                }
                boolean same = JsonDifference.between(want, have).isEmpty();
                tally.add("equal", same);
                if (!field.equals("pubDate") && !JsonDifference.nothing(want)) {
                    tally.add("equalOfExpected", same);
                }
                if (!same) {
                    misses.tell(
                            input.path() + " " + i + " " + field, have.toString(), want.toString());
                }
            }
        }
    }

    private static JsonNode expected(JsonNode item, String field) {
        return field.equals("guid") && !item.has("guid") ? item.path("id") : item.path(field);
    }

    private void rome(Cases.File input, JsonNode expected, Tally tally) {
        Optional<SyndFeed> feed = Rome.read(input.bytes());
        tally.add("romeRead", feed.isPresent());
        JsonNode found = feed.<JsonNode>map(RomeWords::items).orElseGet(json::createArrayNode);
        for (int i = 0; i < expected.size(); i++) {
            for (String field : FIELDS) {
                JsonNode want = expected(expected.path(i), field);
                if (!field.equals("pubDate") && !JsonDifference.nothing(want)) {
                    JsonNode have = found.path(i).path(field);
                    tally.add("romeEqualOfExpected", JsonDifference.between(want, have).isEmpty());
                }
            }
        }
    }
}
