package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.Html;
import org.broadtape.wire.NewsmlG2Writer;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents of agencies read and written again as NewsML-G2, held against the standard's schema
/// (of the set `newsml-g2` beside; without it nothing counts as valid).
///
/// - `read`: share of the documents read without a problem.
/// - `valid`: share of the items written that the schema allows.
/// - `same`: share of the items written that are read back as they were.
/// - `kept`: of JSON, share of its words and numbers that stand in what was written, markup and
///   blanks apart. Truth values are left out: they say how another member is kept.
final class RewriteMeasure implements Measure {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A value in quotes, or what stands between two tags.
    private static final Pattern WORDS = Pattern.compile("=\"([^\"<>]*)\"|>([^<>]*)");

    private static final String[][] REFERENCES = {
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&#10;", "\n"},
        {"&#9;", "\t"},
        {"&amp;", "&"}
    };

    private final String set;

    RewriteMeasure(String set) {
        this.set = set;
    }

    @Override
    public String set() {
        return set;
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Optional<G2Schema> schema = G2Schema.beside(zip);
        Tally tally = new Tally("read", "valid", "same");
        for (Cases.File file : Cases.in(zip)) {
            boolean json = file.name().endsWith(".json");
            if (!json && !file.name().endsWith(".xml")) {
                continue;
            }
            Reading reading = Feeds.read(file.bytes());
            List<Problem> problems =
                    Stream.concat(
                                    reading.problems().stream(),
                                    reading.items().stream()
                                            .flatMap(item -> item.problems().stream()))
                            .toList();
            boolean read = problems.isEmpty() && !reading.items().isEmpty();
            tally.add("read", read);
            if (!read) {
                misses.tell(file.path(), problems.toString(), "no problem");
            }
            StringBuilder all = new StringBuilder();
            for (WireItem item : reading.items()) {
                String document = NewsmlG2Writer.write(item);
                all.append(document);
                check(file, item, document, schema, tally, misses);
            }
            if (json) {
                String words = words(all.toString());
                leaves("", JSON.readTree(file.text()), words, file, tally, misses);
            }
        }
        return new Outcome(tally.count("read"), tally.shares());
    }

    private static void check(
            Cases.File file,
            WireItem item,
            String document,
            Optional<G2Schema> schema,
            Tally tally,
            Misses misses)
            throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        Optional<String> fault =
                schema.isEmpty() ? Optional.of("no schema") : schema.orElseThrow().fault(bytes);
        tally.add("valid", fault.isEmpty());
        fault.ifPresent(why -> misses.tell(file.path(), why, "a valid document"));
        List<WireItem> back = Feeds.read(bytes).items();
        boolean same = back.equals(List.of(item));
        tally.add("same", same);
        if (!same) {
            misses.tell(file.path(), back.toString(), item.toString());
        }
    }

    private static void leaves(
            String name, JsonNode node, String words, Cases.File file, Tally tally, Misses misses) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            leaves(member.getKey(), member.getValue(), words, file, tally, misses));
        } else if (node.isArray()) {
            node.forEach(one -> leaves(name, one, words, file, tally, misses));
        } else if (node.isString() || node.isNumber()) {
            String leaf = node.asString("");
            boolean kept =
                    Stream.of(leaf, Html.text(leaf), instant(leaf))
                            .anyMatch(form -> words.contains(unspaced(form)));
            tally.add("kept", kept);
            if (!kept) {
                misses.tell(file.path(), name + " is missing", node.asString(""));
            }
        }
    }

    /// The words of a document and after them those of its attributes, without any blank.
    private static String words(String document) {
        StringBuilder words = new StringBuilder();
        StringBuilder values = new StringBuilder();
        Matcher part = WORDS.matcher(document);
        while (part.find()) {
            if (part.group(1) == null) {
                words.append(part.group(2));
            } else {
                values.append('|').append(part.group(1));
            }
        }
        String read = words.append(values).toString();
        for (String[] reference : REFERENCES) {
            read = read.replace(reference[0], reference[1]);
        }
        return unspaced(read);
    }

    /// A time as one in UTC is written; other words as they are.
    private static String instant(String words) {
        try {
            return OffsetDateTime.parse(words).toInstant().toString();
        } catch (DateTimeParseException none) {
            return words;
        }
    }

    private static String unspaced(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", "");
    }
}
