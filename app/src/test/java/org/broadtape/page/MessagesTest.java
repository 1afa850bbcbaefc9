package org.broadtape.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The message catalogue: every key that a page says is there, and every key there is said.
class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /// A key as code writes it, whole or up to where a value is added: `"front.status." + name`. A
    /// feature that adds to its bare name (`"setting." + name`) has all its keys said.
    private static final Pattern KEY =
            Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)*\\.|[a-z]+(?:\\.[a-z0-9-]+)+)\"");

    @Test
    void everyKeySaidIsThereAndEveryKeyThereIsSaid() throws IOException {
        Map<String, String> words = catalogue();
        Set<String> features =
                words.keySet().stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet());
        Set<String> said = said(features);
        Set<String> faults = new TreeSet<>();
        for (String key : said) {
            boolean begins = key.endsWith(".");
            boolean known =
                    begins
                            ? words.keySet().stream().anyMatch(one -> one.startsWith(key))
                            : words.containsKey(key)
                                    || words.keySet().stream()
                                            .anyMatch(one -> one.startsWith(key + "."));
            if (!known) {
                faults.add("said and not there: " + key);
            }
        }
        for (String key : words.keySet()) {
            boolean used =
                    said.contains(key)
                            || said.stream()
                                    .anyMatch(one ->
                                            key.startsWith(one.endsWith(".") ? one : one + "."));
            if (!used) {
                faults.add("there and not said: " + key);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyPatternCanBeFilled() throws IOException {
        Set<String> faults = new TreeSet<>();
        catalogue()
                .forEach((key, pattern) -> {
                    try {
                        if (pattern.contains("{0")) {
                            new MessageFormat(pattern).format(new Object[] {1, 2, 3, 4, 5, 6});
                        }
                    } catch (IllegalArgumentException wrong) {
                        faults.add(key + ": " + wrong.getMessage());
                    }
                    if (pattern.isBlank()) {
                        faults.add(key + " says nothing");
                    }
                    if (pattern.contains("!")) {
                        faults.add(key + " shouts");
                    }
                });
        assertThat(faults).isEmpty();
    }

    private static Map<String, String> catalogue() throws IOException {
        Map<String, String> all = new HashMap<>();
        for (Path file : list(MESSAGES, ".properties")) {
            String feature = file.getFileName().toString().replace(".properties", "");
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                words.load(reader);
            }
            for (String key : words.stringPropertyNames()) {
                assertThat(key).as("in " + file).startsWith(feature + ".");
                all.put(key, words.getProperty(key));
            }
        }
        return all;
    }

    private static Set<String> said(Set<String> features) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            for (Path file : list(folder, "")) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    String one = key.group(1);
                    if (!one.endsWith(".jte")
                            && features.contains(one.substring(0, one.indexOf('.')))) {
                        keys.add(one);
                    }
                }
            }
        }
        return keys;
    }

    /// The files of a folder; the command line's are left out, which says nothing on pages.
    private static List<Path> list(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().contains("/cli/"))
                    .filter(one -> one.toString().endsWith(ending))
                    .toList();
        }
    }
}
