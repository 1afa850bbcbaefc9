package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.children;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.internal.html.Sanitiser;

/// The content of a NewsML-G2 item: XHTML, NITF or plain text within, files without, and what a
/// package lists. Of several forms of one text the first in markup is taken; of several sizes of
/// one picture the widest that is not larger than a page needs.
final class G2Content {
    private static final int WIDE = 2_000;

    /// Marks of a typesetter that came through in escapes, around the dash they mean.
    private static final Pattern TYPESET = Pattern.compile("&lt;/?(?:en|em)dash&gt;");

    private G2Content() {}

    static void read(FeedElement item, Sent sent) {
        for (FeedElement set : children(item, "contentSet")) {
            for (FeedElement xml : children(set, "inlineXML")) {
                if (sent.markup.isEmpty()) {
                    inline(xml, sent);
                }
            }
            for (FeedElement data : children(set, "inlineData")) {
                if (sent.markup.isEmpty()) {
                    sent.markup = data(data);
                }
            }
            files(children(set, "remoteContent"), sent);
        }
        child(item, "groupSet").ifPresent(groups -> list(groups, sent));
    }

    private static void inline(FeedElement xml, Sent sent) {
        Optional<FeedElement> nitf = child(xml, "nitf");
        if (nitf.isPresent()) {
            Nitf.within(nitf.orElseThrow(), sent);
            return;
        }
        Optional<FeedElement> tt = xml.elements().stream().filter(TtText::is).findFirst();
        if (tt.isPresent()) {
            TtText.read(tt.orElseThrow(), sent);
            return;
        }
        Optional<FeedElement> html = child(xml, "html");
        FeedElement body = html.flatMap(e -> child(e, "body")).or(() -> html).orElse(xml);
        String markup = Markup.body(Markup.without(body, G2Content::isFrame));
        sent.markup = markup.contains("dash&gt;") ? TYPESET.matcher(markup).replaceAll("") : markup;
    }

    /// What frames a page's text: its head with the headline once more, its foot.
    private static boolean isFrame(FeedElement e) {
        return e.name().equals("header") || e.name().equals("footer");
    }

    private static String data(FeedElement data) {
        String type = attribute(data, "contenttype");
        String words = data.words();
        if (attribute(data, "encoding").isEmpty() || type.startsWith("text/")) {
            boolean html = type.contains("html") || Sanitiser.looksLikeHtml(words);
            return html || data.hasElements() ? data.inner() : WireLines.html(words);
        }
        return "";
    }

    private static void files(List<FeedElement> remote, Sent sent) {
        Map<String, Integer> kinds = new HashMap<>();
        for (FeedElement e : remote) {
            Sent.File file =
                    new Sent.File(
                            attribute(e, "href"),
                            attribute(e, "contenttype"),
                            "",
                            "",
                            attribute(e, "width"),
                            attribute(e, "height"),
                            attribute(e, "size"));
            Integer at = kinds.get("picture");
            if (file.address().isEmpty() || sent.files.size() >= Sent.MOST) {
                continue;
            }
            if (!file.isPicture() || at == null) {
                if (file.isPicture()) {
                    kinds.put("picture", sent.files.size());
                }
                sent.files.add(file);
            } else if (better(file, sent.files.get(at))) {
                sent.files.set(at, file);
            }
        }
    }

    private static boolean better(Sent.File one, Sent.File other) {
        int width = number(one.width());
        return width > number(other.width()) && width <= WIDE;
    }

    private static int number(String words) {
        return words.matches("\\d{1,6}") ? Integer.parseInt(words) : 0;
    }

    /// What a package holds, as facts: identity with version, and its headline or title.
    private static void list(FeedElement groups, Sent sent) {
        int number = 0;
        for (FeedElement reference : Markup.all(groups, "itemRef")) {
            String version = attribute(reference, "version");
            String headline = Markup.line(reference, "headline");
            sent.fact(
                    "itemRef " + ++number,
                    attribute(reference, "residref")
                            + attribute(reference, "href")
                            + (version.isEmpty() ? "" : ":" + version)
                            + " "
                            + (headline.isEmpty() ? Markup.line(reference, "title") : headline));
        }
    }
}
