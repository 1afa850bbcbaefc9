package org.broadtape.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.wire.FeedDocument;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.Html;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// feedparser's suite: each file with its claims about what is read of it. The folders amp, cdf,
/// psc and geo are left out.
///
/// - `read`: share of the files read as a feed without failing.
/// - `held`: share of the files all of whose claims hold to the letter.
/// - `stricter`: share of the files that fail by nothing but our sanitising being stricter than the
///   suite's (no inline style, no forms, no drawing): our value is what our sanitiser makes of the
///   value the suite expects.
/// - `heldOrStricter`: the two together.
/// - `romeRead`: share of the files that [Rome] reads without an exception.
final class FeedparserMeasure implements Measure {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String set() {
        return "feedparser";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        List<Cases.File> files = Cases.in(zip);
        Cases.File lines =
                Cases.named("assertions.jsonl", files)
                        .orElseThrow(() -> new IOException(zip + " holds no assertions.jsonl"));
        Tally tally = new Tally("read", "held", "stricter", "heldOrStricter", "romeRead");
        int n = 0;
        for (String line : lines.text().lines().filter(words -> !words.isBlank()).toList()) {
            JsonNode one = json.readTree(line);
            String path = one.path("file").asString("");
            Optional<Cases.File> file = Cases.named(path, files);
            if (file.isPresent() && !path.matches("(.*/)?(amp|cdf|psc|geo)/.*")) {
                n++;
                measure(file.orElseThrow(), one, tally, misses);
            }
        }
        return new Outcome(n, tally.shares());
    }

    private static void measure(Cases.File file, JsonNode one, Tally tally, Misses misses) {
        Optional<FeedDocument> document = Optional.empty();
        Feeds.Hints hints = hints(one.path("file").asString(""), one);
        try {
            document = Optional.of(Feeds.document(file.bytes(), hints));
            Feeds.read(file.bytes(), hints);
        } catch (RuntimeException thrown) {
            misses.tell(file.path(), thrown.toString(), "a reading");
        }
        boolean read = document.filter(found -> found.format().isPresent()).isPresent();
        tally.add("read", read);
        tally.add("romeRead", Rome.read(file.bytes()).isPresent());
        boolean held = read;
        boolean stricter = read;
        if (document.isPresent()) {
            ObjectNode tree = new FeedparserWords(document.orElseThrow()).tree(one.path("headers"));
            boolean saysNone = one.path("expect").asString("").contains("None");
            for (Assertion claim : Assertion.read(one.path("assert"))) {
                if (!saysNone && isHalfOfChain(claim)) {
                    continue;
                }
                if (!claim.holds(tree, FeedparserWords::at)) {
                    held = false;
                    stricter = stricter && failsByStrictness(claim, tree);
                    if (!stricter) {
                        misses.tell(
                                file.path(), found(claim, tree), one.path("expect").asString(""));
                    }
                }
            }
        }
        tally.add("held", held);
        tally.add("stricter", stricter && !held);
        tally.add("heldOrStricter", held || stricter);
    }

    /// The first half of `a == b == value`, which the rendering tells as `a` being null; the other
    /// half carries the value.
    private static boolean isHalfOfChain(Assertion claim) {
        return claim instanceof Assertion.Claim one
                && one.test() == Assertion.Test.EQ
                && one.value().isNull();
    }

    private static String found(Assertion claim, JsonNode tree) {
        return claim instanceof Assertion.Claim one
                ? one.path()
                        + " is "
                        + one.found(tree, FeedparserWords::at)
                                .map(Object::toString)
                                .orElse("absent")
                : claim.toString();
    }

    private static boolean failsByStrictness(Assertion claim, JsonNode tree) {
        return claim instanceof Assertion.Claim one
                && one.test() == Assertion.Test.EQ
                && one.value().isString()
                && one.value().stringValue().indexOf('<') >= 0
                && one.found(tree, FeedparserWords::at)
                        .filter(JsonNode::isString)
                        .filter(found ->
                                Html.clean(one.value().stringValue()).equals(found.stringValue()))
                        .isPresent();
    }

    /// The suite serves its files from a server of its own, whose address relative references are
    /// resolved against unless `Content-Location` says another.
    private static Feeds.Hints hints(String path, JsonNode one) {
        Map<String, String> headers = new HashMap<>();
        one.path("headers")
                .forEachEntry((name, value) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), value.asString("")));
        String served = "http://127.0.0.1:8097/" + path;
        String base = located(served, headers.getOrDefault("content-location", ""));
        return new Feeds.Hints(
                Optional.ofNullable(headers.get("content-type")).filter(type -> !type.isBlank()),
                Optional.of(base),
                Optional.ofNullable(headers.get("content-language")));
    }

    /// Where the header says the document lies; where it lay when it says nothing usable.
    private static String located(String served, String header) {
        try {
            URI located = URI.create(served).resolve(header);
            return header.isEmpty() || !String.valueOf(located.getScheme()).startsWith("http")
                    ? served
                    : located.toString();
        } catch (IllegalArgumentException unusable) {
            return served;
        }
    }
}
