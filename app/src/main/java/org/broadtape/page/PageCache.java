package org.broadtape.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.broadtape.store.Follower;
import org.broadtape.store.JournalEntry;

/// Pages of readers who are not signed in, as compressed bytes. A page of a list holds until the
/// journal moves, a page of a story until that story changes, both no longer than said when they
/// were made. Bounded by bytes; the least useful go first. Pages of somebody signed in are never
/// kept.
///
/// It follows the journal in memory: a page asked for after an entry was followed is made from what
/// stood in the database after that entry.
public final class PageCache {
    /// The longest a page of a list is kept, whatever the journal says: an expiry may pass in the
    /// meantime.
    public static final Duration LIST = Duration.ofSeconds(5);

    /// The longest a page of a story is kept, whatever the journal says: a source may be renamed.
    public static final Duration STORY = Duration.ofMinutes(10);

    private static final int SLOTS = 4096;

    private final Clock clock;
    private final Cache<Key, Kept> kept;
    private final AtomicLong lists = new AtomicLong();
    private final AtomicLongArray stories = new AtomicLongArray(SLOTS);
    private final AtomicLong position;

    /// A cache of at most so many bytes.
    ///
    /// @param head the journal's last position, from which it follows
    public PageCache(Clock clock, long bytes, long head) {
        this.clock = clock;
        this.position = new AtomicLong(head);
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((Key key, Kept page) -> page.gzip().length + 512)
                        .build();
    }

    /// What a page was made of.
    ///
    /// @param status the HTTP status
    /// @param html its bytes, UTF-8
    /// @param until when it stops being true by itself; absent where nothing in it ends
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    public record Made(int status, byte[] html, Optional<Instant> until) {
        /// A page that stays true until something happens.
        public static Made of(byte[] html) {
            return new Made(200, html, Optional.empty());
        }
    }

    /// Answers with a list's page.
    ///
    /// @param frame the page's frame without its title: who asks, from where, under what settings
    /// @param detail what else tells this page from others of its path
    public void list(Context request, Frame frame, String detail, Supplier<Made> make) {
        answer(request, new Key(frame, detail), lists.get(), LIST, make);
    }

    /// Answers with a page of one story.
    public void story(
            Context request, Frame frame, String detail, long story, Supplier<Made> make) {
        answer(request, new Key(frame, detail), stories.get(slot(story)), STORY, make);
    }

    /// What keeps the cache true; to be started with the other followers.
    public Follower follower() {
        return new Follower() {
            @Override
            public String name() {
                return "pages";
            }

            @Override
            public void follow(List<JournalEntry> entries) {
                for (JournalEntry entry : entries) {
                    stories.incrementAndGet(slot(entry.story()));
                }
                lists.incrementAndGet();
                if (entries.stream().anyMatch(PageCache::withdraws)) {
                    kept.invalidateAll();
                }
                position.set(entries.getLast().position());
            }

            @Override
            public OptionalLong ownCursor() {
                return OptionalLong.of(position.get());
            }
        };
    }

    /// Whether words have to go, from memory too.
    private static boolean withdraws(JournalEntry entry) {
        return switch (entry.kind()) {
            case KILLED, EXPIRED, REMOVED -> true;
            case FIRST_SEEN, REVISED, CORRECTED, HELD, RELEASED, TOUCHED -> false;
        };
    }

    private void answer(
            Context request, Key key, long stamp, Duration longest, Supplier<Made> make) {
        if (key.frame().ownerName().isPresent()) {
            Made made = make.get();
            request.status(made.status())
                    .header("Cache-Control", "private, no-store")
                    .contentType("text/html; charset=utf-8")
                    .result(made.html());
            return;
        }
        Kept page = kept.getIfPresent(key);
        Instant now = clock.instant();
        if (page == null || page.stamp() != stamp || !now.isBefore(page.until())) {
            page = kept(make.get(), stamp, now.plus(longest));
            kept.put(key, page);
        }
        send(request, page);
    }

    private static void send(Context request, Kept page) {
        request.header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Encoding, Cookie")
                .contentType("text/html; charset=utf-8");
        if (page.status() == 200 && page.tag().isHeld(request)) {
            return;
        }
        request.status(page.status());
        String accepted = request.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            request.header("Content-Encoding", "gzip").result(page.gzip());
            return;
        }
        request.result(unzipped(page.gzip()));
    }

    private static Kept kept(Made made, long stamp, Instant latest) {
        Instant until = made.until().filter(latest::isAfter).orElse(latest);
        return new Kept(made.status(), zipped(made.html()), Tag.of(made.html()), stamp, until);
    }

    private static int slot(long story) {
        return (int) Math.floorMod(story, (long) SLOTS);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream zip =
                new GZIPOutputStream(out, 8192) {
                    {
                        def.setLevel(Deflater.BEST_SPEED + 2);
                    }
                }) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record Key(Frame frame, String detail) {}

    /// @param stamp how often what it depends on had changed when it was made
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    private record Kept(int status, byte[] gzip, Tag tag, long stamp, Instant until) {}
}
