package org.broadtape.wire.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// The door to article pages: bytes in, an [Article] out. Never throws at a page and fetches
/// nothing; what is beyond [#BYTES] is passed over and named (`page-too-large`).
public final class Pages {
    /// The most bytes read of one page.
    public static final int BYTES = 4_000_000;

    private static final Pattern CHARSET =
            Pattern.compile(
                    "charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private Pages() {}

    /// Reads one page.
    ///
    /// @param contentType as the server sent it; its charset goes before the page's own word
    /// @param address where it was fetched, which its links are relative to
    public static Article read(
            byte[] page, Optional<String> contentType, Optional<String> address) {
        List<Problem> problems =
                page.length <= BYTES
                        ? List.of()
                        : List.of(
                                Problem.of(
                                        "page-too-large",
                                        Severity.WARNING,
                                        "the page has " + page.length + " bytes",
                                        "at most " + BYTES + ", what follows is left out"));
        return ArticleReader.read(
                document(page, contentType, address.orElse("")), address, problems);
    }

    private static Document document(byte[] page, Optional<String> contentType, String address) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page, 0, Math.min(page.length, BYTES)),
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
