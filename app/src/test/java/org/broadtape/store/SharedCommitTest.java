package org.broadtape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.broadtape.store.tables.Tables.SETTING;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCommitTest {
    @TempDir Path folder;

    @Test
    void writesWhatManyThreadsHandInOnceEach() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("shared.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SharedCommit commit = new SharedCommit(database);
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "n" + i;
                written.add(threads.submit(() -> put(commit, name)));
            }
            for (Future<?> one : written) {
                one.get();
            }
            assertThat(count(database)).isEqualTo(200);
        }
    }

    @Test
    void leavesAFailureWithWhoeverCausedIt() throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("shared.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SharedCommit commit = new SharedCommit(database);
            put(commit, "taken");
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String name = "n" + i;
                others.add(threads.submit(() -> put(commit, name)));
            }
            assertThatThrownBy(() -> put(commit, "taken")).isInstanceOf(RuntimeException.class);
            for (Future<?> one : others) {
                one.get();
            }
            assertThat(count(database)).isEqualTo(51);
        }
    }

    private static void put(SharedCommit commit, String name) {
        commit.write(tx ->
                tx.insertInto(SETTING).set(SETTING.NAME, name).set(SETTING.VALUE, "v").execute());
    }

    private static int count(Database database) {
        return database.read(db -> db.fetchCount(SETTING));
    }
}
