package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What docs and service files tell an owner to type and to set exists.
class ServerDocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?:broadtape/broadtape |\\./broadtape |`)(?<words>(?:serve|read|import|export"
                            + "|backup|restore|doctor)\\b[^`|\\n\"]*)");
    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z-]+");

    @Test
    void everyOptionNamedExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path file : files()) {
            Matcher command = COMMAND.matcher(Files.readString(file));
            while (command.find()) {
                commands++;
                CommandLine line = Broadtape.commands();
                for (String word : command.group("words").split("\\s+")) {
                    line = line.getSubcommands().getOrDefault(word, line);
                }
                Matcher flag = FLAG.matcher(command.group("words"));
                while (flag.find()) {
                    if (line.getCommandSpec().findOption(flag.group()) == null) {
                        wrong.add(file + ": " + command.group("words"));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(15);
    }

    @Test
    void everySettingNamedIsOnTheSettingsPage() throws IOException {
        Properties words = new Properties();
        try (InputStream in =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/messages/setting.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        List<String> labels =
                words.values().stream()
                        .map(one -> one.toString().toLowerCase(Locale.ROOT))
                        .toList();
        List<String> named =
                Files.readString(ROOT.resolve("docs/server.md"))
                        .lines()
                        .dropWhile(line -> !line.startsWith("| Setting"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .flatMap(line -> Stream.of(line.split("\\|")[1].split(", ")))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThat(labels).anySatisfy(label -> assertThat(label).startsWith(name)));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> deploy = Files.list(ROOT.resolve("deploy"))) {
            return Stream.concat(
                            deploy,
                            Stream.of(ROOT.resolve("docs/server.md"), ROOT.resolve("README.md")))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
