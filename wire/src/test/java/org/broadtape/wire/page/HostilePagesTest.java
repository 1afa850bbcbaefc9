package org.broadtape.wire.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostilePagesTest {
    private static final int MILLISECONDS = 2_000;

    @Test
    void readsEveryPageInTwoSecondsAndTwoHundredMegabytes() throws Exception {
        List<String> lines = read("-Xmx200m");
        assertThat(lines).hasSize(HostilePages.all().size());
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Integer.parseInt(line.substring(0, line.indexOf(' '))))
                                .as(line)
                                .isLessThan(MILLISECONDS));
    }

    /// What a process of its own prints, which holds the pages themselves besides.
    private static List<String> read(String heap) throws IOException, InterruptedException {
        Process reader =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                heap,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostilePages.class.getName())
                        .redirectErrorStream(true)
                        .start();
        List<String> lines =
                new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(reader.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
