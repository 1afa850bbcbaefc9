package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadtape.base.Problem;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whether every feed of a set is read at all, and whether what is wrong with its form is named.
///
/// - `read`: share of the files that turn out to be a feed, without an exception and without a
///   fatal problem.
/// - `named`: share of the files whose form is broken, by the suite's own word where it has one,
///   else by the JDK's XML parser, for which at least one problem is named.
/// - `romeRead`: share of the same files, JSON apart, that [Rome] reads without an exception.
final class ReadMeasure implements Measure {
    /// The W3C validator's cases, but those for formats that are not feeds of news.
    static final ReadMeasure FEEDVALIDATOR =
            new ReadMeasure(
                    "feedvalidator",
                    path ->
                            path.endsWith(".xml")
                                    && !path.matches("(.*/)?(kml|gbase|opensearch|ext/app)/.*"));

    /// NetNewsWire's feeds; its pages and subscription lists are other rooms' to read.
    static final ReadMeasure RSPARSER =
            new ReadMeasure("rsparser", path -> !path.matches(".*\\.(html?|opml|txt|md)"));

    /// ROME's feeds.
    static final ReadMeasure ROME =
            new ReadMeasure(
                    "rome",
                    path ->
                            path.matches(".*\\.(xml|rss|rdf|atom)")
                                    && !path.endsWith("logback-test.xml"));

    private static final Set<String> ERRORS_OF_FORM = Set.of("SAXError", "UnicodeError");

    private final String set;
    private final Predicate<String> feeds;

    private ReadMeasure(String set, Predicate<String> feeds) {
        this.set = set;
        this.feeds = feeds;
    }

    @Override
    public String set() {
        return set;
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Tally tally = new Tally("read", "named", "romeRead");
        int n = 0;
        List<Cases.File> files = Cases.in(zip);
        Set<String> broken = broken(files);
        for (Cases.File file : files) {
            if (!feeds.test(file.path())) {
                continue;
            }
            Optional<Reading> reading = read(file, misses);
            if (reading.filter(ReadMeasure::isPage).isPresent()) {
                continue;
            }
            n++;
            boolean read = reading.filter(ReadMeasure::readable).isPresent();
            tally.add("read", read);
            if (!file.path().endsWith(".json")) {
                tally.add("romeRead", Rome.read(file.bytes()).isPresent());
            }
            if (!read && reading.isPresent()) {
                misses.tell(file.path(), reading.orElseThrow().problems().toString(), "a feed");
            }
            if (broken.contains(file.path())) {
                boolean named =
                        reading.filter(found ->
                                        !found.problems().isEmpty()
                                                || found.items().stream()
                                                        .anyMatch(
                                                                item -> !item.problems().isEmpty()))
                                .isPresent();
                tally.add("named", named);
                if (!named) {
                    misses.tell(file.path(), "no problem", "one that names the error of form");
                }
            }
        }
        return new Outcome(n, tally.shares());
    }

    /// A reading that found a feed.
    static boolean readable(Reading reading) {
        return reading.format().isPresent()
                && reading.problems().stream()
                        .noneMatch(problem -> problem.severity() == Problem.Severity.FATAL);
    }

    /// A web page (an error, a redirect) under a feed's name, told as such: there is no feed to
    /// read.
    private static boolean isPage(Reading reading) {
        return reading.format().isEmpty()
                && reading.problems().stream()
                        .anyMatch(problem ->
                                problem.name().equals("not-a-feed")
                                        && problem.what().endsWith("\"html\""));
    }

    static Optional<Reading> read(Cases.File file, Misses misses) {
        try {
            return Optional.of(Feeds.read(file.bytes()));
        } catch (RuntimeException thrown) {
            misses.tell(file.path(), thrown.toString(), "a reading");
            return Optional.empty();
        }
    }

    /// The files that are ill-formed, by the suite's word, else by a parser's.
    private static Set<String> broken(List<Cases.File> files) {
        Optional<Cases.File> claims = Cases.named("assertions.jsonl", files);
        Set<String> broken = new HashSet<>();
        if (claims.isEmpty()) {
            for (Cases.File file : files) {
                if (!file.path().endsWith(".json") && !WellFormed.is(file.bytes())) {
                    broken.add(file.path());
                }
            }
            return broken;
        }
        ObjectMapper json = new ObjectMapper();
        String text = claims.orElseThrow().text();
        for (String line : text.lines().filter(words -> !words.isBlank()).toList()) {
            JsonNode claim = json.readTree(line);
            if (claim.path("expect").asString("").equals("present")
                    && ERRORS_OF_FORM.contains(claim.path("event").asString(""))) {
                Cases.named(claim.path("file").asString(""), files)
                        .ifPresent(file -> broken.add(file.path()));
            }
        }
        return broken;
    }
}
