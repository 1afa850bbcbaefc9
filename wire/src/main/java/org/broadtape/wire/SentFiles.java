package org.broadtape.wire;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.broadtape.wire.internal.newsml.Sent;

/// Adds the files beside an agency's text: pictures, and what else has an address. A file that lies
/// nowhere a reader could go is a fact.
final class SentFiles {
    private SentFiles() {}

    static void add(Sent sent, WireItemBuilder item) {
        for (Sent.File file : sent.files) {
            Optional<URI> address = FeedItems.web(sent.links.absolute(file.address().strip()));
            if (address.isEmpty()) {
                item.fact(
                        "file " + FeedItems.cut(file.address(), 100),
                        FeedItems.cut(file.mediaType(), 100));
            } else if (file.isPicture()) {
                item.pictures(List.of(picture(file, address.orElseThrow())));
            } else {
                item.enclosures(List.of(enclosure(file, address.orElseThrow())));
            }
        }
    }

    private static WireItem.Picture picture(Sent.File file, URI address) {
        Optional<String> caption = SentItem.some(file.caption(), FeedItems.TERMS);
        boolean archive =
                caption.filter(words -> words.toUpperCase(Locale.ROOT).contains("FILE PHOTO"))
                        .isPresent();
        return new WireItem.Picture(
                address,
                caption,
                SentItem.some(file.credit(), FeedItems.NAME),
                archive,
                Optional.empty(),
                WireItem.Rights.UNSAID,
                size(file.width()),
                size(file.height()));
    }

    private static WireItem.Enclosure enclosure(Sent.File file, URI address) {
        return new WireItem.Enclosure(
                address,
                SentItem.some(file.mediaType(), 100),
                file.size().matches("\\d{1,12}")
                        ? OptionalLong.of(Long.parseLong(file.size()))
                        : OptionalLong.empty());
    }

    private static OptionalInt size(String claimed) {
        return claimed.matches("[1-9]\\d{0,4}")
                ? OptionalInt.of(Integer.parseInt(claimed))
                : OptionalInt.empty();
    }
}
