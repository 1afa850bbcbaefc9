package org.broadtape.outlet;

import java.util.Locale;
import java.util.Optional;
import org.broadtape.analysis.language.Languages;
import org.broadtape.link.Ledger;
import org.broadtape.link.StoryNote;
import org.broadtape.link.StoryTexts;
import org.broadtape.newsroom.Part;
import org.broadtape.newsroom.Stories;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryState;
import org.broadtape.newsroom.Use;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.PubStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Stories as the API tells them: ninjs 3.1, with what this site knows of each in the member
/// `broadtape`.
final class Ninjs {
    private Ninjs() {}

    /// A story that may be read, or the tombstone of one that was withdrawn.
    ///
    /// @param ledger what it is linked to; absent while it was not read
    static ObjectNode of(Story story, Optional<Ledger> ledger, String base) {
        StoryLine line = story.line();
        ObjectNode out =
                story.item(Use.API)
                        .map(NinjsWriter::write)
                        .orElseGet(() ->
                                NinjsWriter.tombstone(
                                        story.uri(), line.headline(), line.changed()));
        ObjectNode ours = ours(out);
        ours.put("id", line.id().value());
        ours.put("address", base + "/story/" + line.id());
        ours.put("state", state(line.state()));
        ours.put("version", line.version());
        ours.put("source", line.sourceName());
        ours.put("sourceId", line.source().value());
        Part part = story.current().allowance().part(Use.API);
        if (part != Part.TEXT) {
            ours.put("part", part.name().toLowerCase(Locale.ROOT));
        }
        String terms = story.current().allowance().rights().code();
        if (!terms.isEmpty()) {
            ours.put("terms", terms);
        }
        line.section().ifPresent(section -> ours.put("section", section));
        ours.put("firstSeen", line.firstSeen().toString());
        ours.put("changed", line.changed().toString());
        line.copyOf().ifPresent(first -> ours.put("copyOf", first.value()));
        if (line.sample()) {
            ours.put("sample", true);
        }
        story.sent()
                .map(StoryTexts::of)
                .ifPresent(text -> {
                    ArrayNode links = ours.putArray("links");
                    ledger.filter(found -> found.version() == story.current().number())
                            .ifPresent(found -> LinksJson.put(links, found, story, text));
                    Languages.tell(text).ifPresent(told -> StoryNote.add(told, ours));
                });
        return out;
    }

    /// What those who have it must know of a story that readers can no longer see.
    static ObjectNode of(Stories.Gone gone, String base) {
        ObjectNode out = NinjsWriter.tombstone(gone.uri(), "", gone.changed());
        if (gone.state() == StoryState.HELD) {
            out.put("pubStatus", PubStatus.WITHHELD.code());
        }
        ObjectNode ours = ours(out);
        ours.put("id", gone.id().value());
        ours.put("address", base + "/story/" + gone.id());
        ours.put("state", state(gone.state()));
        ours.put("changed", gone.changed().toString());
        return out;
    }

    private static ObjectNode ours(ObjectNode out) {
        return out.get("broadtape") instanceof ObjectNode extension
                ? extension
                : out.putObject("broadtape");
    }

    private static String state(StoryState state) {
        return state == StoryState.LIVE ? "live" : TapeEvent.why(state);
    }
}
