package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.children;
import static org.broadtape.wire.internal.newsml.Markup.line;

import org.broadtape.wire.FeedElement;

/// The text of an item of TT, Sweden's agency, in markup of its own: `RUBRIK` is a headline, `DAT`
/// the dateline, `INGRESS` the lead, `MELLIS` a crosshead, `CITAT` a paragraph of speech, `BILD` a
/// picture. Further texts within are boxes beside the story and stand under it.
final class TtText {
    private final Sent sent;
    private final StringBuilder markup = new StringBuilder();
    private boolean first = true;

    private TtText(Sent sent) {
        this.sent = sent;
    }

    /// True for the outermost element of such a text.
    static boolean is(FeedElement e) {
        return e.name().equals("BODY") && Markup.child(e, "TEXT").isPresent();
    }

    static void read(FeedElement body, Sent sent) {
        TtText text = new TtText(sent);
        for (FeedElement e : children(body, "TEXT")) {
            text.parts(e);
            text.first = false;
        }
        sent.markup = text.markup.toString();
    }

    private void parts(FeedElement within) {
        for (FeedElement e : within.elements()) {
            switch (e.name()) {
                case "RUBRIK" -> headline(e);
                case "DAT" -> dateline(e);
                case "BYLINE" -> sent.byline = sent.byline.isEmpty() ? line(e) : sent.byline;
                case "INGRESS", "BRODTEXT", "TEXT" -> parts(e);
                case "MELLIS" -> element("h2", e);
                case "CITAT" -> element("blockquote", e);
                case "BILD" -> picture(e);
                case "UL" -> markup.append(Markup.outer(e));
                default -> element("p", e);
            }
        }
    }

    private void headline(FeedElement e) {
        if (!first) {
            element("h2", e);
        } else if (sent.headline.isEmpty()) {
            sent.headline = line(e);
        }
    }

    private void dateline(FeedElement e) {
        String place = line(e, "ORT");
        sent.dateline = sent.dateline.isEmpty() ? place : sent.dateline;
        sent.located = sent.located.isEmpty() ? place : sent.located;
        sent.fact("source", line(e, "SOURCE"));
    }

    private void element(String name, FeedElement e) {
        if (!line(e).isEmpty()) {
            markup.append('<').append(name).append('>').append(Markup.inner(e));
            markup.append("</").append(name).append('>');
        }
    }

    private void picture(FeedElement e) {
        String file = line(e, "BILDFIL");
        if (!file.isEmpty() && sent.files.size() < Sent.MOST) {
            sent.files.add(
                    new Sent.File(
                            file,
                            "image",
                            line(e, "BILDTEXT"),
                            line(e, "BILDSKAPARE"),
                            "",
                            "",
                            ""));
        }
    }
}
