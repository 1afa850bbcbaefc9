package org.broadtape.wire;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.feed.Times;

/// A feed, an entry of one, or the feed an entry was taken from: all three say the same kinds of
/// things of themselves. Everything is as the sender claims; what reads of it becomes a [WireItem].
public final class FeedPart {
    Optional<FeedText> title = Optional.empty();
    Optional<FeedText> summary = Optional.empty();
    Optional<FeedText> info = Optional.empty();
    Optional<FeedText> rights = Optional.empty();
    final Kept<FeedText> contents = new Kept<>(16);
    final Kept<Link> links = new Kept<>(256);
    final Kept<Person> authors = new Kept<>(64);
    final Kept<Person> contributors = new Kept<>(64);
    final Kept<Category> categories = new Kept<>(256);
    Optional<Person> publisher = Optional.empty();
    Optional<String> id = Optional.empty();
    Optional<Boolean> idIsLink = Optional.empty();
    Optional<String> link = Optional.empty();
    Optional<When> published = Optional.empty();
    Optional<When> updated = Optional.empty();
    Optional<When> created = Optional.empty();
    Optional<When> expired = Optional.empty();
    Optional<String> language = Optional.empty();
    Optional<Generator> generator = Optional.empty();
    Optional<String> icon = Optional.empty();
    Optional<String> logo = Optional.empty();
    Optional<String> comments = Optional.empty();
    Optional<FeedPart> source = Optional.empty();
    Optional<Image> image = Optional.empty();
    final FeedElement element;

    FeedPart(FeedElement element) {
        this.element = element;
    }

    /// A link and what is said of it; absent parts were not sent.
    ///
    /// @param rel its relation, `alternate` where none was sent
    /// @param href resolved against the base; absent where none was sent
    public record Link(
            String rel,
            Optional<String> href,
            Optional<String> type,
            Optional<String> hreflang,
            Optional<String> title,
            Optional<String> length) {}

    /// Somebody named by a feed.
    ///
    /// @param printed as it was sent in one piece (`me@example.com (A. Writer)`); empty for Atom's
    ///   separate parts
    public record Person(
            Optional<String> name, Optional<String> email, Optional<String> uri, String printed) {}

    /// A category, keyword or code.
    public record Category(
            Optional<String> term, Optional<String> scheme, Optional<String> label) {}

    /// A time as claimed.
    ///
    /// @param printed as it was sent
    /// @param stamp as read; absent where it could not be
    public record When(String printed, Optional<Stamp> stamp) {
        /// A time as printed, read in every shape feeds print one.
        public static When read(String printed) {
            return new When(printed, Times.read(printed));
        }
    }

    /// What made the feed.
    public record Generator(String name, Optional<String> uri, Optional<String> version) {}

    /// A picture of the feed or entry as a whole.
    public record Image(Optional<String> url, Optional<String> title, Optional<String> link) {}

    /// Its title.
    public Optional<FeedText> title() {
        return title;
    }

    /// RSS `description`, Atom `summary`, `subtitle`, `tagline`.
    public Optional<FeedText> summary() {
        return summary;
    }

    /// Atom 0.3 `info`.
    public Optional<FeedText> info() {
        return info;
    }

    /// Copyright and usage terms.
    public Optional<FeedText> rights() {
        return rights;
    }

    /// The bodies in the order sent: Atom `content`, `content:encoded`, XHTML `body`.
    public List<FeedText> contents() {
        return Collections.unmodifiableList(contents);
    }

    /// All links in the order sent, enclosures among them.
    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /// Authors in the order sent.
    public List<Person> authors() {
        return Collections.unmodifiableList(authors);
    }

    /// Contributors in the order sent.
    public List<Person> contributors() {
        return Collections.unmodifiableList(contributors);
    }

    /// Categories in the order sent.
    public List<Category> categories() {
        return Collections.unmodifiableList(categories);
    }

    /// `webMaster`, `dc:publisher`, `itunes:owner`.
    public Optional<Person> publisher() {
        return publisher;
    }

    /// `guid`, `id`, `rdf:about`.
    public Optional<String> id() {
        return id;
    }

    /// Whether RSS says or implies that the guid is an address (`isPermaLink`); absent elsewhere.
    public Optional<Boolean> idIsLink() {
        return idIsLink;
    }

    /// The address a reader would open, resolved.
    public Optional<String> link() {
        return link;
    }

    /// When it was first published.
    public Optional<When> published() {
        return published;
    }

    /// When it was last changed.
    public Optional<When> updated() {
        return updated;
    }

    /// When it was written.
    public Optional<When> created() {
        return created;
    }

    /// When it ends.
    public Optional<When> expired() {
        return expired;
    }

    /// BCP 47 tag.
    public Optional<String> language() {
        return language;
    }

    /// What made it.
    public Optional<Generator> generator() {
        return generator;
    }

    /// Atom `icon`, resolved.
    public Optional<String> icon() {
        return icon;
    }

    /// Atom `logo`, resolved.
    public Optional<String> logo() {
        return logo;
    }

    /// RSS `comments`, resolved.
    public Optional<String> comments() {
        return comments;
    }

    /// The feed an entry was taken from.
    public Optional<FeedPart> source() {
        return source;
    }

    /// RSS `image`, `itunes:image`.
    public Optional<Image> image() {
        return image;
    }

    /// The element it was read from. That of an RSS 1.0 channel holds no items, but the picture and
    /// the text input that stand beside it; JSON is told as the elements it would be.
    public FeedElement element() {
        return element;
    }
}
