package org.broadtape.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;

/// One item as its source sent it, cleaned but not judged. Texts are never edited beyond
/// sanitising; what is absent in the source is absent here.
///
/// @param uri the item's identity within its source, stable across versions; never blank. Where the
///   source gives none it is made from the link, else from a digest of headline and time
/// @param version the version as the source counts it (`2`, `1689415200`); absent in most feeds
/// @param format what it was read from
/// @param kind what it is
/// @param link the address a reader would open; http or https only
/// @param headline plain text; may be empty
/// @param headTag what agencies put before the headline, with its dash: `UPDATE 2-`
/// @param slugline the agency's working title
/// @param summary plain text of the teaser, where the source sends one besides the body
/// @param bodyText plain text, paragraphs separated by a blank line; empty if the source sends none
/// @param bodyHtml the body as sanitised HTML, links resolved; says the same as `bodyText`
/// @param published the publisher's claim of first publication; absent when missing or unreadable
/// @param updated the publisher's claim of this version's time; absent when missing or unreadable
/// @param embargoedUntil not to be seen by readers before this instant
/// @param expires not to be shown from this instant on
/// @param pubStatus what may be done with it; `USABLE` where the source says nothing
/// @param signals what it says about its predecessor
/// @param urgency IPTC urgency, 1 (most) to 9
/// @param language BCP 47 tag, as claimed by the item or its feed
/// @param byline as printed: `By A. Writer and B. Writer`
/// @param writers named persons who wrote it
/// @param dateline as printed: `SEOUL, Oct 21 (Reuters) -`
/// @param located the dateline's place
/// @param agency who first wrote it, if another than the source
/// @param edNote note to editors
/// @param privateNotes notes that the sender marked as never to be published (telephone numbers of
///   a desk): kept with the item, and told to no reader, feed, index or API
/// @param rights usage terms as sent
/// @param subjects categories, keywords and codes
/// @param symbols instruments named by the wire itself, not by analysis
/// @param pictures pictures with what is said of them
/// @param enclosures sound, film and documents
/// @param origin the outlet named as the true source by an aggregator (RSS `source`, Atom `source`)
/// @param discussion address of the comments elsewhere
/// @param facts further named facts of an extension (`ndaq:HaltTime`), in the order sent
/// @param problems what was wrong with this item
public record WireItem(
        String uri,
        Optional<String> version,
        FeedFormat format,
        ItemKind kind,
        Optional<URI> link,
        String headline,
        Optional<String> headTag,
        Optional<String> slugline,
        Optional<String> summary,
        String bodyText,
        String bodyHtml,
        Optional<Stamp> published,
        Optional<Stamp> updated,
        Optional<Instant> embargoedUntil,
        Optional<Instant> expires,
        PubStatus pubStatus,
        Set<Signal> signals,
        OptionalInt urgency,
        Optional<String> language,
        Optional<String> byline,
        List<String> writers,
        Optional<String> dateline,
        Optional<String> located,
        Optional<String> agency,
        Optional<String> edNote,
        List<String> privateNotes,
        Rights rights,
        List<Subject> subjects,
        List<Symbol> symbols,
        List<Picture> pictures,
        List<Enclosure> enclosures,
        Optional<Origin> origin,
        Optional<URI> discussion,
        Map<String, String> facts,
        List<Problem> problems) {

    /// Copies its lists; refuses a blank identity.
    public WireItem {
        if (uri.isBlank()) {
            throw new IllegalArgumentException("A wire item needs an identity");
        }
        signals = Set.copyOf(signals);
        writers = List.copyOf(writers);
        privateNotes = List.copyOf(privateNotes);
        subjects = List.copyOf(subjects);
        symbols = List.copyOf(symbols);
        pictures = List.copyOf(pictures);
        enclosures = List.copyOf(enclosures);
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
        problems = List.copyOf(problems);
    }

    /// True where no time at all could be read: such an item never ranks as new.
    public boolean undated() {
        return published.isEmpty() && updated.isEmpty();
    }

    /// A builder with nothing set but what every item has.
    public static WireItemBuilder builder(String uri, FeedFormat format) {
        return new WireItemBuilder(uri, format);
    }

    /// A builder that begins as this item; lists can only be added to.
    public WireItemBuilder toBuilder() {
        return new WireItemBuilder(uri, format).as(this).text(this);
    }

    /// The same item without its text and all that could tell it, but for a teaser: what may be
    /// told of a story whose terms forbid the rest.
    public WireItem bare(Optional<String> teaser) {
        WireItemBuilder bare = new WireItemBuilder(uri, format).as(this);
        teaser.ifPresent(bare::summary);
        return bare.build();
    }

    /// Usage terms as the wire sent them, verbatim.
    ///
    /// @param usageTerms prose or a licence's address
    /// @param holder copyright holder
    /// @param notice copyright notice
    public record Rights(
            Optional<String> usageTerms, Optional<String> holder, Optional<String> notice) {
        /// Nothing was said.
        public static final Rights UNSAID =
                new Rights(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A category, keyword or code.
    ///
    /// @param name what a reader sees, never blank
    /// @param scheme the vocabulary (`category@domain`, Atom `scheme`, IPTC `subj`)
    /// @param code the term within the scheme, where it differs from the name
    public record Subject(String name, Optional<String> scheme, Optional<String> code) {}

    /// An instrument as named by the wire.
    ///
    /// @param scheme `ticker`, `ric`, `isin`
    /// @param value `META`, `META.O`, `US30303M1027`
    /// @param market exchange as printed, or MIC
    public record Symbol(String scheme, String value, Optional<String> market) {}

    /// A picture of the story, not yet fetched.
    ///
    /// @param address where it lies, http or https; a `urn:` where the source tells of a picture
    ///   and not where it lies
    /// @param caption plain text
    /// @param credit photographer and agency
    /// @param filePhoto true where the wire says the picture is from the archive
    /// @param taken when it was taken, as printed
    /// @param rights usage terms, copyright
    /// @param width in pixels, as claimed
    /// @param height in pixels, as claimed
    public record Picture(
            URI address,
            Optional<String> caption,
            Optional<String> credit,
            boolean filePhoto,
            Optional<String> taken,
            Rights rights,
            OptionalInt width,
            OptionalInt height) {}

    /// A file that belongs to the story.
    ///
    /// @param address where it lies
    /// @param mediaType as claimed
    /// @param length in bytes, as claimed
    public record Enclosure(URI address, Optional<String> mediaType, OptionalLong length) {}

    /// The outlet an aggregator took the item from.
    ///
    /// @param name as printed
    /// @param address its feed or site
    public record Origin(String name, Optional<URI> address) {}
}
