package org.broadtape.price.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.broadtape.market.quote.DisplayRights.Audience;

/// A reader who follows some instruments, and what he knows of each. Nothing waits for him: a frame
/// is made of the newest values when it can be written.
final class LiveStream {
    private static final byte[] GREETING = bytes("retry: 3000\n\n");
    private static final byte[] HEARTBEAT = bytes(":\n\n");
    private static final byte[] BEGIN = bytes("event: prices\ndata: {");
    private static final byte[] END = bytes("}\n\n");

    private final Wish wish;
    private final Function<String, Optional<Newest>> newest;
    private final Pipe pipe;
    private final long until;
    private final long[] known;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean greeted;
    private boolean silent;
    private boolean stuck;
    private boolean over;

    /// What a reader asks for.
    ///
    /// @param who counts together with others of the same address
    /// @param reader as whom he sees prices: the owner, or anybody
    /// @param instruments what he follows, each once
    /// @param welcome tells whether he may still listen: false once the site has become private
    record Wish(String who, Audience reader, List<String> instruments, BooleanSupplier welcome) {
        Wish {
            instruments = List.copyOf(instruments);
        }
    }

    /// A stream that has told nothing yet.
    ///
    /// @param newest what is known of an instrument
    /// @param until when it ends by itself, in nanoseconds of the clock that [#look] is given
    LiveStream(Wish wish, Function<String, Optional<Newest>> newest, Pipe pipe, long until) {
        this.wish = wish;
        this.newest = newest;
        this.pipe = pipe;
        this.until = until;
        this.known = new long[wish.instruments().size()];
    }

    Wish wish() {
        return wish;
    }

    /// Is completed when the reader is gone or was let go.
    CompletableFuture<Void> ended() {
        return ended;
    }

    /// Tells what changed since it told last, if it can be written to and anything did.
    void tell() {
        lock.lock();
        try {
            if (!over && pipe.isReady()) {
                Optional<ByteBuffer> frame = frame();
                if (frame.isPresent()) {
                    write(frame.get());
                }
            }
        } catch (IOException gone) {
            over = true;
        } finally {
            lock.unlock();
        }
        finish();
    }

    /// Looks after it once in a heartbeat: says that it is alive where nothing else was said, ends
    /// it where its time is over, and breaks it off where the same frame was under way at two
    /// looks.
    void look(long now) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            if (now >= until || !wish.welcome().getAsBoolean()) {
                over = true;
            } else if (!pipe.isReady()) {
                over = stuck;
                stuck = true;
            } else {
                stuck = false;
                if (silent) {
                    write(ByteBuffer.wrap(HEARTBEAT));
                }
                silent = true;
            }
        } catch (IOException gone) {
            over = true;
        } finally {
            lock.unlock();
        }
        finish();
    }

    /// Lets the reader go.
    void end() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
        finish();
    }

    private void write(ByteBuffer bytes) throws IOException {
        silent = false;
        stuck = false;
        pipe.write(bytes);
    }

    /// Never while locked: whoever waits for the end may do anything.
    private void finish() {
        boolean done;
        boolean broken;
        lock.lock();
        try {
            done = over;
            broken = over && stuck;
        } finally {
            lock.unlock();
        }
        if (broken) {
            pipe.cut();
        }
        if (done) {
            ended.complete(null);
        }
    }

    private Optional<ByteBuffer> frame() {
        List<byte[]> parts = new ArrayList<>(known.length);
        int length = greeted ? 0 : GREETING.length;
        for (int i = 0; i < known.length; i++) {
            Optional<Newest> value = newest.apply(wish.instruments().get(i));
            if (value.isPresent() && value.get().number() != known[i]) {
                known[i] = value.get().number();
                byte[] part = value.get().member(wish.reader());
                parts.add(part);
                length += part.length + 1;
            }
        }
        if (length == 0) {
            return Optional.empty();
        }
        ByteBuffer frame = ByteBuffer.allocate(length + BEGIN.length + END.length);
        if (!greeted) {
            greeted = true;
            frame.put(GREETING);
        }
        for (int i = 0; i < parts.size(); i++) {
            frame.put(i == 0 ? BEGIN : COMMA).put(parts.get(i));
        }
        if (!parts.isEmpty()) {
            frame.put(END);
        }
        return Optional.of(frame.flip());
    }

    private static final byte[] COMMA = bytes(",");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
