package org.broadtape.outlet;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryList;
import org.broadtape.page.Refusal;

/// What a program asked for, read from the address. Whatever can't be meant is refused with what is
/// wrong and what would be right: a misspelt parameter must not quietly give another answer.
final class Asked {
    /// Stories in an answer where nothing is said.
    static final int USUAL = 50;

    private static final int LONGEST = 1_000;
    private static final int LONGEST_NUMBER = 18;

    private final Context request;

    /// @param known the parameters there are
    Asked(Context request, Set<String> known) {
        this.request = request;
        Set<String> strange = new TreeSet<>(request.queryParamMap().keySet());
        strange.removeAll(known);
        strange.remove("token");
        if (!strange.isEmpty()) {
            throw wrong(
                    "There is no parameter " + shortened(strange.iterator().next()),
                    "Known here are: " + String.join(", ", new TreeSet<>(known)) + ".");
        }
    }

    /// A parameter's words, if it is there and not blank.
    Optional<String> words(String name) {
        Optional<String> words =
                Optional.ofNullable(request.queryParam(name))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty());
        if (words.isPresent() && words.get().length() > LONGEST) {
            throw wrong(name + " is too long", "Send at most " + LONGEST + " characters of it.");
        }
        return words;
    }

    /// The most stories wanted, 1 to 200.
    int limit() {
        return words("limit")
                .map(words -> {
                    if (!words.matches("\\d{1,3}")
                            || Integer.parseInt(words) < 1
                            || Integer.parseInt(words) > StoryList.MOST) {
                        throw wrong(
                                "limit takes a number from 1 to " + StoryList.MOST,
                                "Leave it out for " + USUAL + ".");
                    }
                    return Integer.parseInt(words);
                })
                .orElse(USUAL);
    }

    /// The number of a source.
    Optional<SourceId> source() {
        return words("source")
                .map(words ->
                        StoryId.parse(words)
                                .map(id -> new SourceId(id.value()))
                                .orElseThrow(() ->
                                        wrong(
                                                "source takes a source's number",
                                                "/api/v1/sources lists the sources and their"
                                                        + " numbers.")));
    }

    /// What stories are wanted of: an instrument or a country, and in which roles.
    Optional<Topic> topic() {
        Optional<String> instrument = words("instrument");
        Optional<String> country = words("country");
        if (instrument.isPresent() && country.isPresent()) {
            throw wrong(
                    "instrument and country don't go together",
                    "Ask for one of them, and look for the other in broadtape.links.");
        }
        Entity.Kind kind = country.isPresent() ? Entity.Kind.COUNTRY : Entity.Kind.INSTRUMENT;
        Optional<String> entity =
                instrument.or(() -> country.map(code -> code.toUpperCase(Locale.ROOT)));
        if (entity.isEmpty() && words("role").isPresent()) {
            throw wrong(
                    "role is of an instrument or a country", "Say which: instrument or country.");
        }
        Set<Role> roles =
                Topic.roles(words("role"), kind)
                        .orElseThrow(() ->
                                wrong(
                                        "role takes about, any, subject, affected, actor, venue,"
                                                + " source or mention",
                                        "Leave it out for what is usual."));
        return entity.map(id -> new Topic(id, roles));
    }

    /// Yes or no.
    boolean yes(String name, boolean unsaid) {
        return words(name)
                .map(words ->
                        switch (words) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw wrong(
                                            name + " takes true or false",
                                            "Leave it out for " + unsaid + ".");
                        })
                .orElse(unsaid);
    }

    /// Since when changes are wanted.
    sealed interface Since {
        /// A position in the journal.
        record Position(long value) implements Since {}

        /// A time.
        record Time(Instant value) implements Since {}
    }

    /// Since when changes are wanted; absent where none are asked for.
    Optional<Since> changedAfter() {
        return Optional.ofNullable(request.queryParam("changedAfter")).map(Asked::since);
    }

    private static Since since(String words) {
        if (!words.isEmpty()
                && words.length() <= LONGEST_NUMBER
                && words.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Since.Position(Long.parseLong(words));
        }
        try {
            // A plus sign that was not escaped arrives as a space.
            return new Since.Time(OffsetDateTime.parse(words.replace(' ', '+')).toInstant());
        } catch (DateTimeException unreadable) {
            throw wrong(
                    "changedAfter takes a position or a time",
                    "Begin with 0, then send the answer's next; or send a time with its offset,"
                            + " 2024-10-21T04:40:00Z.");
        }
    }

    private static String shortened(String words) {
        return words.length() <= 40 ? words : words.substring(0, 40) + "…";
    }

    /// Status 400.
    static Refusal wrong(String why, String now) {
        return Refusal.of(400, "This can't be asked", why + ".", now);
    }
}
