package org.broadtape.wire.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;

/// The text of elements that are short, without walking through those that are not.
final class Brief {
    private static final int NODES = 60;

    private Brief() {}

    /// An element's text, white space collapsed; empty where it has more than so many UTF-16 units.
    static String text(Element element, int most) {
        StringBuilder words = new StringBuilder();
        int[] nodes = new int[1];
        element.filter((node, depth) -> {
            if (nodes[0]++ > NODES || words.length() > 2 * most) {
                words.setLength(0);
                nodes[0] = Integer.MAX_VALUE / 2;
                return FilterResult.STOP;
            }
            if (node instanceof TextNode text) {
                words.append(text.text()).append(' ');
            }
            return FilterResult.CONTINUE;
        });
        String text = words.toString().replaceAll("[\\s\\p{Z}]+", " ").strip();
        return text.length() <= most ? text : "";
    }
}
