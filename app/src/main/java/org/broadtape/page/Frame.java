package org.broadtape.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What surrounds a page: given to every template as its first parameter.
///
/// @param words the interface's words
/// @param siteName what the site calls itself
/// @param title of the page, without the site's name
/// @param path the page's own path, for the navigation's `aria-current` and the canonical link
/// @param base the site's address without trailing slash, for links that leave the page
/// @param ownerName the signed-in owner's name; absent for a reader who is not signed in
/// @param formToken for the owner's forms; empty where nobody is signed in
/// @param feeds links to this page as feeds, offered in the head
/// @param assets a digest of the stylesheet and scripts, part of their addresses so that they may
///   be cached for ever
/// @param unclaimed whether nobody owns the site yet, which every page then says
public record Frame(
        Words words,
        String siteName,
        String title,
        String path,
        String base,
        Optional<String> ownerName,
        String formToken,
        List<FeedLink> feeds,
        String assets,
        boolean unclaimed) {
    /// Copies its list.
    public Frame {
        feeds = List.copyOf(feeds);
    }

    /// The words for a key; short, because templates are full of it.
    public String t(String key, Object... parts) {
        return words.say(key, parts);
    }

    /// What the browser's title bar says: the page's title and the site's name.
    public String heading() {
        return title.isEmpty() || title.equals(siteName) ? siteName : title + " – " + siteName;
    }

    /// Whether this page is the one at that path.
    public boolean isAt(String place) {
        return path.equals(place);
    }

    /// The value of `aria-current` for a link to that path; null leaves the attribute out.
    public @Nullable String here(String place) {
        return isAt(place) ? "page" : null;
    }

    /// The `lang` of words in that language, a BCP 47 tag as a source gave it; null, which leaves
    /// the attribute out, where it is the interface's or no tag.
    public @Nullable String lang(Optional<String> language) {
        return language.filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"))
                .filter(tag -> !tag.equals(words.locale().toLanguageTag()))
                .orElse(null);
    }

    /// A page as a feed.
    ///
    /// @param mediaType `application/atom+xml`, …
    /// @param title what the feed is of
    /// @param href its address
    public record FeedLink(String mediaType, String title, String href) {
        /// What its format is called: `Atom`, `RSS`, `JSON Feed`.
        public String label() {
            return switch (mediaType) {
                case "application/atom+xml" -> "Atom";
                case "application/rss+xml" -> "RSS";
                default -> "JSON Feed";
            };
        }
    }

    /// The same frame with a title.
    public Frame titled(String name) {
        return new Frame(
                words, siteName, name, path, base, ownerName, formToken, feeds, assets, unclaimed);
    }

    /// The same frame with links to feeds.
    public Frame withFeeds(List<FeedLink> links) {
        return new Frame(
                words, siteName, title, path, base, ownerName, formToken, links, assets, unclaimed);
    }
}
