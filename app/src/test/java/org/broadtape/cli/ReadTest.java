package org.broadtape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.WireItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadTest {
    private static final String STORIES =
            """
            {"uri": "urn:one", "headlines": [{"value": "One"}], "edNote": "first\\nsecond"}
            {"uri": "urn:two", "headlines": [{"value": "Two"}]}
            """;

    @TempDir Path folder;

    private String read(String... words) throws IOException {
        Path file = folder.resolve("stories.json");
        Files.writeString(file, STORIES);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Read read = new Read(new PrintStream(said, true, StandardCharsets.UTF_8));
        String[] line = java.util.Arrays.copyOf(words, words.length + 1);
        line[words.length] = file.toString();
        assertThat(new CommandLine(read).execute(line)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsOneObjectALineAndTheFileItCameFrom() throws IOException {
        List<String> lines = read().lines().toList();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{").contains("stories.json"));
    }

    @Test
    void printsOneDocumentALine() throws IOException {
        List<String> lines = read("--as", "newsml-g2").lines().toList();
        assertThat(lines).hasSize(2);
        WireItem first =
                Feeds.read(lines.getFirst().getBytes(StandardCharsets.UTF_8)).items().getFirst();
        assertThat(first.edNote()).contains("first\nsecond");
        assertThat(first.headline()).isEqualTo("One");
    }

    @Test
    void refusesAFormThatIsNotWritten() {
        Path file = folder.resolve("stories.json");
        assertThat(new CommandLine(new Read()).execute("--as", "rss", file.toString()))
                .isEqualTo(2);
    }
}
