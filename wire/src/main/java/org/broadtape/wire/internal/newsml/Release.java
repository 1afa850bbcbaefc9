package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.List;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.FeedFormat;

/// Reads the `release` documents of the Nordic agencies' press release services: title, lead and
/// HTML in escapes, pictures and documents with their addresses, days first in dates and no zone.
/// Those to ask are part of a release and stand under it.
public final class Release {
    private Release() {}

    /// True for the outermost element of such a document.
    public static boolean is(FeedElement root) {
        return root.name().equals("release")
                && child(root, "body").isPresent()
                && child(root, "publicationDate").isPresent();
    }

    /// Its one item.
    public static List<Sent> read(FeedElement root) {
        Sent sent = new Sent(FeedFormat.RELEASE, root.context());
        sent.language = attribute(root, "lang");
        sent.provider = service(sent.language);
        for (FeedElement e : root.elements()) {
            String words = line(e);
            switch (e.name()) {
                case "longurl" -> sent.link = words;
                case "title" -> sent.headline = words;
                case "leadtext" -> sent.summary = Markup.plain(e);
                case "body" -> sent.markup = e.words();
                case "embargo" -> sent.embargoed = words;
                case "publicationDate" -> {
                    sent.published = words;
                    sent.updated = words;
                }
                case "keywords" -> keywords(words, sent);
                case "type" -> sent.subject(line(e, "label"), "type", attribute(e, "id"));
                case "images" -> Markup.children(e, "image").forEach(file -> image(file, sent));
                case "documents" ->
                        Markup.children(e, "document").forEach(file -> document(file, sent));
                case "publisher" -> publisher(e, sent);
                default -> {}
            }
        }
        sent.uri =
                "release:" + sent.facts.getOrDefault("publisher", "") + ":" + attribute(root, "id");
        under(line(root, "boilerplate"), sent);
        child(root, "contactsAsText").ifPresent(e -> under(e.words().strip(), sent));
        return List.of(sent);
    }

    /// The agency whose service it is, by the language of its country.
    private static String service(String language) {
        return switch (language) {
            case "no", "nb", "nn" -> "NTB";
            case "fi" -> "STT";
            case "da" -> "Ritzau";
            case "sv" -> "TT";
            default -> "";
        };
    }

    private static void publisher(FeedElement e, Sent sent) {
        sent.agency = line(e, "name");
        sent.fact("publisher", attribute(e, "id"));
    }

    private static void keywords(String list, Sent sent) {
        for (String word : list.split(",")) {
            sent.subject(word.strip(), "keyword", "");
        }
    }

    private static void image(FeedElement e, Sent sent) {
        file(new Sent.File(line(e, "url"), "image", line(e, "caption"), "", "", "", ""), sent);
    }

    private static void document(FeedElement e, Sent sent) {
        file(new Sent.File(line(e, "url"), "application/octet-stream", "", "", "", "", ""), sent);
    }

    private static void file(Sent.File file, Sent sent) {
        if (!file.address().isEmpty() && sent.files.size() < Sent.MOST) {
            sent.files.add(file);
        }
    }

    private static void under(String words, Sent sent) {
        if (!words.isBlank()) {
            sent.markup += WireLines.html(words);
        }
    }
}
