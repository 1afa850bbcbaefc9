package org.broadtape.wire;

import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.Sanitiser;

/// Markup from outside made safe, for those who hold some that no feed carried: an expected value,
/// a pasted text. Feeds are cleaned by their readers.
public final class Html {
    private Html() {}

    /// Sanitised HTML: no scripts, styles, forms or embedded documents survive, nor addresses that
    /// are more than a place to go. Relative references are kept as they are.
    public static String clean(String html) {
        return Sanitiser.html(html, Links.UNBASED);
    }

    /// The words of some markup: paragraphs separated by a blank line.
    public static String text(String html) {
        return Sanitiser.text(html);
    }

    /// Appends plain words as an element of that name.
    static void element(String name, String words, StringBuilder html) {
        html.append('<').append(name).append('>');
        html.append(words.replace("&", "&amp;").replace("<", "&lt;"));
        html.append("</").append(name).append('>');
    }
}
