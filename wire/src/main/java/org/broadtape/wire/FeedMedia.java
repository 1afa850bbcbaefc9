package org.broadtape.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;

/// Gathers the pictures and files of one item: enclosures, Media RSS, the item's own picture, else
/// the first in its text; each address once, and no more than an item can mean.
final class FeedMedia {
    /// The most pictures of one item.
    static final int PICTURES = 50;

    /// The most other files of one item.
    static final int ENCLOSURES = 64;

    private final List<WireItem.Picture> pictures = new ArrayList<>(1);
    private final List<WireItem.Enclosure> enclosures = new ArrayList<>(0);
    private final Set<URI> seen = new HashSet<>(4);
    private boolean morePictures;
    private boolean moreEnclosures;

    private FeedMedia() {}

    /// Gives an item its pictures and files, and names what there was too much of.
    static void gather(FeedPart entry, WireItemBuilder item, List<Problem> problems) {
        FeedMedia media = new FeedMedia();
        media.links(entry);
        media.elements(entry.element(), Optional.empty());
        entry.image()
                .flatMap(FeedPart.Image::url)
                .flatMap(FeedItems::web)
                .ifPresent(url -> media.picture(url, Optional.empty(), Optional.empty()));
        if (media.pictures.isEmpty()) {
            BodyPicture.first(item.bodyHtml()).ifPresent(media.pictures::add);
        }
        item.pictures(media.pictures).enclosures(media.enclosures);
        if (media.morePictures) {
            problems.add(tooMany("pictures", PICTURES));
        }
        if (media.moreEnclosures) {
            problems.add(tooMany("enclosures", ENCLOSURES));
        }
    }

    /// The problem of an item that has more of something than is kept.
    static Problem tooMany(String what, int most) {
        return Problem.of(
                "too-many-" + what, Severity.ERROR, "the item has more " + what, "at most " + most);
    }

    private void links(FeedPart entry) {
        for (FeedPart.Link link : entry.links()) {
            if (!link.rel().equals("enclosure")) {
                continue;
            }
            Optional<URI> address = link.href().flatMap(FeedItems::web);
            if (address.isEmpty()) {
                continue;
            }
            if (isPicture(link.type(), address.orElseThrow())) {
                picture(address.orElseThrow(), Optional.empty(), Optional.empty());
            } else {
                enclosure(address.orElseThrow(), link.type(), link.length());
            }
        }
    }

    /// Media RSS, whose descriptions stand in the picture, in its group or in the item.
    private void elements(FeedElement within, Optional<FeedElement> group) {
        Optional<FeedElement> thumbnail = Optional.empty();
        for (FeedElement e : within.elements()) {
            switch (e.key()) {
                case "media:group" -> elements(e, Optional.of(e));
                case "media:content" -> {
                    content(e, group.or(() -> Optional.of(within)));
                    thumbnail = thumbnail.or(() -> e.element("media:thumbnail"));
                }
                case "media:thumbnail" -> thumbnail = thumbnail.or(() -> Optional.of(e));
                default -> {}
            }
        }
        if (pictures.isEmpty() && thumbnail.isPresent()) {
            FeedElement e = thumbnail.orElseThrow();
            e.attribute("url")
                    .map(e::resolve)
                    .flatMap(FeedItems::web)
                    .ifPresent(url -> picture(url, Optional.of(e), Optional.of(within)));
        }
    }

    private void content(FeedElement e, Optional<FeedElement> around) {
        Optional<URI> address = e.attribute("url").map(e::resolve).flatMap(FeedItems::web);
        if (address.isEmpty()) {
            return;
        }
        boolean picture =
                e.attribute("medium").isPresent()
                        ? e.attribute("medium").orElseThrow().equals("image")
                        : isPicture(e.attribute("type"), address.orElseThrow());
        if (picture) {
            picture(address.orElseThrow(), Optional.of(e), around);
        } else {
            enclosure(address.orElseThrow(), e.attribute("type"), e.attribute("fileSize"));
        }
    }

    private static boolean isPicture(Optional<String> type, URI address) {
        if (type.isPresent() && !type.orElseThrow().isBlank()) {
            return type.orElseThrow().startsWith("image");
        }
        String path = address.getPath() == null ? "" : address.getPath().toLowerCase(Locale.ROOT);
        return path.endsWith(".jpg")
                || path.endsWith(".jpeg")
                || path.endsWith(".png")
                || path.endsWith(".webp")
                || path.endsWith(".gif");
    }

    private void enclosure(URI address, Optional<String> type, Optional<String> length) {
        if (enclosures.size() >= ENCLOSURES) {
            moreEnclosures |= !seen.contains(address);
        } else if (seen.add(address)) {
            enclosures.add(
                    new WireItem.Enclosure(
                            address,
                            type.filter(t -> !t.isBlank() && t.length() <= FeedItems.NAME),
                            length(length)));
        }
    }

    private void picture(URI address, Optional<FeedElement> element, Optional<FeedElement> around) {
        if (pictures.size() >= PICTURES) {
            morePictures |= !seen.contains(address);
            return;
        }
        if (!seen.add(address)) {
            return;
        }
        Optional<String> caption =
                said(element, "media:description").or(() -> said(element, "media:text"));
        Optional<String> credit =
                said(element, "media:credit").or(() -> said(around, "media:credit"));
        Optional<String> copyright =
                said(element, "media:copyright").or(() -> said(around, "media:copyright"));
        boolean file =
                caption.map(words -> words.toUpperCase(Locale.ROOT).contains("FILE PHOTO"))
                        .orElse(false);
        pictures.add(
                new WireItem.Picture(
                        address,
                        caption,
                        credit,
                        file,
                        Optional.empty(),
                        copyright.isEmpty()
                                ? WireItem.Rights.UNSAID
                                : new WireItem.Rights(
                                        Optional.empty(), Optional.empty(), copyright),
                        size(element, "width"),
                        size(element, "height")));
    }

    private static Optional<String> said(Optional<FeedElement> element, String name) {
        return element.flatMap(e -> e.element(name))
                .map(e -> FeedItems.oneLine(e.inner(), FeedItems.TERMS))
                .filter(words -> !words.isEmpty());
    }

    private static OptionalInt size(Optional<FeedElement> element, String name) {
        Optional<String> size =
                element.flatMap(e -> e.attribute(name)).filter(words -> isNumber(words, 5));
        return size.isPresent()
                ? OptionalInt.of(Integer.parseInt(size.orElseThrow()))
                : OptionalInt.empty();
    }

    private static OptionalLong length(Optional<String> words) {
        Optional<String> digits = words.map(String::strip).filter(w -> isNumber(w, 15));
        return digits.isPresent()
                ? OptionalLong.of(Long.parseLong(digits.orElseThrow()))
                : OptionalLong.empty();
    }

    /// Whether it is digits alone, and no more than so many.
    private static boolean isNumber(String words, int most) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) < '0' || words.charAt(i) > '9') {
                return false;
            }
        }
        return !words.isEmpty() && words.length() <= most;
    }
}
