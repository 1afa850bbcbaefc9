package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;

import java.util.Optional;
import org.broadtape.wire.FeedElement;

/// The text of an NITF document as HTML: blocks opened, its own names for crossheads and quotations
/// replaced, media taken out as files.
final class NitfBody {
    private NitfBody() {}

    static void read(FeedElement content, Sent sent) {
        StringBuilder markup = new StringBuilder();
        if (content.words().isBlank()) {
            blocks(content, markup, sent);
        } else {
            markup.append(Markup.body(content));
        }
        sent.markup =
                markup.toString()
                        .replace("<hl2", "<h2")
                        .replace("</hl2>", "</h2>")
                        .replace("<bq", "<blockquote")
                        .replace("</bq>", "</blockquote>");
    }

    private static void blocks(FeedElement within, StringBuilder markup, Sent sent) {
        for (FeedElement e : within.elements()) {
            switch (e.name()) {
                case "block", "body.content" -> blocks(e, markup, sent);
                case "media" -> media(e, sent);
                default -> {
                    FeedElement holder =
                            new FeedElement(
                                    "", "div", "", java.util.List.of(), e.context(), e.language());
                    holder.add(e);
                    markup.append(Markup.body(holder));
                }
            }
        }
    }

    private static void media(FeedElement media, Sent sent) {
        Optional<FeedElement> reference = child(media, "media-reference");
        if (reference.isEmpty() || sent.files.size() >= Sent.MOST) {
            return;
        }
        FeedElement file = reference.orElseThrow();
        String type = attribute(file, "mime-type");
        sent.files.add(
                new Sent.File(
                        attribute(file, "source"),
                        type.isEmpty() ? attribute(media, "media-type") : type,
                        child(media, "media-caption").map(Markup::text).orElse(""),
                        child(media, "media-producer").map(Markup::line).orElse(""),
                        attribute(file, "width"),
                        attribute(file, "height"),
                        ""));
    }
}
