package org.broadtape.wire.internal.newsml;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.ItemKind;
import org.broadtape.wire.Signal;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.internal.html.Links;

/// One item of an agency's XML as its markup says it, in the sender's own words: times, codes and
/// addresses are not yet judged. Filled by one reader and read once; what is empty was not said.
public final class Sent {
    /// The most subjects, pictures, files, facts and problems kept of one item, of each.
    static final int MOST = 500;

    /// The most items taken of a document; one more tells that there were more.
    static final int ITEMS = Feeds.ENTRIES + 1;

    private static final int AUTHORS = 50;
    private static final int LONG = 20_000;

    /// What it was read from.
    public final FeedFormat format;

    /// Resolves the addresses of its text.
    public final Links links;

    /// Where this site wrote it itself: it is then read as it was written, and all else is empty.
    public Optional<Own> own = Optional.empty();

    /// What it is, where its markup says so whatever it holds; else its nature decides.
    public Optional<ItemKind> kind = Optional.empty();

    /// Its nature as IPTC names it, without an alias: `text`, `picture`, `composite`.
    public String nature = "";

    /// Identity, the same for all versions.
    public String uri = "";

    /// The version as the sender counts.
    public String version = "";

    /// The address a reader would open.
    public String link = "";

    /// Main headline, plain.
    public String headline = "";

    /// Working title.
    public String slugline = "";

    /// Teaser or abstract, plain.
    public String summary = "";

    /// The text as markup, not yet sanitised.
    public String markup = "";

    /// First publication.
    public String published = "";

    /// When this version was made.
    public String updated = "";

    /// When it may first be shown.
    public String embargoed = "";

    /// When it is released: an embargo where the status says so or the time lies after its issue.
    public String released = "";

    /// When it may no longer be shown.
    public String expires = "";

    /// `usable`, `withheld`, `canceled`, `embargoed`, in any case of letters.
    public String status = "";

    /// 1 to 9.
    public String urgency = "";

    /// BCP 47 tag.
    public String language = "";

    /// As printed.
    public String byline = "";

    /// As printed.
    public String dateline = "";

    /// The desk's or the dateline's place.
    public String located = "";

    /// Who wrote or supplied it.
    public String agency = "";

    /// Who sent it, where it says so.
    public String provider = "";

    /// Notes to editors, a blank line between them.
    public String edNote = "";

    /// Notes that are not for publication.
    public final List<String> privateNotes = new ArrayList<>(0);

    /// Terms of use.
    public String usageTerms = "";

    /// Copyright holder.
    public String holder = "";

    /// Copyright notice.
    public String notice = "";

    /// Persons and agencies named as authors, where there is no byline.
    public final List<String> authors = new ArrayList<>(2);

    /// What it says of its predecessor.
    public final Set<Signal> signals = EnumSet.noneOf(Signal.class);

    /// Subjects, genres and keywords.
    public final List<WireItem.Subject> subjects = new ArrayList<>();

    /// Instruments.
    public final List<WireItem.Symbol> symbols = new ArrayList<>(0);

    /// Files that belong to it, pictures among them.
    public final List<File> files = new ArrayList<>(0);

    /// What has no place of its own, by name.
    public final Map<String, String> facts = new LinkedHashMap<>();

    /// What was wrong.
    public final List<Problem> problems = new ArrayList<>(0);

    Sent(FeedFormat format, Links links) {
        this.format = format;
        this.links = links;
    }

    /// A file beside the text.
    ///
    /// @param address where it lies, as sent
    /// @param mediaType as claimed, may be empty
    /// @param caption plain, may be empty
    /// @param credit as printed, may be empty
    /// @param width in pixels, as claimed, may be empty
    /// @param height in pixels, as claimed, may be empty
    /// @param size in bytes, as claimed, may be empty
    public record File(
            String address,
            String mediaType,
            String caption,
            String credit,
            String width,
            String height,
            String size) {
        /// True for a picture that a page can show.
        public boolean isPicture() {
            return mediaType.isEmpty()
                    ? address.matches("(?i).{1,4000}\\.(?:jpe?g|png|gif|webp)")
                    : mediaType.regionMatches(true, 0, "image", 0, 5)
                            || mediaType.regionMatches(true, 0, "photo", 0, 5);
        }
    }

    /// Adds a fact where there is something to tell.
    void fact(String name, String words) {
        if (!words.isBlank() && facts.size() < MOST) {
            facts.putIfAbsent(name, words.strip());
        }
    }

    /// Adds a subject that has a name or a code.
    ///
    /// @param name may be empty, then its code stands for it
    void subject(String name, String scheme, String code) {
        String shown = name.isBlank() ? code : name;
        if (!shown.isBlank() && subjects.size() < MOST) {
            subjects.add(
                    new WireItem.Subject(
                            shown.strip(),
                            said(scheme),
                            said(code).filter(words -> !words.equals(shown))));
        }
    }

    /// Adds an instrument's mark.
    void symbol(String scheme, String value, String market) {
        WireItem.Symbol symbol = new WireItem.Symbol(scheme, value.strip(), said(market));
        if (!value.isBlank() && symbols.size() < MOST && !symbols.contains(symbol)) {
            symbols.add(symbol);
        }
    }

    /// Adds a note to editors.
    void note(String words) {
        if (!words.isBlank() && edNote.length() < LONG) {
            edNote = edNote.isEmpty() ? words.strip() : edNote + "\n\n" + words.strip();
        }
    }

    /// Adds a note that is not for publication.
    void privateNote(String words) {
        if (!words.isBlank() && privateNotes.size() < MOST) {
            privateNotes.add(words.strip());
        }
    }

    /// Adds somebody named as an author.
    void author(String name) {
        if (!name.isBlank() && authors.size() < AUTHORS) {
            authors.add(name);
        }
    }

    private static Optional<String> said(String words) {
        return Optional.of(words.strip()).filter(some -> !some.isEmpty());
    }
}
