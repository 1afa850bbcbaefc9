package org.broadtape.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadtape.page.Resource;
import org.broadtape.wire.NinjsReader;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One delivery of the sample edition, as its file has it.
///
/// @param name of the file: `27-fed-half-point.json`
/// @param source which sample source brings it
/// @param section the section it stands in: `markets`
/// @param item what it says, its embargo reckoned from the first start
record SampleFile(String name, String source, String section, WireItem item) {
    /// The source of all stories that name no other.
    static final String SOURCE = "Broadtape sample";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// All deliveries in order, for a site that starts for the first time at that instant.
    static List<SampleFile> all(Instant start) {
        return new String(bytes("index.txt").orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .map(name -> read(name, start))
                .toList();
    }

    private static SampleFile read(String name, Instant start) {
        JsonNode root = JSON.readTree(bytes(name).orElseThrow(() -> missing(name)));
        JsonNode own = root.path("broadtape");
        String wait = own.path("embargoAfterStart").asString("");
        if (!wait.isEmpty()) {
            ((ObjectNode) root).put("embargoedUntil", start.plus(Duration.parse(wait)).toString());
        }
        return new SampleFile(
                name,
                own.path("sampleSource").asString(SOURCE),
                own.path("section").asString(""),
                NinjsReader.read(root).orElseThrow(() -> missing(name)));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("No such sample: sample/" + name);
    }

    /// The bytes of a file beside the stories; empty where there is none.
    static Optional<byte[]> bytes(String name) {
        return Resource.find("/sample/" + name);
    }
}
