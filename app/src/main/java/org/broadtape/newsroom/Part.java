package org.broadtape.newsroom;

import java.util.Optional;
import org.broadtape.wire.WireItem;

/// How much of a story may be shown, from the least.
public enum Part {
    /// Headline, source, times, and the way to the original.
    HEADLINE,
    /// Besides, the first sentences.
    TEASER,
    /// All that was sent.
    TEXT;

    /// The longest teaser, in units.
    public static final int LONGEST_TEASER = 300;

    /// The item as far as this goes. Nothing that tells its text remains beyond.
    WireItem of(WireItem item) {
        return switch (this) {
            case HEADLINE -> item.bare(Optional.empty());
            case TEASER -> item.bare(teaser(item));
            case TEXT -> item;
        };
    }

    /// A summary as far as this goes.
    Optional<String> words(String summary) {
        return switch (this) {
            case HEADLINE -> Optional.empty();
            case TEASER -> Optional.of(shortened(summary));
            case TEXT -> Optional.of(summary);
        };
    }

    private static Optional<String> teaser(WireItem item) {
        return item.summary()
                .filter(words -> !words.isBlank())
                .or(() -> Optional.of(item.bodyText()).filter(words -> !words.isBlank()))
                .map(words -> shortened(words.replaceAll("\\s+", " ").strip()));
    }

    private static String shortened(String words) {
        if (words.length() <= LONGEST_TEASER) {
            return words;
        }
        int end = words.lastIndexOf(' ', LONGEST_TEASER - 2);
        return words.substring(0, end > 0 ? end : LONGEST_TEASER - 2) + " …";
    }
}
