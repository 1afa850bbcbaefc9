package org.broadtape.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.broadtape.base.Stamp;
import org.broadtape.wire.page.Article;

/// What the measures of article pages share.
final class PageCases {
    private static final int MOST = 64_000_000;

    private static final DateTimeFormatter TOLD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss][.SSSSSS][.SSS][XXX][XX]");

    private PageCases() {}

    /// A page's bytes; those of `.gz` unpacked.
    static byte[] page(Cases.File file) throws IOException {
        if (!file.path().endsWith(".gz")) {
            return file.bytes();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            return in.readNBytes(MOST);
        }
    }

    /// Words with every white space as one blank.
    static String collapsed(String words) {
        return words.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /// The names in a line that parts them by commas, semicolons or bars.
    static Set<String> names(String line) {
        Set<String> names = new TreeSet<>();
        for (String name : line.split("[,;|]")) {
            if (!name.isBlank()) {
                names.add(collapsed(name).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /// True where what was found is the moment some words tell: the same instant, the same local
    /// time where neither names a zone, the same day where only a day is told.
    static boolean sameMoment(Optional<Article.Moment> found, String told) {
        if (found.isEmpty()) {
            return false;
        }
        Article.Moment moment = found.orElseThrow();
        String iso = told.strip().replace(' ', 'T');
        if (iso.length() <= 10) {
            return moment.day().toString().equals(iso);
        }
        if (moment.time().isEmpty()) {
            return iso.startsWith(moment.day() + "T00:00:00");
        }
        Stamp time = moment.time().orElseThrow();
        TemporalAccessor gold = TOLD.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return gold instanceof OffsetDateTime zoned
                ? zoned.toInstant().equals(time.at())
                : gold.equals(time.local().toLocalDateTime());
    }

    /// A share, rounded down to four places.
    static void put(Map<String, Double> figures, String name, double share) {
        figures.put(name, Math.floor(10_000 * share + 1e-9) / 10_000);
    }
}
