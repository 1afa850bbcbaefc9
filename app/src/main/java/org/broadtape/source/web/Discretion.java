package org.broadtape.source.web;

import java.util.regex.Pattern;

/// What readers are not shown of an address: what follows the question mark and who signs in, since
/// feeds for one subscriber carry his key there.
final class Discretion {
    private static final Pattern QUERY =
            Pattern.compile("(https?://[^\\s?#\"'“”‘’<>]{0,4000})[?#][^\\s\"'“”‘’<>]{1,4000}");
    private static final Pattern USER = Pattern.compile("(https?://)[^/@\\s]{1,400}@");

    private Discretion() {}

    /// The text with its addresses shortened: `https://a.example/feed?…`.
    static String shortened(String text) {
        return QUERY.matcher(USER.matcher(text).replaceAll("$1")).replaceAll("$1?…");
    }

    /// Whether readers may see all of this text.
    static boolean isOpen(String text) {
        return shortened(text).equals(text);
    }
}
