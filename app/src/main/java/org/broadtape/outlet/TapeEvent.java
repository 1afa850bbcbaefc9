package org.broadtape.outlet;

import java.util.Locale;
import java.util.Optional;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.wire.Signal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Something that listeners of the tape are told.
///
/// @param position its place in the journal
/// @param what is told
record TapeEvent(long position, Told what) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What can be told.
    sealed interface Told {
        /// Which story it is about.
        StoryId story();
    }

    /// A story that is new to readers.
    record New(StoryLine line) implements Told {
        @Override
        public StoryId story() {
            return line.id();
        }
    }

    /// A story that readers may see and that is not what it was, or came in without being news.
    record Changed(StoryLine line) implements Told {
        @Override
        public StoryId story() {
            return line.id();
        }
    }

    /// A story that readers could see and no longer can: its number and why, no word of it.
    record Gone(StoryId story, StoryState state) implements Told {}

    /// The event's name in the stream.
    String name() {
        return switch (what) {
            case New _ -> "story";
            case Changed _ -> "changed";
            case Gone _ -> "gone";
        };
    }

    /// The event as it stands in a stream (HTML Living Standard §9.2.5), blank line included.
    ///
    /// @param base the site's address, without a trailing slash
    String text(String base) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", what.story().value());
        switch (what) {
            case New told -> describe(data, told.line());
            case Changed told -> describe(data, told.line());
            case Gone told -> data.put("why", why(told.state()));
        }
        data.put("url", base + "/story/" + what.story());
        return "id: "
                + position
                + "\nevent: "
                + name()
                + "\ndata: "
                + JSON.writeValueAsString(data)
                + "\n\n";
    }

    private static void describe(ObjectNode data, StoryLine line) {
        data.put("headline", line.headline());
        data.put("source", line.sourceName());
        data.put("sourceId", line.source().value());
        line.section().ifPresent(section -> data.put("section", section));
        line.language().ifPresent(tag -> data.put("language", tag));
        data.put(
                "time",
                line.updated()
                        .or(line::published)
                        .map(Object::toString)
                        .orElse(line.firstSeen().toString()));
        data.put("firstSeen", line.firstSeen().toString());
        data.put("version", line.version());
        line.standing()
                .map(Signal::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .ifPresent(status -> data.put("status", status));
        line.copyOf().ifPresent(first -> data.put("copyOf", first.value()));
    }

    /// Why a story can no longer be read, in one word.
    static String why(StoryState state) {
        return switch (state) {
            case KILLED -> "withdrawn";
            case EXPIRED -> "expired";
            case REMOVED -> "removed";
            case HELD -> "held";
            case LIVE -> throw new IllegalArgumentException("Nothing is wrong with a live story");
        };
    }

    /// Whether somebody hears it who asked for a section or a source alone; that a story is gone,
    /// everybody hears.
    boolean isOf(Optional<String> section, Optional<Long> source) {
        return switch (what) {
            case New told -> isOf(told.line(), section, source);
            case Changed told -> isOf(told.line(), section, source);
            case Gone _ -> true;
        };
    }

    private static boolean isOf(StoryLine line, Optional<String> section, Optional<Long> source) {
        return (section.isEmpty() || section.equals(line.section()))
                && (source.isEmpty() || source.get() == line.source().value());
    }
}
