package org.broadtape.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Sha256;

/// What makes an entry of a feed the same as one seen before, and the address a reader would open.
///
/// - The id as sent. In RSS, where some senders give all items one guid, an id that stands with
///   several links is none.
/// - An id that is the link with a time behind it (`?time=1784215402`) is the link, and the time a
///   version.
/// - Else the link, else a digest of what tells this entry from others.
final class FeedIdentity {
    /// The most UTF-16 units of an identity as sent; a longer one is told by its digest.
    static final int LONGEST = 2_000;

    private static final Pattern TIMED = Pattern.compile("(.+)\\?time=(\\d{9,13})");

    private final Set<String> shared;

    private FeedIdentity(Set<String> shared) {
        this.shared = shared;
    }

    /// The identities of a feed's entries.
    static FeedIdentity of(List<FeedPart> entries, boolean atom) {
        Set<String> shared = new HashSet<>();
        Map<String, String> links = new HashMap<>();
        for (FeedPart entry : atom ? List.<FeedPart>of() : entries) {
            Optional<String> id = id(entry);
            if (id.isPresent() && entry.link().isPresent()) {
                String link = entry.link().orElseThrow();
                String before = links.putIfAbsent(id.orElseThrow(), link);
                if (before != null && !before.equals(link)) {
                    shared.add(id.orElseThrow());
                }
            }
        }
        return new FeedIdentity(shared);
    }

    /// The entries of a feed, those together that tell of one version of one item: in Atom those of
    /// one id and time, elsewhere those of one id, link, title and time.
    static List<List<FeedPart>> grouped(List<FeedPart> entries, boolean atom) {
        Map<List<Object>, List<FeedPart>> groups = new LinkedHashMap<>();
        for (FeedPart entry : entries) {
            Optional<String> id = id(entry);
            boolean alone = atom && (entry.updated().isPresent() || entry.published().isPresent());
            List<Object> key =
                    id.isEmpty()
                            ? List.of(groups.size())
                            : List.of(
                                    id.orElseThrow(),
                                    entry.updated().map(FeedPart.When::printed),
                                    entry.published().map(FeedPart.When::printed),
                                    alone ? Optional.empty() : entry.link(),
                                    alone ? Optional.empty() : entry.title().map(FeedText::raw));
            groups.computeIfAbsent(key, unseen -> new ArrayList<>(1)).add(entry);
        }
        return List.copyOf(groups.values());
    }

    /// An entry's identity.
    String of(FeedPart entry, String headline) {
        Optional<String> sent = id(entry).filter(id -> !shared.contains(id));
        if (sent.isPresent()) {
            String id = timed(entry).map(time -> time.group(1)).orElse(sent.orElseThrow());
            return id.length() <= LONGEST ? id : digest(id);
        }
        Optional<String> link = entry.link().map(String::strip).filter(id -> !id.isEmpty());
        if (link.isPresent() && link.orElseThrow().length() <= LONGEST) {
            return link.orElseThrow();
        }
        StringBuilder told = new StringBuilder(headline);
        entry.published().ifPresent(when -> told.append('\n').append(when.printed()));
        for (FeedElement element : entry.element().elements()) {
            if (!element.prefix().isEmpty() && !element.hasElements()) {
                told.append('\n').append(element.words());
            }
        }
        if (told.isEmpty()) {
            entry.summary().ifPresent(summary -> told.append(summary.raw()));
            entry.contents().forEach(content -> told.append(content.raw()));
        }
        return digest(told.toString());
    }

    /// The version that an entry's id tells, if it does.
    static Optional<String> version(FeedPart entry) {
        return timed(entry).map(time -> time.group(2));
    }

    /// The address a reader would open: the entry's own rather than that of a counter between.
    static Optional<String> address(FeedPart entry) {
        Optional<String> original =
                entry.element()
                        .element("feedburner:origLink")
                        .map(e -> e.words().strip())
                        .filter(words -> FeedItems.web(words).isPresent());
        if (original.isPresent()) {
            return original;
        }
        boolean counted = entry.link().filter(link -> link.contains("/~r/")).isPresent();
        Optional<String> own = id(entry).filter(id -> FeedItems.web(id).isPresent());
        return counted && own.isPresent() ? own : entry.link();
    }

    private static Optional<String> id(FeedPart entry) {
        return entry.id().map(String::strip).filter(id -> !id.isEmpty());
    }

    private static Optional<Matcher> timed(FeedPart entry) {
        return id(entry)
                .filter(id -> id.length() <= LONGEST)
                .map(TIMED::matcher)
                .filter(Matcher::matches)
                .filter(time -> entry.link().filter(time.group(1)::equals).isPresent());
    }

    /// What stands for an identity that the source gives none of.
    static String digest(String words) {
        byte[] sum = Sha256.of(words.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(sum, 0, 16);
    }
}
