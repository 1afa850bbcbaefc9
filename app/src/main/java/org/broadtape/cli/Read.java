package org.broadtape.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadtape.base.Problem;
import org.broadtape.wire.Feeds;
import org.broadtape.wire.NewsmlG2Writer;
import org.broadtape.wire.NinjsWriter;
import org.broadtape.wire.Reading;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.page.Pages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `read`: any feed or article page to ninjs, one object a line, or to NewsML-G2, one document a
/// line; problems to standard error as `FILE:line: what: expected`. Opens no port and no database.
/// Ends with 0 if every file could be read, 1 if some could not, 2 on bad usage.
@Command(
        name = "read",
        description =
                "Reads feeds, wire items and article pages and prints their items as ninjs or"
                        + " NewsML-G2, one a line.")
public final class Read implements Callable<Integer> {
    @Option(names = "--base", description = "The address relative links resolve against.")
    @Nullable String base;

    @Option(names = "--type", description = "The media type the sender declared.")
    @Nullable String type;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "ninjs",
            description =
                    "What to print: ninjs (one JSON object a line) or newsml-g2 (one XML document a"
                            + " line).")
    Form form = Form.NINJS;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
    List<Path> files = List.of();

    private final PrintStream printed;

    /// A command that prints to standard output.
    public Read() {
        this(System.out);
    }

    Read(PrintStream printed) {
        this.printed = printed;
    }

    /// What is printed.
    enum Form {
        NINJS,
        NEWSML_G2;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() {
        PrintStream out =
                new PrintStream(
                        new java.io.BufferedOutputStream(printed, 1 << 16),
                        false,
                        StandardCharsets.UTF_8);
        boolean all = true;
        for (Path file : files) {
            all &= read(file, out);
        }
        out.flush();
        return all ? 0 : 1;
    }

    private String line(WireItem item, Path file) {
        return switch (form) {
            case NINJS -> {
                ObjectNode object = NinjsWriter.write(item);
                ((ObjectNode) object.get("broadtape")).put("file", file.toString());
                yield NinjsWriter.line(object);
            }
            case NEWSML_G2 -> NewsmlG2Writer.write(item);
        };
    }

    private boolean read(Path file, PrintStream out) {
        Reading reading;
        try {
            byte[] bytes = Files.readAllBytes(file);
            Optional<String> sent = Optional.ofNullable(type);
            Optional<String> address = Optional.ofNullable(base);
            reading =
                    Pages.isPage(bytes)
                            ? Pages.reading(bytes, sent, address)
                            : Feeds.read(bytes, new Feeds.Hints(sent, address, Optional.empty()));
        } catch (IOException unreadable) {
            System.err.println(
                    file + ":1: the file can't be read: a file that is there and may be read");
            return false;
        }
        for (WireItem item : reading.items()) {
            out.println(line(item, file));
            item.problems().forEach(problem -> System.err.println(problem.in(file.toString())));
        }
        reading.problems().forEach(problem -> System.err.println(problem.in(file.toString())));
        return reading.problems().stream()
                .noneMatch(problem -> problem.severity() == Problem.Severity.FATAL);
    }
}
