package org.broadtape.wire.internal.newsml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.internal.copy.Blanks;
import org.broadtape.wire.internal.html.Sanitiser;

/// What elements hold, as plain words and as markup.
final class Markup {
    private Markup() {}

    /// An element's words and those of elements within, on one line.
    static String line(FeedElement element) {
        return Blanks.squeezed(text(element));
    }

    /// An element's words and those of elements within, its paragraphs parted by blank lines.
    static String text(FeedElement element) {
        return element.hasElements()
                ? Sanitiser.text(element.inner()).strip()
                : element.words().strip();
    }

    /// The plain words of HTML sent in escapes.
    static String plain(FeedElement element) {
        return Sanitiser.text(element.words()).strip();
    }

    /// The line of the first child of a local name; empty where there is none.
    static String line(FeedElement parent, String child) {
        return child(parent, child).map(Markup::line).orElse("");
    }

    /// The first child of a local name, whatever its prefix.
    static Optional<FeedElement> child(FeedElement parent, String name) {
        return parent.elements().stream().filter(e -> named(e, name)).findFirst();
    }

    /// The children of a local name.
    static List<FeedElement> children(FeedElement parent, String name) {
        return parent.elements().stream().filter(e -> named(e, name)).toList();
    }

    private static boolean named(FeedElement element, String name) {
        return element.name().equalsIgnoreCase(name);
    }

    /// An attribute without blanks around it; empty where there is none.
    static String attribute(FeedElement element, String name) {
        return element.attribute(name).map(String::strip).orElse("");
    }

    /// The elements of a local name at any depth, itself included, but none below another.
    static List<FeedElement> all(FeedElement within, String name) {
        List<FeedElement> found = new ArrayList<>();
        gather(within, e -> named(e, name), found);
        return found;
    }

    private static void gather(
            FeedElement within, Predicate<FeedElement> wanted, List<FeedElement> found) {
        if (wanted.test(within)) {
            found.add(within);
            return;
        }
        within.elements().forEach(child -> gather(child, wanted, found));
    }

    /// What an element holds, as markup.
    static String inner(FeedElement element) {
        return element.hasElements() ? element.inner() : escape(element.words());
    }

    /// An element with its tags.
    static String outer(FeedElement element) {
        FeedElement holder =
                new FeedElement("", "div", "", List.of(), element.context(), element.language());
        holder.add(element);
        return holder.inner();
    }

    /// An element without the parts that are marked as not for the public.
    static FeedElement forPublic(FeedElement element) {
        return without(element, Markup::isClosed);
    }

    /// True for an element that is marked as not for the public.
    static boolean isClosed(FeedElement element) {
        String constraint = attribute(element, "pubconstraint");
        return attribute(element, "class").contains("nonpublic")
                || constraint.contains("nonpublic")
                || constraint.contains("internal");
    }

    /// The elements within, at any depth, that are not for the public, but none below another.
    static List<FeedElement> closed(FeedElement within) {
        List<FeedElement> found = new ArrayList<>();
        gather(within, Markup::isClosed, found);
        return found;
    }

    /// An element without some of those directly below it, or directly below the one it wraps;
    /// itself where it holds words beside them.
    static FeedElement without(FeedElement element, Predicate<FeedElement> left) {
        List<FeedElement> within = element.elements();
        if (!element.words().isBlank()) {
            return element;
        }
        if (within.size() == 1) {
            FeedElement only = within.getFirst();
            return only.elements().stream().anyMatch(left) ? without(only, left) : element;
        }
        if (within.stream().noneMatch(left)) {
            return element;
        }
        FeedElement rest =
                new FeedElement(
                        "", element.name(), "", List.of(), element.context(), element.language());
        within.stream().filter(left.negate()).forEach(rest::add);
        return rest;
    }

    static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The text of a body: its blocks as they are, but lines typed as on a wire set as paragraphs.
    static String body(FeedElement body) {
        if (!body.hasElements()) {
            return WireLines.html(body.words());
        }
        if (!body.words().isBlank()) {
            return body.inner();
        }
        StringBuilder markup = new StringBuilder();
        for (FeedElement block : body.elements()) {
            boolean bare = !block.hasElements();
            if (bare && block.words().isBlank() && block.name().equalsIgnoreCase("p")) {
                continue;
            }
            if (bare && block.name().equalsIgnoreCase("p") && WireLines.areTyped(block.words())) {
                markup.append(WireLines.html(block.words()));
            } else {
                markup.append(outer(block));
            }
        }
        return markup.toString();
    }
}
