package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.ArrayList;
import java.util.List;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Signal;

/// Reads the XML of Ritzau, Denmark's agency: one `RBNews`, or the answer of its queue with
/// several. Its times are Danish local time without an offset, its texts HTML in escapes. What
/// stands under `TilRedaktionen` is its note to editors; a writer's address and telephone are left
/// out.
public final class Ritzau {
    private Ritzau() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return root.name().equals("RBNews") || root.name().startsWith("XMLNews");
    }

    /// Its items, in order.
    public static List<Sent> read(FeedElement root) {
        List<Sent> items = new ArrayList<>();
        for (FeedElement news : Markup.all(root, "RBNews")) {
            if (items.size() < Sent.ITEMS) {
                items.add(item(news));
            }
        }
        return items;
    }

    private static Sent item(FeedElement news) {
        Sent sent = new Sent(FeedFormat.RITZAU, news.context());
        sent.language = "da";
        sent.agency = "Ritzau";
        for (FeedElement e : news.elements()) {
            String words = line(e);
            switch (e.name()) {
                case "NewsID" -> sent.uri = words;
                case "version" -> sent.version = words;
                case "PublishDate" -> sent.updated = words;
                case "headline" -> sent.headline = words;
                case "subtitle" -> sent.summary = Markup.plain(e);
                case "strapline" -> sent.slugline = words;
                case "content" -> sent.markup = e.words();
                case "town" -> sent.located = words;
                case "origin" -> sent.byline = words;
                case "byLine" -> sent.author(words);
                case "TilRedaktionen" -> sent.note(Markup.plain(e));
                case "Priority" -> priority(words, sent);
                case "section" -> sent.subject(words, "section", line(news, "sectionID"));
                case "IPTCList" -> codes(e, sent);
                case "SubjectKeyword" ->
                        within(e).forEach(word -> sent.subject(word, "keyword", ""));
                case "ISIN" -> within(e).forEach(code -> sent.symbol("isin", code, ""));
                case "Annuleret" -> sent.status = isTrue(words) ? "canceled" : sent.status;
                case "NyVersion" -> signal(words, Signal.UPDATE, sent);
                case "Korrektion" -> signal(words, Signal.CORRECTION, sent);
                case "format", "replacedID" -> sent.fact(e.name(), words);
                default -> {}
            }
        }
        sent.published = sent.version.equals("1") ? sent.updated : "";
        return sent;
    }

    /// Ritzau has one number for what others split into priority and urgency.
    private static void priority(String number, Sent sent) {
        sent.fact("priority", number);
        sent.urgency = number;
    }

    /// IPTC's subject codes, written as numbers, so that their leading nought is gone.
    private static void codes(FeedElement list, Sent sent) {
        for (String code : within(list)) {
            sent.subject("", "subj", code.length() == 7 ? "0" + code : code);
        }
    }

    private static List<String> within(FeedElement list) {
        return list.elements().stream().map(Markup::line).toList();
    }

    private static void signal(String words, Signal signal, Sent sent) {
        if (isTrue(words)) {
            sent.signals.add(signal);
        }
    }

    private static boolean isTrue(String words) {
        return words.equalsIgnoreCase("true");
    }
}
