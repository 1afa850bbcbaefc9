package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// gofeed's suite: small feeds with the JSON that gofeed makes of each, in the form of the feed's
/// own format or, where the JSON says `feedType`, in gofeed's universal form.
///
/// - `equal`: share of the fields, on either side, that say the same; the format's version and
///   name, which every file repeats, are left out.
/// - `files`: share of the files that are equal in every field, version and all.
/// - `romeRead`: share of the XML files that [Rome] reads without an exception.
///
/// Texts are compared as [SameWords] says. A feed `a.xml` is paired with `a.json`, a feed `a.json`
/// with `a_expected.json`.
final class GofeedMeasure implements Measure {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String set() {
        return "gofeed";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        Tally tally = new Tally("equal", "files", "romeRead");
        int n = 0;
        for (Cases.File input : files) {
            String ending = input.path().endsWith(".json") ? "_expected.json" : ".json";
            Optional<JsonNode> expected =
                    Cases.companion(input, files, ending).flatMap(this::expectation);
            if (expected.isPresent()) {
                n++;
                compare(input, expected.orElseThrow(), tally, misses);
                if (!input.path().endsWith(".json")) {
                    tally.add("romeRead", Rome.read(input.bytes()).isPresent());
                }
            }
        }
        return new Outcome(n, tally.shares());
    }

    private Optional<JsonNode> expectation(Cases.File output) {
        try {
            return Optional.of(json.readTree(output.text())).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private void compare(Cases.File input, JsonNode expected, Tally tally, Misses misses) {
        JsonNode found = json.createObjectNode();
        try {
            found = told(input.bytes(), expected.has("feedType"));
        } catch (RuntimeException thrown) {
            misses.tell(input.path(), thrown.toString(), "a reading");
        }
        tally.add("files", JsonDifference.between(expected, found).isEmpty());
        fields(input.path(), "", expected, found, tally, misses);
    }

    /// What we read, in the form that is expected; nothing where it is no feed.
    private ObjectNode told(byte[] bytes, boolean universal) {
        FeedDocument document = Feeds.document(bytes);
        if (document.format().isEmpty()) {
            return json.createObjectNode();
        }
        FeedFormat format = document.format().orElseThrow();
        GofeedUniversal.Family family =
                switch (format) {
                    case ATOM_03, ATOM_10 -> GofeedUniversal.Family.ATOM;
                    case JSON_FEED_10, JSON_FEED_11, NINJS -> GofeedUniversal.Family.JSON;
                    default -> GofeedUniversal.Family.RSS;
                };
        String version = version(format, document.version());
        if (universal) {
            return new GofeedUniversal(document, Feeds.read(bytes).items(), family).feed(version);
        }
        return switch (family) {
            case ATOM -> GofeedAtom.feed(document, version);
            case RSS -> GofeedRss.feed(document, version);
            case JSON -> GofeedJson.feed(document, version);
        };
    }

    private static String version(FeedFormat format, String said) {
        return switch (format) {
            case ATOM_03 -> said.isEmpty() ? "0.3" : said;
            case ATOM_10, RSS_10 -> "1.0";
            case RSS_090 -> "0.9";
            default -> said;
        };
    }

    /// Counts every field that either side has.
    private static void fields(
            String file, String path, JsonNode want, JsonNode have, Tally tally, Misses misses) {
        if (JsonDifference.nothing(want) && JsonDifference.nothing(have)) {
            return;
        }
        if (want.isObject() || have.isObject()) {
            TreeSet<String> keys = new TreeSet<>(want.propertyNames());
            keys.addAll(have.propertyNames());
            for (String key : keys) {
                if (!path.isEmpty() || !isVersion(key)) {
                    String at = path.isEmpty() ? key : path + "." + key;
                    fields(file, at, member(want, key), member(have, key), tally, misses);
                }
            }
            return;
        }
        if (want.isArray() || have.isArray()) {
            for (int i = 0; i < Math.max(want.size(), have.size()); i++) {
                fields(file, path + "[" + i + "]", want.path(i), have.path(i), tally, misses);
            }
            return;
        }
        boolean same = JsonDifference.between(want, have).isEmpty();
        tally.add("equal", same);
        if (!same) {
            misses.tell(file + " " + path, have.toString(), want.toString());
        }
    }

    private static JsonNode member(JsonNode map, String key) {
        JsonNode member = map.get(key);
        return member == null ? MissingNode.getInstance() : member;
    }

    private static boolean isVersion(String key) {
        return key.equals("version") || key.equals("feedVersion") || key.equals("feedType");
    }
}
