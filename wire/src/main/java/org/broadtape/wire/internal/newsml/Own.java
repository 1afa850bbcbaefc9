package org.broadtape.wire.internal.newsml;

import java.util.Optional;
import org.broadtape.wire.FeedElement;

/// A NewsML-G2 item of our own writing, with the one element by which it says what the standard has
/// no word for: the format it came in, its head tag, times as claimed, facts and problems.
///
/// @param item the whole item
/// @param element our own element within
public record Own(FeedElement item, FeedElement element) {
    /// The namespace of the element and of the attributes we add to the standard's.
    public static final String NAMESPACE = "urn:broadtape:newsml";

    /// The element as we write it.
    public static final String ELEMENT = "bt:item";

    /// An item we wrote; absent for anybody else's.
    static Optional<Own> of(FeedElement item) {
        return Markup.child(item, "itemMeta").stream()
                .flatMap(meta -> meta.elements().stream())
                .filter(e -> e.namespace().equals(NAMESPACE) && e.name().equals("item"))
                .findFirst()
                .map(element -> new Own(item, element));
    }
}
