package org.broadtape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.broadtape.store.Journal.Draft;
import org.broadtape.store.JournalEntry.Kind;
import org.broadtape.testkit.TestClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class JournalTest {
    private static final int WRITERS = 4;
    private static final int EACH = 40;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Database database;
    private final Journal journal;

    JournalTest(TestDatabases databases, @TempDir Path folder) {
        database = databases.open(folder);
        journal = new Journal(database, new TestClock());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void tellsOnlyWhatWasCommittedAndLeavesNoGap() {
        write(1);
        assertThatThrownBy(() ->
                        database.write(tx -> {
                            append(tx, 2);
                            throw new IllegalStateException("Changed my mind");
                        }))
                .hasMessage("Changed my mind");
        write(3);
        assertThat(journal.after(0, 10))
                .extracting(JournalEntry::position, JournalEntry::story)
                .containsExactly(tuple(1L, 1L), tuple(2L, 3L));
    }

    @Test
    void whoReadsWhileManyWriteMissesNothing() throws Exception {
        List<Future<Boolean>> writers = new ArrayList<>();
        for (long writer = 0; writer < WRITERS; writer++) {
            long number = writer;
            writers.add(
                    threads.submit(() -> {
                        for (long one = 0; one < EACH; one++) {
                            write(number * EACH + one);
                        }
                        return true;
                    }));
        }
        List<Long> seen = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (seen.size() < WRITERS * EACH) {
            assertThat(System.nanoTime()).as("the deadline, after " + seen).isLessThan(deadline);
            long cursor = seen.isEmpty() ? 0 : seen.getLast();
            journal.awaitAfter(cursor, Duration.ofMillis(50));
            journal.after(cursor, 7).forEach(entry -> seen.add(entry.position()));
        }
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList());
        for (Future<Boolean> writer : writers) {
            assertThat(writer.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private long write(long story) {
        database.write(tx -> {
            append(tx, story);
            return story;
        });
        journal.announce();
        return story;
    }

    private void append(DSLContext tx, long story) {
        journal.append(tx, List.of(new Draft(Kind.FIRST_SEEN, story, 1, 1)));
    }
}
