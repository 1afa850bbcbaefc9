package org.broadtape.outlet;

import java.util.List;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.Ledger;
import org.broadtape.link.StoryNote;
import org.broadtape.newsroom.Part;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.Use;
import tools.jackson.databind.node.ArrayNode;

/// What a story is linked to, as the API tells it. Words of a text are told only where the API may
/// tell the text: else the links stand with the words of the headline, or with none.
final class LinksJson {
    private LinksJson() {}

    /// @param text the story as it was sent
    static void put(ArrayNode out, Ledger ledger, Story story, StoryText text) {
        boolean whole = story.current().allowance().part(Use.API) == Part.TEXT;
        for (Link link : ledger.links()) {
            List<Passage> shown =
                    link.evidence().stream()
                            .filter(one -> whole || one.field() == Field.HEADLINE)
                            .filter(one -> one.span().end() <= text.text(one.field()).length())
                            .toList();
            StoryNote.add(link, shown, text, out.addObject());
        }
    }
}
