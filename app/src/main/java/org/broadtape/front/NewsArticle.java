package org.broadtape.front;

import java.util.ArrayList;
import java.util.List;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Frame;

/// The schema.org description of a story, a JSON object for `script type="application/ld+json"`.
/// Each `<`, `>` and `&` is written as an escape, so that no words can end the element or begin
/// another.
final class NewsArticle {
    private final StringBuilder out = new StringBuilder(1024);
    private boolean begun;

    private NewsArticle() {}

    static String of(StoryView view, Frame frame) {
        StoryLine line = view.line();
        NewsArticle json = new NewsArticle();
        json.out.append('{');
        json.put("@context", "https://schema.org");
        json.put("@type", "NewsArticle");
        json.put("@id", frame.base() + "/story/" + line.id());
        json.put("url", frame.base() + "/story/" + line.id());
        json.put("headline", view.headline(frame.words()));
        line.summary().ifPresent(words -> json.put("description", words));
        line.published().ifPresent(at -> json.put("datePublished", at.toString()));
        line.updated().ifPresent(at -> json.put("dateModified", at.toString()));
        line.language().ifPresent(tag -> json.put("inLanguage", tag));
        line.section().ifPresent(section -> json.put("articleSection", section));
        json.put("version", Integer.toString(line.version()));
        view.item().dateline().ifPresent(words -> json.put("dateline", words));
        view.item().link().ifPresent(link -> json.put("isBasedOn", link.toString()));
        view.item().rights().usageTerms().ifPresent(terms -> json.put("usageInfo", terms));
        view.item().rights().notice().ifPresent(words -> json.put("copyrightNotice", words));
        List<String> writers = new ArrayList<>();
        view.item().writers().forEach(writer -> writers.add(thing("Person", writer)));
        json.list("author", writers);
        json.raw(
                "publisher",
                thing("Organization", view.item().agency().orElseGet(line::sourceName)));
        view.item()
                .rights()
                .holder()
                .ifPresent(holder -> json.raw("copyrightHolder", thing("Organization", holder)));
        List<String> images = new ArrayList<>();
        for (Story.Picture picture : view.story().pictures(Use.PAGE)) {
            images.add(quoted(frame.base() + picture.path()));
        }
        json.list("image", images);
        List<String> keywords = new ArrayList<>();
        view.subjects().forEach(subject -> keywords.add(quoted(subject.name())));
        json.list("keywords", keywords);
        return json.out.append('}').toString();
    }

    private static String thing(String type, String name) {
        return "{\"@type\":\"" + type + "\",\"name\":" + quoted(name) + "}";
    }

    private void put(String name, String value) {
        raw(name, quoted(value));
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            raw(name, "[" + String.join(",", values) + "]");
        }
    }

    private void raw(String name, String json) {
        if (begun) {
            out.append(',');
        }
        begun = true;
        out.append(quoted(name)).append(':').append(json);
    }

    /// A JSON string (RFC 8259 §7) that is safe within HTML.
    static String quoted(String words) {
        StringBuilder out = new StringBuilder(words.length() + 8).append('"');
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean plain =
                    c >= ' '
                            && c != '"'
                            && c != '\\'
                            && c != '<'
                            && c != '>'
                            && c != '&'
                            && c != '\u2028'
                            && c != '\u2029'
                            && c != '\u007f';
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
