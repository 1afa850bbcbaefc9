package org.broadtape.cli.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadtape.store.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a backup holds, said in the backup itself as `manifest.json`.
///
/// @param made when the database was copied
/// @param schema of the database
/// @param members all that is in the file besides the manifest
record Manifest(Instant made, Schema schema, List<Member> members) {
    /// The manifest's name in the file.
    static final String NAME = "manifest.json";

    /// The database's name in the file, and in a data folder.
    static final String DATABASE = "broadtape.db";

    /// The folders that go with the database: pictures, what was decided about links, bars of
    /// prices, and the owner's own files of them.
    static final List<String> FOLDERS = List.of("media", "cases", "bars", "prices");

    private static final String FORMAT = "broadtape-backup";
    private static final int VERSION = 1;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
    private static final int DEPTH = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Copies its list.
    Manifest {
        members = List.copyOf(members);
    }

    /// A file in the backup.
    ///
    /// @param name `broadtape.db`, or a path below one of [#FOLDERS]; nothing that leads elsewhere
    /// @param bytes its size
    /// @param sha256 of its bytes, in hexadecimal
    record Member(String name, long bytes, String sha256) {}

    /// Whether a member may have that name.
    static boolean isName(String name) {
        if (name.equals(DATABASE)) {
            return true;
        }
        String[] parts = name.split("/", -1);
        if (!FOLDERS.contains(parts[0]) || parts.length < 2 || parts.length > DEPTH) {
            return false;
        }
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /// How many bytes all members are together.
    long bytes() {
        return members.stream().mapToLong(Member::bytes).sum();
    }

    byte[] write() {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        root.put("made", made.toString()).put("schema", schema.version());
        ArrayNode list = root.putArray("members");
        for (Member member : members) {
            list.addObject()
                    .put("name", member.name())
                    .put("bytes", member.bytes())
                    .put("sha256", member.sha256());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /// The inverse of [#write]; empty where the bytes are no manifest, or one that names what no
    /// backup holds.
    static Optional<Manifest> read(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.path("format").asString("").equals(FORMAT)
                    || root.path("version").asInt(0) != VERSION) {
                return Optional.empty();
            }
            Optional<List<Member>> members = members(root.path("members"));
            Instant made = Instant.parse(root.path("made").asString(""));
            Schema schema = new Schema(root.path("schema").asString(""));
            return members.map(list -> new Manifest(made, schema, list));
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } catch (org.flywaydb.core.api.FlywayException noVersion) {
            return Optional.empty();
        }
    }

    private static Optional<List<Member>> members(JsonNode list) {
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long total = 0;
        for (JsonNode one : list) {
            Member member =
                    new Member(
                            one.path("name").asString(""),
                            one.path("bytes").asLong(-1),
                            one.path("sha256").asString(""));
            boolean sound =
                    isName(member.name())
                            && names.add(member.name())
                            && member.bytes() >= 0
                            && member.bytes() <= Long.MAX_VALUE / 2 - total
                            && SUM.matcher(member.sha256()).matches();
            if (!sound) {
                return Optional.empty();
            }
            total += member.bytes();
            members.add(member);
        }
        return names.contains(DATABASE) ? Optional.of(members) : Optional.empty();
    }
}
