package org.broadtape.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.Html;
import org.broadtape.wire.WireItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One line of another newsroom's tests, asked of an item of ours. Times are compared as instants,
/// numbers by their digits, texts of bodies by their words (how a text is marked up is each
/// reader's own), an identity with or without the version that Superdesk puts behind it.
///
/// @param key the part it reads, of [SuperdeskWords#KEYS]
/// @param index which of the file's items it asks
/// @param rest what the expression does with the part: `.isoformat()`, `['located']['city']`
/// @param test the assertion's name
/// @param expected what it compares with; absent where the line does not hold it
record SuperdeskClaim(
        String key, int index, String rest, String test, Optional<JsonNode> expected) {
    private static final Pattern PART =
            Pattern.compile(
                    "[\\w.]+?(?:\\[(\\d+)\\])?(?:\\.get\\(|\\[)['\"]("
                            + String.join("|", SuperdeskWords.KEYS)
                            + ")['\"](?:, [^)]*)?[\\])](.*)",
                    Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("['\"](" + String.join("|", SuperdeskWords.KEYS) + ")['\"]");
    private static final Pattern ITEM = Pattern.compile("[\\w.]*items?(?:\\[(\\d+)\\])?");
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:\\.\\w?strip\\(\\))?\\.(startswith|endswith|find)\\(['\"](.*)['\"]\\)",
                    Pattern.DOTALL);
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:utc\\.localize\\()?(?:datetime\\.)?datetime\\((.*?)(?:, tzinfo=(.*))?\\)");
    private static final Pattern OFFSET = Pattern.compile("tzoffset\\(None, (-?\\d+)\\)?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// What a line claims; absent where it reads no part that is measured.
    static Optional<SuperdeskClaim> of(JsonNode row) {
        List<String> args = row.path("args").valueStream().map(arg -> arg.asString("")).toList();
        String test = row.path("assert").asString("");
        for (int i = 0; i < args.size(); i++) {
            Matcher part = PART.matcher(args.get(i));
            if (part.matches()) {
                Optional<JsonNode> value = value(row, args, 1 - i, part.group(3));
                return Optional.of(
                        new SuperdeskClaim(
                                part.group(2), number(part.group(1)), part.group(3), test, value));
            }
        }
        if (args.size() == 2) {
            Matcher name = NAMED.matcher(args.getFirst());
            Matcher item = ITEM.matcher(args.get(1));
            if (name.matches() && item.matches()) {
                return Optional.of(
                        new SuperdeskClaim(
                                name.group(1),
                                number(item.group(1)),
                                "",
                                test.equals("assertIn") ? "assertIsNotNone" : "assertIsNone",
                                Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// What the line compares with: its literal, or one of the few other forms.
    private static Optional<JsonNode> value(
            JsonNode row, List<String> args, int other, String rest) {
        Matcher call = CALL.matcher(rest);
        if (call.matches()) {
            return Optional.of(NODES.stringNode(plain(call.group(2))));
        }
        String said = other >= 0 && other < args.size() ? args.get(other) : "";
        JsonNode literal = row.path("literal");
        if (said.equals("None")) {
            return Optional.of(NODES.nullNode());
        }
        Matcher date = DATE.matcher(said);
        if (date.matches()) {
            return Optional.of(NODES.stringNode(instant(date).toString()));
        }
        Matcher same = PART.matcher(said);
        if (same.matches()) {
            return Optional.of(NODES.objectNode().put("part", same.group(2)));
        }
        return Optional.of(literal).filter(node -> !node.isNull() && !node.isMissingNode());
    }

    private static String plain(String quoted) {
        return quoted.replace("\\n", "\n").replace("\\'", "'").replace("\\\"", "\"");
    }

    private static Instant instant(Matcher date) {
        int[] parts = new int[7];
        int at = 0;
        for (String part : date.group(1).split(",")) {
            String digits = part.replaceAll("\\D", "");
            if (!digits.isEmpty() && at < parts.length) {
                parts[at++] = Integer.parseInt(digits);
            }
        }
        String zone = date.group(2);
        Matcher offset = OFFSET.matcher(zone == null ? "" : zone);
        int seconds = offset.lookingAt() ? Integer.parseInt(offset.group(1)) : 0;
        return LocalDateTime.of(
                        parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], 1000 * parts[6])
                .toInstant(ZoneOffset.ofTotalSeconds(seconds));
    }

    /// False where the line compares with a value it does not hold.
    boolean isJudged() {
        return expected.isPresent()
                || switch (test) {
                    case "assertTrue",
                            "assertFalse",
                            "assertIsNone",
                            "assertIsNotNone",
                            "assertIsInstance" ->
                            true;
                    default -> false;
                };
    }

    /// Whether the item is as claimed.
    boolean holds(WireItem item) {
        String found = found(item);
        String wanted = expected.map(value -> wanted(value, item)).orElse("");
        return isJudged()
                && switch (test) {
                    case "assertEqual", "assertEquals" -> same(item, found, wanted);
                    case "assertNotEqual", "assertNotEquals" -> !same(item, found, wanted);
                    case "assertIn" -> contains(found, wanted);
                    case "assertNotIn" -> !contains(found, wanted);
                    case "assertTrue" -> truthy(found, wanted);
                    case "assertFalse" -> !truthy(found, wanted);
                    case "assertIsNone" -> found.isEmpty();
                    case "assertIsNotNone", "assertIsInstance" -> !found.isEmpty();
                    case "assertRegex" -> Pattern.compile(wanted).matcher(found).find();
                    case "assertNotRegex" -> !Pattern.compile(wanted).matcher(found).find();
                    case "assertGreater" -> contains(found, wanted);
                    default -> false;
                };
    }

    private String found(WireItem item) {
        if (key.equals("dateline") && rest.contains("city")) {
            return item.located().orElse("");
        }
        if (key.equals("dateline") && rest.contains("source")) {
            return item.agency().orElse("");
        }
        return SuperdeskWords.of(item, key).asString("");
    }

    private static String wanted(JsonNode value, WireItem item) {
        return value.isObject() && value.has("part")
                ? SuperdeskWords.of(item, value.path("part").asString("")).asString("")
                : value.asString("");
    }

    private boolean truthy(String found, String wanted) {
        Matcher call = CALL.matcher(rest);
        if (!call.matches()) {
            return !found.isEmpty();
        }
        return switch (call.group(1)) {
            case "startswith" -> words(found).startsWith(words(wanted));
            case "endswith" -> words(found).endsWith(words(wanted));
            default -> contains(found, wanted);
        };
    }

    private boolean contains(String found, String wanted) {
        String words = key.equals("body_html") ? words(wanted) : "";
        return found.contains(wanted) || (!words.isEmpty() && words(found).contains(words));
    }

    private boolean same(WireItem item, String found, String wanted) {
        return switch (key) {
            case "body_html" -> words(found).equals(words(wanted));
            case "guid" ->
                    wanted.equals(found) || wanted.equals(found + ":" + item.version().orElse(""));
            case "versioncreated", "firstcreated", "embargoed" ->
                    found.isEmpty() ? wanted.isEmpty() : moment(found).equals(moment(wanted));
            default -> found.strip().equals(wanted.strip());
        };
    }

    private static Optional<Instant> moment(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }
    }

    private static String words(String html) {
        return Html.text(html).replaceAll("\\s+", " ").strip();
    }
}
