package org.broadtape.wire.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.Reading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// The door to article pages: bytes in, an [Article] out. Never throws at a page and fetches
/// nothing; what is beyond [#BYTES] is passed over and named (`page-too-large`).
public final class Pages {
    /// The most bytes read of one page.
    public static final int BYTES = 4_000_000;

    /// The most tags read of one page; the longest of real ones have a fifth of it.
    public static final int TAGS = 100_000;

    private static final Pattern CHARSET =
            Pattern.compile(
                    "charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final int START = 4_000;
    private static final Pattern HTML =
            Pattern.compile(
                    "(?is)(?:ï»¿)?\\s*(?:<\\?xml[^>]*>\\s*)?(?><!--.*?-->\\s*)*+<(?:!doctype\\s+html|html|head|body)\\b.*");

    private Pages() {}

    /// Reads one page.
    ///
    /// @param contentType as the server sent it; its charset goes before the page's own word
    /// @param address where it was fetched, which its links are relative to
    public static Article read(
            byte[] page, Optional<String> contentType, Optional<String> address) {
        int end = end(page);
        List<Problem> problems =
                end == page.length
                        ? List.of()
                        : List.of(
                                Problem.of(
                                        "page-too-large",
                                        Severity.WARNING,
                                        "the page has " + page.length + " bytes",
                                        "at most "
                                                + BYTES
                                                + " and "
                                                + TAGS
                                                + " tags; the rest is left out"));
        return ArticleReader.read(
                document(page, end, contentType, address.orElse("")), address, problems);
    }

    /// The same as the item of a wire; a page without title or text gives none and says so
    /// (`no-article`).
    public static Reading reading(
            byte[] page, Optional<String> contentType, Optional<String> address) {
        return ArticleItem.reading(read(page, contentType, address));
    }

    /// True for what begins as HTML, whatever it was sent as: feeds are sent as `text/html` too.
    public static boolean isPage(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.ISO_8859_1);
        return HTML.matcher(start).lookingAt();
    }

    /// How much of a page is read.
    private static int end(byte[] page) {
        int end = Math.min(page.length, BYTES);
        int tags = 0;
        for (int i = 0; i < end; i++) {
            if (page[i] == '<' && ++tags > TAGS) {
                return i;
            }
        }
        return end;
    }

    private static Document document(
            byte[] page, int end, Optional<String> contentType, String address) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page, 0, end),
                    contentType.flatMap(Pages::charset).orElse(null),
                    address);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1))
                    ? Optional.of(named.group(1))
                    : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
