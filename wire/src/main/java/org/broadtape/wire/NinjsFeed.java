package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An input that holds ninjs objects: one, an array of them, one a line (NDJSON), or an array under
/// `item` or `_items`, as newsrooms' interfaces answer. A line or member that is none costs only
/// itself.
final class NinjsFeed {
    /// The most problems told of one input; a file of a million broken lines has a million.
    private static final int PROBLEMS = 1_000;

    /// The most lines without an object before the rest is given up.
    private static final int BROKEN = 10_000;

    private final List<WireItem> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private NinjsFeed() {}

    /// The items of an input; absent where it is no ninjs at all.
    static Optional<Reading> read(String text) {
        if (text.indexOf("\"uri\"") < 0 && text.indexOf("\"versioncreated\"") < 0) {
            return Optional.empty();
        }
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        NinjsFeed feed = new NinjsFeed();
        if (parsed(first).filter(NinjsReader::is).isPresent()) {
            feed.lines(text);
            return Optional.of(feed.reading());
        }
        Optional<JsonNode> whole = parsed(text);
        if (whole.filter(NinjsReader::is).isPresent()) {
            feed.take(whole.orElseThrow(), OptionalInt.empty());
            return Optional.of(feed.reading());
        }
        Optional<JsonNode> list = whole.flatMap(NinjsFeed::list);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        for (JsonNode member : list.orElseThrow()) {
            if (!feed.take(member, OptionalInt.empty())) {
                break;
            }
        }
        return Optional.of(feed.reading());
    }

    private static Optional<JsonNode> list(JsonNode whole) {
        return Stream.of(whole, whole.path("item"), whole.path("_items"))
                .filter(list -> list.isArray() && list.valueStream().anyMatch(NinjsReader::is))
                .findFirst();
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.of(JsonFeedReader.JSON.readTree(json));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private void lines(String text) {
        int number = 0;
        int broken = 0;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            at = end + 1;
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<JsonNode> object = parsed(line);
            if (object.isEmpty()) {
                tell("json-malformed", number, "the line is no JSON", "one object a line");
                if (++broken > BROKEN) {
                    problems.add(
                            new Problem(
                                    "too-many-broken-lines",
                                    Severity.ERROR,
                                    OptionalInt.of(number),
                                    "the rest is given up after so many broken lines",
                                    "one object a line"));
                    return;
                }
            } else if (!take(object.orElseThrow(), OptionalInt.of(number))) {
                return;
            }
        }
    }

    /// Takes one object; false where there are more than we take.
    private boolean take(JsonNode object, OptionalInt line) {
        if (items.size() >= Feeds.ENTRIES) {
            tell(
                    "too-many-entries",
                    line.orElse(1),
                    "the input has more items",
                    "at most " + Feeds.ENTRIES);
            return false;
        }
        Optional<WireItem> item = NinjsReader.read(object);
        if (item.isEmpty()) {
            tell("uri-missing", line.orElse(1), "an object without a uri", "ninjs");
        } else {
            items.add(item.orElseThrow());
        }
        return true;
    }

    private void tell(String name, int line, String what, String expected) {
        if (problems.size() < PROBLEMS) {
            problems.add(new Problem(name, Severity.ERROR, OptionalInt.of(line), what, expected));
        }
    }

    private Reading reading() {
        return new Reading(Optional.of(FeedFormat.NINJS), Reading.Channel.UNSAID, items, problems);
    }
}
