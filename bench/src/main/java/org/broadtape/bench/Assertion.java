package org.broadtape.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A claim of feedparser's suite about what was read, in the suite's language-neutral rendering of
/// its Python expressions: a path into a tree of maps and lists, an operation and a value.
///
/// A path that leads nowhere fails every claim but `lacks`, as Python would raise a `KeyError`.
sealed interface Assertion {
    /// Whether it holds of a tree.
    ///
    /// @param keys how a key is looked up in a map; suites have aliases and fallbacks
    boolean holds(JsonNode root, Keys keys);

    /// Looks a key up in a map.
    interface Keys {
        /// Plain maps without aliases.
        Keys PLAIN = (map, key) -> Optional.ofNullable(map.get(key));

        /// The value under a key, or under what the key stands for.
        Optional<JsonNode> at(JsonNode map, String key);
    }

    /// Always or never.
    record Constant(boolean value) implements Assertion {
        @Override
        public boolean holds(JsonNode root, Keys keys) {
            return value;
        }
    }

    /// One of several groups, of which all members hold.
    record Any(List<List<Assertion>> groups) implements Assertion {
        /// Copies the groups.
        public Any {
            groups = groups.stream().map(List::copyOf).toList();
        }

        @Override
        public boolean holds(JsonNode root, Keys keys) {
            return groups.stream()
                    .anyMatch(group -> group.stream().allMatch(one -> one.holds(root, keys)));
        }
    }

    /// Something of the value a path leads to.
    ///
    /// @param path names and numbers
    /// @param function applied before comparing: `len`, `ord`, or `get`, which makes a path that
    ///   leads nowhere a null
    /// @param test what is compared
    /// @param value what it is compared with; a JSON null where the test needs none
    record Claim(List<JsonNode> path, Optional<String> function, Test test, JsonNode value)
            implements Assertion {
        /// Copies the path.
        public Claim {
            path = List.copyOf(path);
        }

        @Override
        public boolean holds(JsonNode root, Keys keys) {
            Optional<JsonNode> found = found(root, keys);
            return found.isPresent() && test.holds(found.orElseThrow(), value, keys);
        }

        /// What the path leads to, after the function.
        Optional<JsonNode> found(JsonNode root, Keys keys) {
            Optional<JsonNode> at = Optional.of(root);
            for (JsonNode step : path) {
                at = at.flatMap(node -> step(node, step, keys));
            }
            if (function.isEmpty()) {
                return at;
            }
            return switch (function.orElseThrow()) {
                case "len" -> at.map(node -> number(length(node)));
                case "ord" -> at.filter(node -> one(node.asString(""))).map(Claim::codePoint);
                case "get" -> Optional.of(at.orElse(nothing()));
                default -> Optional.empty();
            };
        }

        private static Optional<JsonNode> step(JsonNode node, JsonNode step, Keys keys) {
            if (node.isArray() && step.isInt()) {
                int at = step.intValue() < 0 ? node.size() + step.intValue() : step.intValue();
                return Optional.ofNullable(node.get(at));
            }
            return node.isObject() ? keys.at(node, step.asString()) : Optional.empty();
        }

        private static int length(JsonNode node) {
            return node.isString()
                    ? node.stringValue().codePointCount(0, node.stringValue().length())
                    : node.size();
        }

        private static boolean one(String words) {
            return !words.isEmpty() && words.codePointCount(0, words.length()) == 1;
        }

        private static JsonNode codePoint(JsonNode node) {
            return number(node.stringValue().codePointAt(0));
        }

        private static JsonNode number(int value) {
            return tools.jackson.databind.node.JsonNodeFactory.instance.numberNode(value);
        }

        private static JsonNode nothing() {
            return tools.jackson.databind.node.JsonNodeFactory.instance.nullNode();
        }
    }

    /// What can be asked of a value.
    enum Test {
        /// The same value, numbers and truths by their worth.
        EQ,
        /// Another value.
        NE,
        /// Not empty, not zero, not false, not null.
        TRUTHY,
        /// The opposite.
        FALSY,
        /// A map that has a key, or a list that has a member.
        HAS,
        /// The opposite.
        LACKS,
        /// A value whose kind bears a name.
        ISINSTANCE;

        boolean holds(JsonNode found, JsonNode value, Keys keys) {
            return switch (this) {
                case EQ -> same(found, value);
                case NE -> !same(found, value);
                case TRUTHY -> truthy(found);
                case FALSY -> !truthy(found);
                case HAS -> has(found, value, keys);
                case LACKS -> !has(found, value, keys);
                case ISINSTANCE -> found.asString("").equals(lastName(value.asString("")));
            };
        }

        private static String lastName(String dotted) {
            return dotted.substring(dotted.lastIndexOf('.') + 1);
        }

        private static boolean has(JsonNode found, JsonNode value, Keys keys) {
            if (found.isObject()) {
                return keys.at(found, value.asString("")).isPresent();
            }
            return found.isString()
                    ? found.stringValue().contains(value.asString(""))
                    : found.valueStream().anyMatch(member -> same(member, value));
        }

        private static boolean truthy(JsonNode node) {
            if (node.isNumber() || node.isBoolean()) {
                return worth(node) != 0;
            }
            return node.isString() ? !node.stringValue().isEmpty() : !node.isEmpty();
        }

        private static boolean same(JsonNode a, JsonNode b) {
            boolean aCounts = a.isNumber() || a.isBoolean();
            boolean bCounts = b.isNumber() || b.isBoolean();
            if (aCounts && bCounts) {
                return worth(a) == worth(b);
            }
            if (a.isArray() && b.isArray()) {
                return a.size() == b.size()
                        && java.util.stream.IntStream.range(0, a.size())
                                .allMatch(i -> same(a.get(i), b.get(i)));
            }
            if (a.isObject() && b.isObject()) {
                return a.size() == b.size()
                        && a.propertyStream()
                                .allMatch(member ->
                                        b.has(member.getKey())
                                                && same(member.getValue(), b.get(member.getKey())));
            }
            return a.equals(b);
        }

        private static double worth(JsonNode node) {
            return node.isBoolean() ? (node.booleanValue() ? 1 : 0) : node.doubleValue();
        }
    }

    /// The claims of one line of `assertions.jsonl`; none where the line has none.
    static List<Assertion> read(JsonNode claims) {
        List<Assertion> read = new ArrayList<>();
        for (JsonNode claim : claims) {
            read.add(one(claim));
        }
        return read;
    }

    private static Assertion one(JsonNode claim) {
        String op = claim.path("op").asString("");
        if (op.equals("const")) {
            return new Constant(Test.TRUTHY.holds(claim.path("value"), claim, Keys.PLAIN));
        }
        if (op.equals("or")) {
            return new Any(claim.path("any").valueStream().map(Assertion::read).toList());
        }
        return new Claim(
                claim.path("path").valueStream().toList(),
                Optional.ofNullable(claim.get("fn"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue),
                Test.valueOf(op.toUpperCase(java.util.Locale.ROOT)),
                claim.has("value")
                        ? claim.get("value")
                        : tools.jackson.databind.node.JsonNodeFactory.instance.nullNode());
    }
}
