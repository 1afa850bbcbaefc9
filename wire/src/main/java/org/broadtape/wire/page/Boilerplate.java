package org.broadtape.wire.page;

import java.util.Collections;
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
                    "label",
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
    private static final Set<String> NO_TEXT = Set.of("a", "script", "style", "noscript", "option");
    private static final int LEAST = 40;
    private static final int ENOUGH = 300;
    private static final double MOST = 0.4;

    /// What is hidden until a script shows it holds as much.
    private static final double NEARLY_ALL = 0.7;

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

    /// The id of a section, made of its heading: `sharing-with-a-single-developer`.
    private static final Pattern HEADING =
            Pattern.compile("(?:[a-z0-9]{1,20}-){4,20}[a-z0-9]{1,20}");

    private static final Pattern HIDDEN =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private final IdentityHashMap<Element, Integer> held = new IdentityHashMap<>();
    private final Marked named = new Marked(Boilerplate::isNamedSo, true);
    private final int total;
    private final Set<Element> aroundArticle;

    /// For one document: an element that holds much of its text is never passed over for its class.
    Boilerplate(Element root) {
        int inParagraphs = weigh(root, true);
        total = inParagraphs >= ENOUGH ? inParagraphs : weigh(root, false);
        aroundArticle = aroundArticles(root);
    }

    /// Adds up the text within each element: that of paragraphs, or all that is no label.
    private int weigh(Element root, boolean onlyParagraphs) {
        held.clear();
        int sum = 0;
        for (Element element : root.getAllElements()) {
            String tag = element.normalName();
            if (onlyParagraphs ? !tag.equals("p") : NO_TEXT.contains(tag)) {
                continue;
            }
            int length = element.ownText().length();
            if (onlyParagraphs || length >= LEAST) {
                sum += length;
                Element up = element;
                for (int depth = 0; up != null && depth < 60; depth++) {
                    held.merge(up, length, Integer::sum);
                    up = up.parent();
                }
            }
        }
        return sum;
    }

    boolean isBoilerplate(Element element) {
        String tag = element.normalName();
        if (TAGS.contains(tag)) {
            return !holdsMost(element) || !tag.equals("form");
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || HIDDEN.matcher(element.attr("style")).find()) {
            return !holds(element, NEARLY_ALL);
        }
        if (tag.equals("body") || tag.equals("article") || tag.equals("main")) {
            return false;
        }
        if (ROLES.contains(element.attr("role"))) {
            return !holdsMost(element);
        }
        return named.isMarked(element) && !holdsMost(element) && !aroundArticle.contains(element);
    }

    /// The elements around each `article` that holds a good part of the text: a page may show its
    /// article in what it calls a modal.
    private Set<Element> aroundArticles(Element root) {
        Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element article : root.getElementsByTag("article")) {
            int holds = held.getOrDefault(article, 0);
            if (holds >= ENOUGH && holds > 0.15 * total) {
                for (Element up = article.parent(); up != null && around.add(up); ) {
                    up = up.parent();
                }
            }
        }
        return around;
    }

    private boolean holdsMost(Element element) {
        return holds(element, MOST);
    }

    private boolean holds(Element element, double share) {
        return total > 0 && held.getOrDefault(element, 0) > share * total;
    }

    private static boolean isNamedSo(String names) {
        if (names.length() < 2 || names.length() > 600 || HEADING.matcher(names).matches()) {
            return false;
        }
        for (String word : NO_LETTERS.split(HUMP.matcher(names).replaceAll(" "))) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
