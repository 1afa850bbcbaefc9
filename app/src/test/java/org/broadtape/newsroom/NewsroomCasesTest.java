package org.broadtape.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.base.Stamp;
import org.broadtape.store.Database;
import org.broadtape.store.Journal;
import org.broadtape.store.TestDatabases;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.HeadTag;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.Reading;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks the case files in `newsroom/`: what was delivered when, and what was answered and could be
/// read then. `newsroom/README.md` tells how they are written.
class NewsroomCasesTest {
    private static final Path CASES = Path.of("src/test/resources/newsroom");

    private final TestClock clock = new TestClock();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, StoryId> ids = new HashMap<>();

    static Stream<Arguments> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
                    .flatMap(file ->
                            Arrays.stream(TestDatabases.values())
                                    .map(kind ->
                                            Arguments.of(file.getFileName().toString(), kind)));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void answersAsWritten(String file, TestDatabases kind, @TempDir Path folder) {
        try (Database database = kind.open(folder)) {
            Journal journal = new Journal(database, clock);
            Stories stories =
                    new Stories(database, clock, source -> "Wire " + source, Policy.AS_SAID);
            Newsroom newsroom = new Newsroom(database, journal, clock);
            try {
                int number = 0;
                for (String line : lines(CASES.resolve(file))) {
                    number++;
                    if (line.equals("restart")) {
                        newsroom.close();
                        newsroom = new Newsroom(database, journal, clock);
                    } else if (!line.isBlank() && !line.startsWith("#")) {
                        walk(newsroom, stories, line, file + ":" + number);
                    }
                }
            } finally {
                newsroom.close();
            }
        }
    }

    private void walk(Newsroom newsroom, Stories stories, String line, String where) {
        if (line.startsWith("text ")) {
            texts.put(line.substring(5, line.indexOf('=')).strip(), after(line, "="));
            return;
        }
        if (line.startsWith("now ")) {
            clock.set(time(line.substring(4).strip()));
            newsroom.tidy(java.time.Duration.ZERO, 0);
            return;
        }
        String left = line.substring(0, line.indexOf("=>")).strip();
        String expected = after(line, "=>");
        assertThat(answer(newsroom, stories, left)).as(where).isEqualTo(expected);
    }

    private String answer(Newsroom newsroom, Stories stories, String line) {
        String[] words = line.split(" ", 2);
        String rest = words.length == 1 ? "" : words[1].strip();
        return switch (words[0]) {
            case "front" -> front(stories);
            case "held" -> joined(stories.held(50).stream().map(story -> story.line().headline()));
            case "story" -> stories.find(id(rest)).map(NewsroomCasesTest::told).orElse("unseen");
            case "text-of" ->
                    stories.find(id(rest))
                            .flatMap(Story::sent)
                            .map(WireItem::bodyText)
                            .orElse("none");
            case "versions" ->
                    joined(
                            stories.find(id(rest)).orElseThrow().versions().stream()
                                    .map(one ->
                                            (one.number() + " " + one.kind() + " " + one.headline())
                                                    .strip()));
            case "version" -> {
                String[] which = rest.split(" ");
                yield stories.version(id(which[0]), Integer.parseInt(which[1]))
                        .map(one -> one.sent().map(WireItem::bodyText).orElse("gone"))
                        .orElse("unseen");
            }
            case "published" ->
                    stories.find(id(rest))
                            .flatMap(story -> story.line().published())
                            .map(at -> at.at().toString().substring(5, 16))
                            .orElse("unsaid");
            case "wire" -> wired(newsroom, rest.split(" "));
            case "release" -> newsroom.release(id(rest)) ? "done" : "refused";
            case "remove" -> newsroom.remove(id(rest)) ? "done" : "refused";
            default -> delivered(newsroom, words[0], rest);
        };
    }

    private static String front(Stories stories) {
        return joined(
                stories.list(StoryList.front(50)).items().stream()
                        .map(line ->
                                line.headline() + (line.copies() > 0 ? " +" + line.copies() : "")));
    }

    private static String told(Story story) {
        return story.line().state()
                + " v"
                + story.line().version()
                + " "
                + story.line().headline()
                + story.line().standing().map(one -> " (" + one + ")").orElse("")
                + (story.withdrawnFirst().isPresent() ? " first withdrawn" : "");
    }

    private static String joined(Stream<String> parts) {
        String all = parts.collect(Collectors.joining(" / "));
        return all.isEmpty() ? "nothing" : all;
    }

    private StoryId id(String uri) {
        StoryId id = ids.get(uri.strip());
        if (id == null) {
            throw new IllegalArgumentException("Not delivered: " + uri);
        }
        return id;
    }

    private String delivered(Newsroom newsroom, String source, String rest) {
        Map<String, String> parts = new HashMap<>();
        String[] pieces = rest.split(" \\| ");
        for (int i = 1; i < pieces.length; i++) {
            parts.put(
                    pieces[i].substring(0, pieces[i].indexOf('=')).strip(), after(pieces[i], "="));
        }
        Delivery.Manner manner =
                Delivery.Manner.valueOf(parts.getOrDefault("manner", Delivery.Manner.NEWS.name()));
        return received(newsroom, source, item(pieces[0].strip(), parts), manner);
    }

    /// A document as an agency sends it.
    private String wired(Newsroom newsroom, String[] words) {
        try {
            Reading reading =
                    Feeds.read(
                            Files.readAllBytes(CASES.resolve("wire").resolve(words[1])),
                            Feeds.Hints.NONE);
            return joined(
                    reading.items().stream()
                            .map(item -> received(newsroom, words[0], item, Delivery.Manner.NEWS)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String received(
            Newsroom newsroom, String source, WireItem item, Delivery.Manner manner) {
        Arrival arrival =
                newsroom.receive(
                        new Delivery(
                                new SourceId(source.charAt(0) - 'A' + 1L),
                                item,
                                manner,
                                Optional.empty()));
        ids.put(item.uri(), arrival.story());
        return told(arrival);
    }

    private WireItem item(String uri, Map<String, String> parts) {
        WireItemBuilder item = WireItem.builder(uri, FeedFormat.RSS_20);
        parts.forEach((name, value) -> {
            switch (name) {
                case "headline" -> {
                    item.headline(value);
                    HeadTag.of(value).ifPresent(tag -> tag.signals().forEach(item::signal));
                }
                case "body" -> item.bodyText(texts.getOrDefault(value, value));
                case "html" -> item.bodyHtml(value);
                case "version" -> item.version(value);
                case "published" -> item.published(Stamp.utc(time(value)));
                case "updated" -> item.updated(Stamp.utc(time(value)));
                case "embargo" -> item.embargoedUntil(time(value));
                case "expires" -> item.expires(time(value));
                case "signal" -> item.signal(Signal.valueOf(value));
                case "status" -> item.pubStatus(PubStatus.valueOf(value));
                case "link" -> item.link(java.net.URI.create(value));
                case "manner" -> {}
                default -> throw new IllegalArgumentException("Not understood: " + name);
            }
        });
        return item.build();
    }

    private static String told(Arrival arrival) {
        return switch (arrival) {
            case Arrival.FirstSeen first -> "FirstSeen";
            case Arrival.Revised revised -> "Revised " + revised.version();
            case Arrival.Corrected corrected -> "Corrected " + corrected.version();
            case Arrival.Killed killed -> "Killed";
            case Arrival.Repeat repeat -> "Repeat";
            case Arrival.Held held ->
                    "Held "
                            + held.reason()
                            + held.until()
                                    .map(at -> " until " + at.toString().substring(5, 16))
                                    .orElse("");
        };
    }

    /// `14:30` of the first day, or `10-22T14:30` of that year.
    private static Instant time(String words) {
        if (words.length() == 5) {
            return LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC)
                    .atTime(LocalTime.parse(words))
                    .toInstant(ZoneOffset.UTC);
        }
        return Instant.parse((words.length() == 11 ? "2024-" : "") + words + ":00Z");
    }

    private static String after(String line, String mark) {
        return line.substring(line.indexOf(mark) + mark.length()).strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
