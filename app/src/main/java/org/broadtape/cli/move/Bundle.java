package org.broadtape.cli.move;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.broadtape.wire.NinjsReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A file to import, told by what is in it and not by its name; gzip is unpacked.
final class Bundle {
    /// The most of a file that is read whole, bytes.
    static final int WHOLE = 24 << 20;

    private static final int LOOK = 4_096;
    private static final int LINES_LOOKED_AT = 20;
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(100)
                                                    .maxStringLength(Lines.LONGEST)
                                                    .build())
                                    .build())
                    .build();

    private final Path file;

    Bundle(Path file) {
        this.file = file;
    }

    /// What a file can be.
    enum Kind {
        /// Ninjs, one object a line, or none at all.
        NINJS_LINES,
        /// A list of feeds.
        OPML,
        /// A feed, or whatever else is to be tried as one.
        FEED
    }

    /// What is in it, by its beginning.
    Kind kind() throws IOException {
        String start;
        try (InputStream in = open()) {
            start = new String(in.readNBytes(LOOK), StandardCharsets.ISO_8859_1);
        }
        String first = start.replaceFirst("^(\\u00ef\\u00bb\\u00bf)?\\s*", "");
        if (first.isEmpty()) {
            return Kind.NINJS_LINES;
        }
        if (first.startsWith("<")) {
            boolean opml = first.toLowerCase(Locale.ROOT).contains("<opml");
            return opml ? Kind.OPML : Kind.FEED;
        }
        try (Lines lines = lines()) {
            for (int i = 0; i < LINES_LOOKED_AT && lines.next(); i++) {
                if (NinjsReader.read(object(lines.words())).isPresent()) {
                    return Kind.NINJS_LINES;
                }
            }
        }
        return Kind.FEED;
    }

    Lines lines() throws IOException {
        return new Lines(open());
    }

    /// All of it, or one byte more than [#WHOLE].
    byte[] whole() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(WHOLE + 1);
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /// The object of a line; a missing node where it is no JSON.
    static JsonNode object(String line) {
        try {
            return JSON.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }
}
