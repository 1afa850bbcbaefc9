package org.broadtape.front;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.link.Chip;
import org.broadtape.link.Links;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Frame;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;
import org.broadtape.wire.Signal;
import org.jspecify.annotations.Nullable;

/// A story as one line of a list, ready for the template `line.jte`.
///
/// @param line the story
/// @param copies stories that copy it, shown collapsed under it
/// @param picture its first picture, shown with the lead alone
/// @param chips instruments it is about
public record LineView(
        StoryLine line,
        List<Story.Copy> copies,
        Optional<Story.Picture> picture,
        List<Chip> chips) {
    /// Copies its lists.
    public LineView {
        copies = List.copyOf(copies);
        chips = List.copyOf(chips);
    }

    /// A line without anything under it.
    public static LineView of(StoryLine line) {
        return new LineView(line, List.of(), Optional.empty(), List.of());
    }

    /// Lines with the chips of each and their prices, read at once.
    public static List<LineView> of(List<StoryLine> lines, Links links, Frame frame) {
        Map<StoryId, List<Chip>> chips =
                links.priced(lines.stream().map(StoryLine::id).toList(), frame);
        return lines.stream()
                .map(line ->
                        new LineView(
                                line,
                                List.of(),
                                Optional.empty(),
                                chips.getOrDefault(line.id(), List.of())))
                .toList();
    }

    /// The same line with what stands under it and beside it.
    LineView with(List<Story.Copy> under, Optional<Story.Picture> beside) {
        return new LineView(line, under, beside, chips);
    }

    /// The address of the story's page.
    public String href() {
        return "/story/" + line.id();
    }

    /// The time a list shows: the publisher's, else when it was first seen here.
    public Moment time() {
        return line.published()
                .or(line::updated)
                .map(Moment::of)
                .orElseGet(() -> Moment.of(line.firstSeen()));
    }

    /// The headline; words in its place where a source sent none.
    public String headline(Words words) {
        return line.headline().isBlank() ? words.say("front.no-headline") : line.headline();
    }

    /// What its current version is to the one before; the name of a class and a word.
    public Optional<Status> status() {
        return line.standing().flatMap(Status::of);
    }

    /// The language of its words, where it is another than the interface's; null leaves the
    /// attribute out.
    public @Nullable String lang(Frame frame) {
        return frame.lang(line.language());
    }

    /// How much later a copy came.
    public String lag(Words words, Story.Copy copy) {
        return later(words, copy.lag());
    }

    /// "and 2 others, 41 min later", told by the last.
    public String copiesSummary(Words words) {
        Duration last = copies.getLast().lag();
        return words.say("front.copies", line.copies(), later(words, last));
    }

    /// How much later, in the largest unit that says enough.
    static String later(Words words, Duration lag) {
        long minutes = Math.max(0, lag.toMinutes());
        if (minutes < 1) {
            return words.say("front.lag.seconds");
        }
        if (minutes < 120) {
            return words.say("front.lag.minutes", minutes);
        }
        if (minutes < 48 * 60) {
            return words.say("front.lag.hours", minutes / 60);
        }
        long days = minutes / 1440;
        return days < 730
                ? words.say("front.lag.days", days)
                : words.say("front.lag.years", days / 365);
    }

    /// What a reader is told of a version in one word.
    ///
    /// @param name the last part of its class and of its message's key
    public record Status(String name) {
        /// The word's message key.
        public String key() {
            return "front.status." + name;
        }

        static Optional<Status> of(Signal signal) {
            return signal == Signal.ADVISORY
                    ? Optional.of(new Status("advisory"))
                    : Optional.of(new Status(signal.name().toLowerCase(Locale.ROOT)));
        }
    }
}
