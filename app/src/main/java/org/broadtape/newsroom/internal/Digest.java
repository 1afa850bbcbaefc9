package org.broadtape.newsroom.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.broadtape.base.Sha256;
import org.broadtape.wire.WireItem;

/// What makes a version differ from the one before: its words, not its times, markup, links or the
/// parameters that trackers add to them; and its terms, which may change under the same words.
///
/// @param words of what readers read
/// @param terms of when and how they may
record Digest(String words, String terms) {
    static Digest of(WireItem item) {
        List<String> words = new ArrayList<>();
        words.add(item.headTag().orElse(""));
        words.add(item.headline());
        words.add(item.summary().orElse(""));
        words.add(item.bodyText());
        words.add(item.byline().orElse(""));
        words.addAll(item.writers());
        words.add(item.dateline().orElse(""));
        words.add(item.edNote().orElse(""));
        item.symbols().forEach(one -> words.add(one.scheme() + ":" + one.value()));
        item.pictures()
                .forEach(one -> words.add(one.caption().orElse("") + one.credit().orElse("")));
        List<String> terms =
                List.of(
                        item.rights().usageTerms().orElse(""),
                        item.pubStatus().code(),
                        item.embargoedUntil().map(Instant::toString).orElse(""),
                        item.expires().map(Instant::toString).orElse(""));
        return new Digest(sum(words), sum(terms));
    }

    /// The inverse of [#toString].
    static Digest parse(String written) {
        int gap = written.indexOf('.');
        return new Digest(written.substring(0, gap), written.substring(gap + 1));
    }

    private static String sum(List<String> parts) {
        MessageDigest sum = Sha256.begin();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.setLength(0);
            squeeze(part, line);
            sum.update(line.append('\0').toString().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sum.digest(), 0, 12);
    }

    /// Blanks of every kind and number count as one.
    private static void squeeze(String part, StringBuilder line) {
        boolean gap = false;
        for (int i = 0; i < part.length(); i++) {
            char unit = part.charAt(i);
            if (Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == 0) {
                gap = !line.isEmpty();
                continue;
            }
            if (gap) {
                line.append(' ');
                gap = false;
            }
            line.append(unit);
        }
    }

    @Override
    public String toString() {
        return words + "." + terms;
    }
}
