package org.broadtape.wire;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.wire.internal.html.References;

/// The picture of an item that names none but has one in its text, as most sites' feeds do. Reads
/// the sanitiser's HTML, whose tags are whole and whose addresses are absolute.
final class BodyPicture {
    /// Smaller ones, by what the tag claims, are signs, faces and marks that count readers.
    private static final int LEAST_SIDE = 64;

    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 8_000;
    private static final int LONGEST_FIGURE = 20_000;

    private final String html;

    private BodyPicture(String html) {
        this.html = html;
    }

    /// The first picture in the text that may be one of the story; empty where there is none.
    static Optional<WireItem.Picture> first(String html) {
        BodyPicture body = new BodyPicture(html);
        int at = html.indexOf("<img ");
        for (int tags = 0; at >= 0 && tags < MOST_TAGS; tags++) {
            Optional<WireItem.Picture> picture = body.at(at);
            if (picture.isPresent()) {
                return picture;
            }
            at = html.indexOf("<img ", at + 5);
        }
        return Optional.empty();
    }

    private Optional<WireItem.Picture> at(int tag) {
        Map<String, String> said = new HashMap<>();
        int end = attributes(tag + 5, said);
        Optional<URI> address = Optional.ofNullable(said.get("src")).flatMap(FeedItems::web);
        OptionalInt width = size(said.get("width"));
        OptionalInt height = size(said.get("height"));
        if (address.isEmpty()
                || width.orElse(LEAST_SIDE) < LEAST_SIDE
                || height.orElse(LEAST_SIDE) < LEAST_SIDE) {
            return Optional.empty();
        }
        Optional<String> caption =
                caption(end)
                        .or(() -> Optional.ofNullable(said.get("alt")))
                        .map(words -> words.replaceAll("\\s+", " ").strip())
                        .filter(words -> !words.isEmpty() && words.length() <= FeedItems.TERMS);
        return Optional.of(
                new WireItem.Picture(
                        address.orElseThrow(),
                        caption,
                        Optional.empty(),
                        caption.map(words -> words.toUpperCase(Locale.ROOT).contains("FILE PHOTO"))
                                .orElse(false),
                        Optional.empty(),
                        WireItem.Rights.UNSAID,
                        width,
                        height));
    }

    /// Reads `name="value"` up to the tag's end; answers where that is.
    private int attributes(int from, Map<String, String> into) {
        int most = Math.min(html.length(), from + LONGEST_TAG);
        int at = from;
        while (at < most && html.charAt(at) != '>') {
            int equals = html.indexOf("=\"", at);
            int end = html.indexOf('>', at);
            if (equals < 0 || equals > most || (end >= 0 && end < equals)) {
                return Math.max(at, end);
            }
            int close = html.indexOf('"', equals + 2);
            if (close < 0 || close > most) {
                return at;
            }
            into.putIfAbsent(
                    html.substring(at, equals).strip().toLowerCase(Locale.ROOT),
                    References.read(html.substring(equals + 2, close)));
            at = close + 1;
        }
        return at;
    }

    /// The caption of the figure that the picture stands in.
    private Optional<String> caption(int from) {
        int end = html.indexOf("</figure>", from);
        int open = html.indexOf("<figcaption", from);
        int next = html.indexOf("<figure", from);
        if (end < 0
                || end - from > LONGEST_FIGURE
                || open < 0
                || open > end
                || (next >= 0 && next < open)) {
            return Optional.empty();
        }
        int start = html.indexOf('>', open);
        int close = html.indexOf("</figcaption>", open);
        if (start < 0 || close < start || close > end) {
            return Optional.empty();
        }
        return Optional.of(
                        References.read(
                                html.substring(start + 1, close)
                                        .replaceAll("<[^<>]{0,2000}>", " ")))
                .filter(words -> !words.isBlank());
    }

    private static OptionalInt size(@org.jspecify.annotations.Nullable String claimed) {
        return claimed != null && claimed.matches("[0-9]{1,5}")
                ? OptionalInt.of(Integer.parseInt(claimed))
                : OptionalInt.empty();
    }
}
