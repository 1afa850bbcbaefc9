package org.broadtape.wire.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.wire.WireItem;

/// What a page tells: one article. What the page does not say is absent.
///
/// @param address the page's own word for where it lies (`canonical`, `og:url`), else where it was
///   fetched; http or https
/// @param title as the page claims it, often with the site's name; may be empty
/// @param headline the title without the site's name
/// @param byline as printed, or the writers' names joined by commas
/// @param writers named authors, in order
/// @param published when it was first published
/// @param updated when this version was
/// @param pictures the lead picture first
/// @param blocks the text; empty where none was found
/// @param language BCP 47 tag as the page claims
/// @param access what the page says of who may read it
/// @param keepable false where the page asks that no copy of it be kept (`robots` with `noarchive`
///   or `none`)
/// @param elsewhere where else the page says the article lies
/// @param site the publication's name
/// @param problems what was wrong with the page
public record Article(
        Optional<URI> address,
        String title,
        String headline,
        Optional<String> byline,
        List<String> writers,
        Optional<Moment> published,
        Optional<Moment> updated,
        List<WireItem.Picture> pictures,
        List<Block> blocks,
        Optional<String> language,
        Access access,
        boolean keepable,
        Elsewhere elsewhere,
        Optional<String> site,
        List<Problem> problems) {

    /// The fact of an item that says whether its article can be read by everybody: `true` or
    /// `false`; without it the page said nothing.
    public static final String FREE = "isAccessibleForFree";

    /// Copies its lists.
    public Article {
        writers = List.copyOf(writers);
        pictures = List.copyOf(pictures);
        blocks = List.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /// The text, its blocks separated by a blank line.
    public String text() {
        return String.join("\n\n", blocks.stream().map(Block::text).toList());
    }

    /// The text as HTML of paragraphs, headings, lists, quotations and tables.
    public String html() {
        return ArticleItem.html(blocks);
    }

    /// A day, and the time where the page says one.
    ///
    /// @param day as the page writes it, in the offset it writes
    /// @param time absent where the page names only the day
    public record Moment(LocalDate day, Optional<Stamp> time) {
        /// A moment told to the minute or better.
        static Moment at(Stamp stamp) {
            return new Moment(stamp.local().toLocalDate(), Optional.of(stamp));
        }
    }

    /// What a page says of who may read it whole (schema.org `isAccessibleForFree`,
    /// `article:content_tier`).
    public enum Access {
        /// Everybody.
        FREE,
        /// Those who pay or sign in.
        PAID,
        /// The page says nothing.
        UNSAID
    }
}
