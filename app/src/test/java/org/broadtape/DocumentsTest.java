package org.broadtape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents name real code, real files and every dependency.
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern NAMED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern ARTIFACT =
            Pattern.compile("<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String to = link.group(1);
                if (!to.matches("[a-z]+:.*") && !Files.exists(document.resolveSibling(to))) {
                    broken.add(ROOT.relativize(document) + " links " + to);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyClassNamedExists() throws IOException {
        Set<String> classes = types();
        Set<String> missing = new TreeSet<>();
        for (String name : List.of("ARCHITECTURE.md", "CONTRIBUTING.md")) {
            Matcher named = NAMED.matcher(prose(ROOT.resolve(name)));
            while (named.find()) {
                String last = named.group(1).replaceAll("[(#@].*", "").replaceAll(".*\\.", "");
                if (TYPE.matcher(last).matches() && !classes.contains(last)) {
                    missing.add(name + " names `" + named.group(1) + "`");
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyDependencyHasItsLine() throws IOException {
        String lines = Files.readString(ROOT.resolve("DEPENDENCIES.md"));
        Set<String> unnamed = new TreeSet<>();
        for (Path pom : files("pom.xml")) {
            Matcher dependency = DEPENDENCY.matcher(Files.readString(pom));
            while (dependency.find()) {
                Matcher artifact = ARTIFACT.matcher(dependency.group(1));
                boolean own = dependency.group(1).contains("<groupId>org.broadtape</groupId>");
                if (!own && artifact.find() && !lines.contains(artifact.group(1))) {
                    unnamed.add(artifact.group(1));
                }
            }
        }
        assertThat(unnamed).isEmpty();
    }

    /// A document without its fenced blocks.
    private static String prose(Path document) throws IOException {
        return Files.readString(document).replaceAll("(?s)```.*?```", "");
    }

    private static List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> here = Files.list(folder)) {
                here.filter(one -> one.toString().endsWith(".md")).forEach(found::add);
            }
        }
        return found;
    }

    /// Every class of ours by its simple name, nested ones too, and the JDK's that documents name.
    private static Set<String> types() throws IOException {
        Set<String> names = new HashSet<>(Set.of("Optional", "Duration", "Instant", "Clock"));
        Pattern declared =
                Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z][A-Za-z0-9]*)");
        for (Path source : files(".java")) {
            Matcher one = declared.matcher(Files.readString(source));
            while (one.find()) {
                names.add(one.group(1));
            }
        }
        return names;
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(one -> one.toString().endsWith(ending))
                    .filter(one -> !ROOT.relativize(one).toString().contains("target/"))
                    .collect(Collectors.toList());
        }
    }
}
