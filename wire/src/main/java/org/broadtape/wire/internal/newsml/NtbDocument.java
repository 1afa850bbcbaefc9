package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.ArrayList;
import java.util.List;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;

/// Reads the `document` elements of NTB, Norway's agency: stories and entries of its news calendar,
/// alone or as a `result` of several. Names, telephones and letters of those to ask are for editors
/// and left out.
public final class NtbDocument {
    private NtbDocument() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return isDocument(root)
                || (root.name().equals("result")
                        && root.elements().stream().anyMatch(NtbDocument::isDocument));
    }

    private static boolean isDocument(FeedElement e) {
        return e.name().equals("document")
                && child(e, "service").isPresent()
                && child(e, "content").isPresent();
    }

    /// Its items, in order.
    public static List<Sent> read(FeedElement root) {
        List<Sent> items = new ArrayList<>();
        for (FeedElement document : Markup.all(root, "document")) {
            if (items.size() < Sent.ITEMS) {
                items.add(item(document));
            }
        }
        return items;
    }

    private static Sent item(FeedElement document) {
        Sent sent = new Sent(FeedFormat.NTB, document.context());
        sent.language = "no";
        sent.agency = "NTB";
        for (FeedElement e : document.elements()) {
            String words = line(e);
            switch (e.name()) {
                case "ntbId" -> sent.uri = words;
                case "ntbVersion" -> sent.version = words;
                case "title" -> sent.headline = words;
                case "time" -> sent.updated = words;
                case "content" -> sent.markup = e.hasElements() ? e.inner() : e.words();
                case "location" -> sent.located = words;
                case "publiseres" ->
                        sent.status = words.equalsIgnoreCase("false") ? "withheld" : "";
                case "category", "subcategory" -> sent.subject(words, e.name(), "");
                case "subjects", "regions", "districts" -> subjects(e, sent);
                case "calendarData" -> sent.located = line(e, "location");
                case "startDate", "timeStart" -> sent.fact("start", words);
                case "stopDate", "timeEnd" -> sent.fact("end", words);
                case "contactweb" -> sent.link = words;
                case "priority", "service", "address", "messageType" -> sent.fact(e.name(), words);
                case "mediaList" -> Markup.children(e, "media").forEach(file -> media(file, sent));
                default -> {}
            }
        }
        sent.uri = sent.uri.isEmpty() ? line(document, "id") : sent.uri;
        return sent;
    }

    private static void subjects(FeedElement list, Sent sent) {
        String scheme = list.name().equals("subjects") ? "subj" : list.name();
        for (FeedElement e : list.elements()) {
            for (String name : line(e).split(";")) {
                sent.subject(name, scheme, attribute(e, "reference"));
            }
        }
    }

    private static void media(FeedElement e, Sent sent) {
        String address = line(e, "url");
        if (!address.isEmpty() && sent.files.size() < Sent.MOST) {
            String type = attribute(e, "mimeType");
            sent.files.add(new Sent.File(address, type, line(e, "caption"), "", "", "", ""));
        }
    }
}
