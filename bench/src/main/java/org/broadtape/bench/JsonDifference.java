package org.broadtape.bench;

import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Where two JSON trees say different things. A key that is absent, null or empty (`""`, `[]`, `{}`
/// or a map of nothing but such) says the same: nothing. Members of lists are compared in order and
/// an empty member still counts. Texts are compared as [SameWords] says.
final class JsonDifference {
    private JsonDifference() {}

    /// The first difference, as `path: found F, expected E`; absent where there is none.
    static Optional<String> between(JsonNode expected, JsonNode found) {
        return at("", expected, found);
    }

    private static Optional<String> at(String path, JsonNode expected, JsonNode found) {
        if (nothing(expected) && nothing(found)) {
            return Optional.empty();
        }
        if ((expected.isObject() || nothing(expected)) && (found.isObject() || nothing(found))) {
            return inMaps(path, expected, found);
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference =
                        at(path + "[" + i + "]", expected.get(i), found.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return same(expected, found)
                ? Optional.empty()
                : Optional.of(path + ": found " + found + ", expected " + expected);
    }

    private static Optional<String> inMaps(String path, JsonNode expected, JsonNode found) {
        TreeSet<String> keys = new TreeSet<>(expected.propertyNames());
        keys.addAll(found.propertyNames());
        for (String key : keys) {
            Optional<String> difference =
                    at(
                            path.isEmpty() ? key : path + "." + key,
                            member(expected, key),
                            member(found, key));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static JsonNode member(JsonNode map, String key) {
        JsonNode member = map.get(key);
        return member == null ? MissingNode.getInstance() : member;
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.doubleValue() == b.doubleValue();
        }
        if (a.isString() && b.isString()) {
            return SameWords.in(a.stringValue(), b.stringValue());
        }
        return a.equals(b);
    }

    /// Whether it says nothing.
    static boolean nothing(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return true;
        }
        if (node.isString()) {
            return node.stringValue().isBlank();
        }
        return node.isObject()
                ? node.valueStream().allMatch(JsonDifference::nothing)
                : node.isArray() && node.isEmpty();
    }
}
