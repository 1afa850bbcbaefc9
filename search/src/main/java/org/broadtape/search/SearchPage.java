package org.broadtape.search;

import java.time.Instant;
import java.util.Optional;

/// Which part of the answer is wanted, and in what order.
///
/// @param order how the stories are ordered
/// @param size the most stories of one page, 1 to [#LARGEST]
/// @param after the cursor the page before ended with; absent for the first page. One that can't be
///   read, or is of another order, gives the first page
/// @param now when it is asked: what freshness counts from and expiry is measured by
public record SearchPage(Order order, int size, Optional<String> after, Instant now) {
    /// The most stories of one page.
    public static final int LARGEST = 500;

    /// Refuses a size out of range.
    public SearchPage {
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("Not a page's size: " + size);
        }
    }

    /// The first page.
    public static SearchPage first(Order order, int size, Instant now) {
        return new SearchPage(order, size, Optional.empty(), now);
    }

    /// How stories are ordered.
    public enum Order {
        /// What fits best first; among what fits alike, the fresher.
        RELEVANCE,
        /// The newest first, by [IndexedStory#ranked].
        NEWEST
    }
}
