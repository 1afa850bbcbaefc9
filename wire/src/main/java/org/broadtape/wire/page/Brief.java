package org.broadtape.wire.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/// The text of elements that are short, without walking through those that are not.
final class Brief {
    private static final int NODES = 60;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");

    private Brief() {}

    /// An element's text, white space collapsed; empty where it has more than so many UTF-16 units.
    static String text(Element element, int most) {
        return text(element, NODES, most);
    }

    /// The same of an element of at most so many nodes.
    static String text(Element element, int nodes, int most) {
        StringBuilder words = new StringBuilder();
        if (!walk(element, nodes, 2 * most, words)) {
            return "";
        }
        String text = BLANK.matcher(words).replaceAll(" ").strip();
        return text.length() <= most ? text : "";
    }

    /// True for an element of no more than so many nodes, and as many UTF-16 units of text.
    static boolean fits(Element element, int nodes, int units) {
        return walk(element, nodes, units, new StringBuilder());
    }

    private static boolean walk(Element element, int most, int units, StringBuilder words) {
        int[] nodes = new int[1];
        NodeFilter bounded =
                (node, depth) -> {
                    if (nodes[0]++ > most || words.length() > units) {
                        return FilterResult.STOP;
                    }
                    if (node instanceof TextNode text) {
                        words.append(text.text()).append(' ');
                    }
                    return FilterResult.CONTINUE;
                };
        return NodeTraversor.filter(bounded, element) != FilterResult.STOP;
    }
}
