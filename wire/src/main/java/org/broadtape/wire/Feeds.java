package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.xml.Decoded;
import org.broadtape.wire.internal.xml.Scanner;

/// The door to every feed format: bytes in, items and problems out. Never throws at an input, never
/// fetches anything, and keeps to its bounds whatever is sent: what is beyond one is passed over
/// and named among the problems (`feed-too-large`, `too-many-entries`, `nested-too-deep`).
public final class Feeds {
    /// The most bytes of one feed.
    public static final int BYTES = 32_000_000;

    /// The most entries of one feed; the first ones are kept.
    public static final int ENTRIES = Scanner.ENTRIES;

    private Feeds() {}

    /// What is known of a feed besides its bytes.
    ///
    /// @param contentType the HTTP header of that name
    /// @param address where it was fetched from, or what `Content-Location` says: the base of its
    ///   references where it names none
    /// @param language the HTTP header `Content-Language`
    public record Hints(
            Optional<String> contentType, Optional<String> address, Optional<String> language) {
        /// Nothing is known.
        public static final Hints NONE =
                new Hints(Optional.empty(), Optional.empty(), Optional.empty());

        /// Only where it was fetched from.
        public static Hints from(String address) {
            return new Hints(Optional.empty(), Optional.of(address), Optional.empty());
        }
    }

    /// Reads a feed of any known format.
    public static Reading read(byte[] bytes) {
        return read(bytes, Hints.NONE);
    }

    /// Reads a feed of any known format, with what is known of it.
    public static Reading read(byte[] bytes, Hints hints) {
        if (bytes.length > BYTES) {
            return FeedItems.of(tooLarge(bytes.length));
        }
        Decoded decoded = Decoded.of(bytes, hints.contentType());
        String text = decoded.text();
        if (WireText.is(text)) {
            return WireText.read(text);
        }
        if (looksLikeJson(text)) {
            return JsonWire.read(text)
                    .or(() -> NinjsFeed.read(text))
                    .orElseGet(() -> FeedItems.of(document(decoded, hints)));
        }
        if (first(text) == '<') {
            return markup(decoded, hints);
        }
        Optional<Reading> page = MailReader.read(bytes).or(() -> PageText.read(text));
        return page.orElseGet(() -> markup(decoded, hints));
    }

    private static Reading markup(Decoded decoded, Hints hints) {
        Scanner.Document document = scanned(decoded, hints);
        return SentItems.read(document)
                .orElseGet(() -> FeedItems.of(feed(document, decoded, hints)));
    }

    private static Scanner.Document scanned(Decoded decoded, Hints hints) {
        return Scanner.read(decoded.text(), Links.against(hints.address().orElse("")), "");
    }

    /// All a feed says, of whatever format.
    public static FeedDocument document(byte[] bytes) {
        return document(bytes, Hints.NONE);
    }

    /// All a feed says, of whatever format but those of wires, whose items are no feed.
    public static FeedDocument document(byte[] bytes, Hints hints) {
        return bytes.length > BYTES
                ? tooLarge(bytes.length)
                : document(Decoded.of(bytes, hints.contentType()), hints);
    }

    private static FeedDocument tooLarge(int bytes) {
        return unread(
                "utf-8",
                List.of(
                        Problem.of(
                                "feed-too-large",
                                Severity.FATAL,
                                "the feed has " + bytes + " bytes",
                                "at most " + BYTES)));
    }

    private static FeedDocument document(Decoded decoded, Hints hints) {
        if (looksLikeJson(decoded.text())) {
            Links outer = Links.against(hints.address().orElse(""));
            return JsonFeedReader.read(decoded, outer, hints.language());
        }
        return feed(scanned(decoded, hints), decoded, hints);
    }

    private static FeedDocument feed(Scanner.Document document, Decoded decoded, Hints hints) {
        List<Problem> problems = new ArrayList<>();
        if (decoded.overridden()) {
            problems.add(
                    Problem.of(
                            "charset-wrong",
                            Severity.WARNING,
                            "the bytes are no text in " + Problem.quote(decoded.claimed()),
                            "the charset they are in, read as " + decoded.encoding()));
        }
        problems.addAll(document.problems());
        boolean wellFormed = !decoded.overridden() && document.wellFormed();
        Optional<FeedDocument> found =
                document.root()
                        .flatMap(root ->
                                XmlFeedReader.read(
                                        root, decoded.encoding(), wellFormed, hints.language()));
        if (found.isEmpty()) {
            problems.add(
                    Problem.of(
                            "not-a-feed",
                            Severity.FATAL,
                            document.root()
                                    .map(root -> "the document is a " + Problem.quote(root.name()))
                                    .orElse("the document holds no element"),
                            "RSS, Atom or JSON Feed"));
            return unread(decoded.encoding(), problems);
        }
        FeedDocument feed = found.orElseThrow();
        problems.addAll(feed.problems());
        return new FeedDocument(
                feed.format(),
                feed.version(),
                feed.encoding(),
                feed.wellFormed(),
                feed.feed(),
                feed.entries(),
                problems);
    }

    static FeedDocument unread(String encoding, List<Problem> problems) {
        FeedElement nothing = new FeedElement("", "nothing", "", List.of(), Links.UNBASED, "");
        return new FeedDocument(
                Optional.empty(), "", encoding, false, new FeedPart(nothing), List.of(), problems);
    }

    private static boolean looksLikeJson(String text) {
        char first = first(text);
        return first == '{' || first == '[';
    }

    /// The first character that is no blank; NUL where there is none.
    private static char first(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\uFEFF') {
                return c;
            }
        }
        return 0;
    }
}
