package org.broadtape.wire;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a feed or entry says of its rights: the words of `copyright`, `rights`, `dc:rights`, and
/// the licences that a link or a vocabulary of its own names (RFC 4946, Creative Commons, Media
/// RSS).
final class FeedRights {
    private FeedRights() {}

    /// The rights a part states; what is given where it states none.
    static WireItem.Rights of(FeedPart part, WireItem.Rights otherwise) {
        Optional<String> said =
                part.rights()
                        .map(FeedText::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> FeedItems.cut(text, FeedItems.TERMS));
        Set<String> terms = new LinkedHashSet<>();
        said.ifPresent(terms::add);
        for (FeedElement e : part.element().elements()) {
            Optional<String> licence =
                    switch (e.key()) {
                        case "creativecommons:license", "dcterms:license" -> Optional.of(e.words());
                        case "cc:license" -> e.attribute("rdf:resource");
                        case "media:license" ->
                                e.attribute("href").or(() -> Optional.of(e.words()));
                        default -> Optional.empty();
                    };
            add(licence.map(e::resolve), terms);
        }
        for (FeedPart.Link link : part.links()) {
            if (link.rel().equals("license")) {
                add(link.href(), terms);
            }
        }
        return terms.isEmpty()
                ? otherwise
                : new WireItem.Rights(
                        Optional.of(String.join("\n\n", terms)),
                        Optional.empty(),
                        said.filter(FeedRights::isNotice));
    }

    private static void add(Optional<String> licence, Set<String> terms) {
        licence.map(String::strip)
                .filter(words -> !words.isEmpty() && words.length() <= FeedItems.NAME)
                .filter(words -> terms.size() < 10)
                .ifPresent(terms::add);
    }

    private static boolean isNotice(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return words.indexOf('\u00A9') >= 0 || lower.contains("copyright") || lower.contains("(c)");
    }
}
