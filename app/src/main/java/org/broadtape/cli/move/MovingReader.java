package org.broadtape.cli.move;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.broadtape.base.Stamp;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Dossier;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.StoryVersion.Kind;
import org.broadtape.source.Source;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;

/// Reads back what [MovingLine#write] wrote. What is missing or unreadable is named, so that the
/// line can be mended.
final class MovingReader {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{24}\\.[0-9a-f]{24}");
    private static final int WORDS = 10_000;
    private static final int NOTES = 500;

    private final JsonNode site;
    private Optional<String> wrong = Optional.empty();

    private MovingReader(JsonNode site) {
        this.site = site;
    }

    /// What came of a line.
    sealed interface Told {}

    /// It could be read.
    record Line(MovingLine line) implements Told {}

    /// It could not.
    ///
    /// @param member of the line that is missing or unreadable
    record Wrong(String member) implements Told {}

    /// True where an object tells how its story stands on the site it comes from.
    static boolean isMoving(JsonNode object) {
        return object.path("broadtape").path("site").isObject();
    }

    /// Reads such a line.
    ///
    /// @param item what it says as ninjs
    static Told read(long number, JsonNode object, WireItem item) {
        MovingReader reader = new MovingReader(object.path("broadtape").path("site"));
        WireItem whole = item.toBuilder().privateNotes(reader.privateNotes()).build();
        Bringer bringer = reader.bringer();
        Dossier.Standing story = reader.story();
        Dossier.Version version = reader.version(whole);
        return reader.wrong.isPresent()
                ? new Wrong("broadtape.site." + reader.wrong.get())
                : new Line(new MovingLine(number, whole, bringer, story, version));
    }

    private List<String> privateNotes() {
        return site.path("privateNotes")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .limit(NOTES)
                .toList();
    }

    private Bringer bringer() {
        JsonNode source = site.path("source");
        return new Bringer(
                word(source, "kind", Source.Kind.values(), Source.Kind.PUSH),
                need(text(source, "name").filter(name -> !name.isBlank()), "source.name", "?"),
                text(source, "address").flatMap(at -> address(at)),
                source.path("removed").asBoolean(false));
    }

    private Optional<URI> address(String words) {
        try {
            return Optional.of(URI.create(words)).filter(URI::isAbsolute);
        } catch (IllegalArgumentException none) {
            wrong = wrong.or(() -> Optional.of("source.address"));
            return Optional.empty();
        }
    }

    private Dossier.Standing story() {
        return new Dossier.Standing(
                word(site, "state", StoryState.values(), StoryState.HELD),
                hold(),
                text(site, "section"),
                stamp("published"),
                stamp("updated"),
                time(site, "firstSeen"),
                time(site, "changed"),
                time(site, "rankAt"),
                site.path("opened").asBoolean(false),
                site.path("sample").asBoolean(false),
                site.path("late").asBoolean(false),
                site.path("kept").asBoolean(false));
    }

    private Optional<Story.Hold> hold() {
        JsonNode told = site.path("hold");
        if (!told.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                new Story.Hold(
                        word(told, "reason", Arrival.Reason.values(), Arrival.Reason.OLD),
                        parsed(told, "until", Instant::parse),
                        text(told, "words").orElse("")));
    }

    private Dossier.Version version(WireItem item) {
        Optional<String> digest = text(site, "digest");
        if (digest.isPresent() && !DIGEST.matcher(digest.get()).matches()) {
            wrong = wrong.or(() -> Optional.of("digest"));
        }
        return new Dossier.Version(
                word(site, "place", Dossier.Place.values(), Dossier.Place.PAST),
                word(site, "kind", Kind.values(), Kind.UPDATE),
                time(site, "received"),
                item.headline(),
                digest.isPresent() ? Optional.empty() : Optional.of(item),
                count(item),
                digest.orElse(""));
    }

    private Dossier.Count count(WireItem item) {
        JsonNode told = site.path("count");
        return told.isObject()
                ? new Dossier.Count(
                        text(told, "version"),
                        parsed(told, "published", Instant::parse),
                        parsed(told, "updated", Instant::parse))
                : Dossier.Count.of(item);
    }

    private Optional<Stamp> stamp(String name) {
        JsonNode told = site.path(name);
        if (!told.isObject()) {
            return Optional.empty();
        }
        boolean assumed = told.path("assumedZone").asBoolean(false);
        return parsed(told, "at", OffsetDateTime::parse)
                .map(at -> new Stamp(at.toInstant(), at.getOffset(), assumed));
    }

    private Instant time(JsonNode from, String name) {
        return need(parsed(from, name, Instant::parse), name, Instant.EPOCH);
    }

    private <T> Optional<T> parsed(JsonNode from, String name, Function<String, T> parse) {
        try {
            return text(from, name).map(parse);
        } catch (DateTimeParseException unreadable) {
            wrong = wrong.or(() -> Optional.of(name));
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> E word(JsonNode from, String name, E[] known, E otherwise) {
        String word = from.path(name).asString("");
        for (E one : known) {
            if (MovingLine.word(one).equals(word)) {
                return one;
            }
        }
        wrong = wrong.or(() -> Optional.of(name));
        return otherwise;
    }

    private <T> T need(Optional<T> value, String name, T otherwise) {
        if (value.isEmpty()) {
            wrong = wrong.or(() -> Optional.of(name));
        }
        return value.orElse(otherwise);
    }

    private static Optional<String> text(JsonNode from, String name) {
        JsonNode value = from.path(name);
        return value.isString() && value.stringValue().length() <= WORDS
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }
}
