package org.broadtape.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Link;
import org.broadtape.analysis.link.Role;
import org.broadtape.newsroom.StoryId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The file of what was decided, `cases/links.ndjson` in the data folder, one JSON object a line,
/// for training and tests. `docs/links.md` tells its form. It holds spans and what was weighed, and
/// never a word of a story: a kill has nothing to chase there.
public final class CaseFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Identity identity;

    /// A file that is made when the first case is taken down.
    ///
    /// @param data the data folder
    /// @param identity how others name a story
    public CaseFile(Path data, Identity identity) {
        this.file = data.resolve("cases").resolve("links.ndjson");
        this.identity = identity;
    }

    /// How others name a story: its source's name and its identity within that source.
    public interface Identity {
        /// Both, with a line feed between them; empty where there is no such story.
        Optional<Named> of(StoryId story);

        /// @param source the source's name
        /// @param uri identity within it
        record Named(String source, String uri) {}
    }

    /// Takes a case down; it is on the disk when this returns.
    ///
    /// @param before the story's ledger before the decision
    /// @param ruling what is right
    synchronized void take(Appeal appeal, Ledger before, Ruling ruling, Instant now) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("case", appeal.id());
        out.put("decided", now.toString());
        ObjectNode story = out.putObject("story");
        story.put("id", appeal.story().value());
        identity.of(appeal.story())
                .ifPresent(named -> story.put("source", named.source()).put("uri", named.uri()));
        story.put("version", before.version());
        out.put("entity", ruling.entity());
        Optional<Link> found = before.line(ruling.entity());
        ObjectNode expect = out.putObject("expect");
        expect.put("link", ruling.kept());
        expect.put("role", word(ruling.role()));
        expect.put("chip", chips(ruling, found));
        found.ifPresent(line -> found(out.putObject("found"), line));
        out.put("reader", before.reader());
        append(JSON.writeValueAsString(out) + "\n");
    }

    private static boolean chips(Ruling ruling, Optional<Link> found) {
        boolean instrument =
                found.map(line -> line.entity().kind() == Entity.Kind.INSTRUMENT).orElse(true);
        return instrument && ruling.kept() && ruling.role().mayChip();
    }

    private static void found(ObjectNode out, Link line) {
        out.put("kind", line.entity().kind().name().toLowerCase(Locale.ROOT));
        out.put("link", line.kept());
        out.put("role", word(line.role()));
        out.put("chip", line.chip());
        out.put("relevance", line.relevance());
        out.put("rule", line.rule());
        ObjectNode features = out.putObject("features");
        line.features().forEach(features::put);
        ArrayNode evidence = out.putArray("evidence");
        for (Passage one : line.evidence()) {
            evidence.addObject()
                    .put("field", one.field().name().toLowerCase(Locale.ROOT))
                    .put("start", one.span().start())
                    .put("end", one.span().end());
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
