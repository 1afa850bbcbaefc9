package org.broadtape.wire;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What an export of WordPress (WXR) says of an entry beyond RSS. It holds texts as they are
/// stored, not as they are shown: paragraphs are parted by blank lines, and shortcodes stand in
/// brackets; and it holds what was never published.
///
/// @param entry an entry with a `wp:post_type`
record WordPressPost(FeedElement entry) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?i)<(/?)(?:h[1-6]|ul|ol|table|figure|blockquote|div|pre|p|section|article)"
                            + "(?:\\s[^<>]{0,1000})?>");
    private static final Pattern BREAK = Pattern.compile("(?:[ \\t]{0,40}\\r?\\n){2,}");
    private static final Pattern IS_BLOCK =
            Pattern.compile(
                    "(?i)</?(?:h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|figure|figcaption|hr"
                            + "|blockquote|div|pre|p|section|article)\\b");
    private static final Pattern SHORTCODE =
            Pattern.compile("\\[(/?)([a-z][a-z0-9_-]{1,40})((?:\\s[^\\[\\]]{0,400})?)/?\\]");

    private static final Pattern CLOSED = Pattern.compile("\\[/([a-z][a-z0-9_-]{1,40})\\]");

    /// The shortcodes that WordPress has of its own.
    private static final Set<String> OWN =
            Set.of("gallery", "caption", "embed", "audio", "video", "playlist");

    static Optional<WordPressPost> of(FeedElement entry) {
        return entry.element("wp:post_type").map(type -> new WordPressPost(entry));
    }

    /// What may be done with it: a draft, a private or a discarded one is for no reader.
    PubStatus status() {
        String status = said("wp:status");
        return switch (status) {
            case "", "publish", "inherit" ->
                    said("wp:post_password").isEmpty() ? PubStatus.USABLE : PubStatus.WITHHELD;
            default -> PubStatus.WITHHELD;
        };
    }

    private String said(String name) {
        return entry.element(name).map(e -> e.words().strip()).orElse("");
    }

    /// The text as it would be shown.
    static String shown(String stored) {
        Set<String> closed =
                CLOSED.matcher(stored).results().map(end -> end.group(1)).collect(toSet());
        String text = SHORTCODE.matcher(stored).replaceAll(found -> shortcode(found, closed));
        String parted =
                BLOCK.matcher(text)
                        .replaceAll(found -> found.group(1).isEmpty() ? "\n\n$0" : "$0\n\n");
        StringBuilder html = new StringBuilder(parted.length() + 256);
        for (String part : BREAK.split(parted)) {
            String words = part.strip();
            if (words.isEmpty()) {
                continue;
            }
            boolean block = IS_BLOCK.matcher(words).lookingAt();
            html.append(block ? "" : "<p>").append(words).append(block ? "\n" : "</p>\n");
        }
        return html.toString();
    }

    /// Nothing for a shortcode, itself for words that an editor put in brackets (`[sic]`).
    private static String shortcode(MatchResult found, Set<String> closed) {
        String name = found.group(2);
        boolean sure =
                name.indexOf('_') > 0
                        || found.group(3).indexOf('=') > 0
                        || OWN.contains(name)
                        || closed.contains(name);
        return sure ? "" : "$0";
    }
}
