package org.broadtape.wire.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes from a run of segments what stands between, before and after the article's paragraphs
/// without being told apart by the page: dates, credits, calls to subscribe, links to more.
final class Trimming {
    private static final double LINKED = 0.6;
    private static final int HEAD = 4;
    private static final int LABEL = 60;
    private static final int DATED = 160;
    private static final Pattern CALL =
            Pattern.compile(
                    "(?iu)(?:advertisement|advertising|anzeige|werbung|publicit[eé]|publicidad|pubblicit[aà]"
                            + "|reklam[ae]?|annons|mainos|iklan|scroll to continue|(?:story|article) continues.{0,60}"
                            + "|(?:read|see|watch|listen|learn|find out|related|also read|lire|à lire|lesen sie"
                            + "|mehr (?:zum thema|dazu)|leia|lea|leggi|lees|læs|les|läs|czytaj|więcej|baca)"
                            + "(?: (?:more|also|next|aussi|auch|mais|también|anche|ook|også|mer|też|juga))?\\s*[:|»>→].*"
                            + "|(?:sign up|subscribe|register|click here|tap here|follow us|follow [@\\p{Lu}].* on"
                            + "|get (?:all )?the latest|download (?:the|our)|join our|share this|want more"
                            + "|we may earn|this article contains affiliate|all products featured|products featured"
                            + "|[*•\\s]*(?:like|follow) .* on (?:twitter|facebook|instagram|snapchat|x\\b)).{0,220}"
                            + "|if you (?:purchase|buy|click) .{0,300}|(?:got|have you got) a (?:story|tip)\\b.{0,220}"
                            + "|for more (?:stories|news) .{0,160}|recommended (?:by|for) .{0,60}|more from .{0,40}"
                            + "|(?:©|\\(c\\)|copyright\\b).{0,160}|all rights reserved.{0,80}"
                            + "|.{0,120}(?:sign up (?:for|to)|subscribe to|delivered to|straight to) .{0,60}"
                            + "(?:newsletter|inbox|e-?mails?|notifications)\\b.{0,120}"
                            + "|\\[?(?:image|photo|foto|picture|photograph|bild|credit|credits|video|graphic)s?"
                            + "(?: credits?| by| via| provided by)?\\s*[:|].{0,120}|share|tags:?|comments?|topics:?"
                            + "|\\d+ min(?:ute)?s? (?:read|lesezeit|de lecture)|.{0,60}pic\\.twitter\\.com/\\w+.{0,80})");
    private static final Pattern DATE =
            Pattern.compile(
                    "(?iu)(?:(?:last )?(?:updated|published|posted|first published|stand|publié|mis à jour|publicado"
                            + "|actualizado|pubblicato|veröffentlicht|gepubliceerd|opublikowano)?\\W*(?:on|am|le|el)?\\W*)?"
                            + "(?:\\p{L}{2,10}\\.?,?\\s+)?(?:\\d{1,2}\\.?[\\s/.-](?:\\p{L}{3,10}\\.?|\\d{1,2})[\\s/.,-]+\\d{2,4}"
                            + "|\\p{L}{3,10}\\.?\\s\\d{1,2},?\\s\\d{4}|\\d{4}-\\d\\d-\\d\\d)\\b.{0,40}");

    private Trimming() {}

    static List<Block> trimmed(List<Segment> all, String title) {
        List<Segment> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Segment segment = all.get(i);
            if (segment.linkShare() <= LINKED
                    && !isCall(segment)
                    && !headsLinks(all, i)
                    && !(kept.size() < HEAD && isDated(segment))
                    && !(segment.kind() == Segment.Kind.CROSSHEAD
                            && segment.text().equalsIgnoreCase(title))) {
                kept.add(segment);
            }
        }
        int from = 0;
        while (from < kept.size() && isLabel(kept.get(from))) {
            from++;
        }
        int to = kept.size();
        while (to > from && isLabel(kept.get(to - 1))) {
            to--;
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Segment segment = kept.get(i);
            boolean heads =
                    segment.kind() != Segment.Kind.CROSSHEAD
                            || (i + 1 < to && kept.get(i + 1).weight() > -20);
            if (heads) {
                blocks.add(segment.block());
            }
        }
        return blocks;
    }

    /// True for the heading of a list of links, of two or more.
    private static boolean headsLinks(List<Segment> all, int at) {
        return all.get(at).kind() == Segment.Kind.CROSSHEAD
                && at + 2 < all.size()
                && all.get(at + 1).linkShare() > LINKED
                && all.get(at + 2).linkShare() > LINKED;
    }

    /// A line that tells when, and perhaps who and where, but no sentence.
    private static boolean isDated(Segment segment) {
        return segment.kind() == Segment.Kind.PARAGRAPH
                && segment.text().length() < DATED
                && !segment.isSentence()
                && Moments.DAY.matcher(segment.text()).find();
    }

    private static boolean isCall(Segment segment) {
        return segment.text().length() < 400 && CALL.matcher(segment.text()).matches();
    }

    /// Too short for a paragraph and no sentence: a date, a name, a topic; or a heading at an end.
    private static boolean isLabel(Segment segment) {
        return switch (segment.kind()) {
            case CROSSHEAD -> true;
            case TABLE, QUOTATION -> false;
            case ITEM, PARAGRAPH ->
                    (segment.letters() < LABEL && !segment.isSentence())
                            || (segment.text().length() < DATED
                                    && DATE.matcher(segment.text()).matches());
        };
    }
}
