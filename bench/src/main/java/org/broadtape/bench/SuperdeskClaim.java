package org.broadtape.bench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One line of another newsroom's tests: which part of which item it reads, and what it says of it.
///
/// @param key the part it reads, of [SuperdeskWords#KEYS]
/// @param root the variable it is read from: `item`, `self.items`, `ref`
/// @param index which of the file's items it asks
/// @param rest what the expression does with the part: `.isoformat()`, `['located']['city']`
/// @param test the assertion's name
/// @param expected what it compares with; absent where the line does not hold it
record SuperdeskClaim(
        String key, String root, int index, String rest, String test, Optional<JsonNode> expected) {
    private static final String NAMES = String.join("|", SuperdeskWords.KEYS);
    private static final Pattern PART =
            Pattern.compile(
                    "([\\w.]+?)(?:\\[(\\d+)\\])?(?:\\.get\\(|\\[)['\"]("
                            + NAMES
                            + ")['\"](?:, [^)]*)?[\\])](.*)",
                    Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("['\"](" + NAMES + ")['\"]");
    private static final Pattern ITEM = Pattern.compile("([\\w.]*items?)(?:\\[(\\d+)\\])?");

    /// What is called on the part, and with what words.
    static final Pattern CALL =
            Pattern.compile(
                    "(?:\\.\\w?strip\\(\\))?\\.(startswith|endswith|find)\\(['\"](.*)['\"]\\)",
                    Pattern.DOTALL);

    private static final Pattern JOINED = Pattern.compile("'[^']*'(?: \\+ '[^']*')+");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// What a line claims; absent where it reads no part that is measured.
    ///
    /// @param other the text of a further file that the line names, which is what it expects
    static Optional<SuperdeskClaim> of(JsonNode row, Optional<String> other) {
        List<String> args = row.path("args").valueStream().map(arg -> arg.asString("")).toList();
        String test = row.path("assert").asString("");
        for (int i = 0; i < args.size(); i++) {
            Matcher part = PART.matcher(args.get(i));
            if (part.matches()) {
                String said = i < 2 && args.size() > 1 ? args.get(1 - i) : "";
                Optional<JsonNode> value = value(row, said, part.group(4));
                if (value.isEmpty() && said.contains("expected") && said.contains("html")) {
                    value = other.map(NODES::stringNode);
                }
                return Optional.of(
                        new SuperdeskClaim(
                                part.group(3),
                                part.group(1),
                                number(part.group(2)),
                                part.group(4),
                                test,
                                value));
            }
        }
        return args.size() == 2 ? presence(args.getFirst(), args.get(1), test) : Optional.empty();
    }

    /// A line that says whether an item has a part at all.
    private static Optional<SuperdeskClaim> presence(String key, String in, String test) {
        Matcher name = NAMED.matcher(key);
        Matcher item = ITEM.matcher(in);
        if (!name.matches() || !item.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new SuperdeskClaim(
                        name.group(1),
                        item.group(1),
                        number(item.group(2)),
                        "",
                        test.equals("assertIn") ? "assertIsNotNone" : "assertIsNone",
                        Optional.empty()));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// What the line compares with: its literal, or one of the few other forms.
    private static Optional<JsonNode> value(JsonNode row, String said, String rest) {
        Matcher call = CALL.matcher(rest);
        if (call.matches()) {
            return Optional.of(NODES.stringNode(plain(call.group(2))));
        }
        if (said.equals("None")) {
            return Optional.of(NODES.nullNode());
        }
        Optional<String> date = PythonTime.iso(said);
        if (date.isPresent()) {
            return date.map(NODES::stringNode);
        }
        if (JOINED.matcher(said).matches()) {
            return Optional.of(NODES.stringNode(said.replaceAll("' \\+ '|'", "")));
        }
        Matcher same = PART.matcher(said);
        if (same.matches()) {
            return Optional.of(NODES.objectNode().put("part", same.group(3)));
        }
        JsonNode literal = row.path("literal");
        return Optional.of(literal).filter(node -> !node.isNull() && !node.isMissingNode());
    }

    private static String plain(String quoted) {
        return quoted.replace("\\n", "\n").replace("\\'", "'").replace("\\\"", "\"");
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
}
