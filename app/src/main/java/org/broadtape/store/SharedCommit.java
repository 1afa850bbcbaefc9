package org.broadtape.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Small writes of many threads that share one commit: while one is on its way to the disk, those
/// that come wait, and then go together. Each is durable when its [#write] returns.
public final class SharedCommit {
    private final Database database;
    private final ConcurrentLinkedQueue<Piece> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    /// Commits of that database.
    public SharedCommit(Database database) {
        this.database = database;
    }

    /// A thread's write, and what became of it; guarded by the lock.
    private static final class Piece {
        private final Consumer<DSLContext> work;
        private boolean done;
        private Optional<RuntimeException> failure = Optional.empty();

        Piece(Consumer<DSLContext> work) {
            this.work = work;
        }
    }

    /// Writes, and returns when it is durable. The work may be begun twice, the first time in a
    /// transaction that is rolled back because another's work threw.
    public void write(Consumer<DSLContext> work) {
        Piece mine = new Piece(work);
        waiting.add(mine);
        lock.lock();
        try {
            if (!mine.done) {
                write(together());
            }
            if (mine.failure.isPresent()) {
                throw mine.failure.get();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Piece> together() {
        List<Piece> together = new ArrayList<>();
        for (Piece next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
        }
        return together;
    }

    private void write(List<Piece> together) {
        try {
            database.write(tx -> {
                together.forEach(piece -> piece.work.accept(tx));
                return together;
            });
            together.forEach(piece -> piece.done = true);
        } catch (RuntimeException failed) {
            if (together.size() > 1) {
                together.forEach(piece -> write(List.of(piece)));
                return;
            }
            together.getFirst().failure = Optional.of(failed);
            together.getFirst().done = true;
        }
    }
}
