package org.broadtape.wire.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// Elements whose class, or id where that counts too, names a part of a page. Each name is looked
/// at once, since pages repeat the few they have.
final class Marked {
    private final Predicate<String> part;
    private final boolean byId;
    private final Map<String, Boolean> known = new HashMap<>();

    /// For one page.
    ///
    /// @param part asked of a name as written
    /// @param byId true where ids count like classes
    Marked(Predicate<String> part, boolean byId) {
        this.part = part;
        this.byId = byId;
    }

    /// Names that hold one of these words (lower case) in any case, within others too.
    static Predicate<String> any(String... words) {
        List<String> all = List.of(words);
        return written -> {
            String name = written.toLowerCase(Locale.ROOT);
            for (String word : all) {
                if (name.contains(word)) {
                    return true;
                }
            }
            return false;
        };
    }

    boolean isMarked(Element element) {
        return element.attributesSize() > 0
                && (names(element.attr("class")) || (byId && names(element.attr("id"))));
    }

    private boolean names(String name) {
        return !name.isEmpty() && known.computeIfAbsent(name, part::test);
    }
}
