package org.broadtape.wire.page;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells the parts of a page that are no text of its article, by their tags, by what they say of
/// themselves (`hidden`, ARIA roles), and by the words of their classes and ids in the languages
/// that makers of pages name things in.
final class Boilerplate {
    private static final Set<String> TAGS =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "nav",
                    "aside",
                    "footer",
                    "form",
                    "button",
                    "input",
                    "select",
                    "textarea",
                    "iframe",
                    "object",
                    "embed",
                    "video",
                    "audio",
                    "svg",
                    "canvas",
                    "figure",
                    "figcaption",
                    "picture",
                    "img",
                    "map",
                    "dialog",
                    "menu",
                    "link",
                    "head",
                    "math",
                    "h1");
    private static final Set<String> ROLES =
            Set.of(
                    "navigation",
                    "complementary",
                    "contentinfo",
                    "banner",
                    "search",
                    "dialog",
                    "alertdialog",
                    "menu",
                    "menubar",
                    "toolbar",
                    "tooltip");
    private static final Set<String> WORDS = Words.of("boilerplate");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern HIDDEN =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private final IdentityHashMap<Element, Integer> paragraphs = new IdentityHashMap<>();
    private final int total;

    /// For one document: an element that holds most of its paragraphs is never passed over for its
    /// class.
    Boilerplate(Element root) {
        int sum = 0;
        for (Element paragraph : root.select("p")) {
            int length = paragraph.ownText().length();
            sum += length;
            Element up = paragraph;
            for (int depth = 0; up != null && depth < 60; depth++) {
                paragraphs.merge(up, length, Integer::sum);
                up = up.parent();
            }
        }
        total = sum;
    }

    boolean isBoilerplate(Element element) {
        String tag = element.normalName();
        if (TAGS.contains(tag)) {
            return !holdsMost(element) || !tag.equals("form");
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || HIDDEN.matcher(element.attr("style")).find()) {
            return !holdsMost(element);
        }
        if (tag.equals("body") || tag.equals("article") || tag.equals("main")) {
            return false;
        }
        if (ROLES.contains(element.attr("role"))) {
            return !holdsMost(element);
        }
        return isNamedSo(element) && !holdsMost(element);
    }

    private boolean holdsMost(Element element) {
        return total > 0 && paragraphs.getOrDefault(element, 0) > 0.4 * total;
    }

    private static boolean isNamedSo(Element element) {
        String names = element.className() + " " + element.id();
        if (names.length() < 2 || names.length() > 600) {
            return false;
        }
        String[] words = NO_LETTERS.split(HUMP.matcher(names).replaceAll(" "));
        for (String word : words) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
