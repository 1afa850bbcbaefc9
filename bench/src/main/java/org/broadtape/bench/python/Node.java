package org.broadtape.bench.python;

import java.util.List;
import java.util.Optional;

/// An expression.
sealed interface Node {
    /// A number as written.
    record Digits(String words) implements Node {}

    /// A text.
    record Text(String words) implements Node {}

    /// A name.
    record Name(String name) implements Node {}

    /// `of.name`.
    record Attribute(Node of, String name) implements Node {}

    /// `of(arguments)`.
    record Call(Node of, List<Argument> arguments) implements Node {
        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// One of a call: by place, by name, or spread out.
    record Argument(Optional<String> name, boolean spread, Node value) {}

    /// `of[index]`.
    record Subscript(Node of, Node index) implements Node {}

    /// `from:to` inside a subscript.
    record Slice(Optional<Node> from, Optional<Node> to) implements Node {}

    /// A list or tuple.
    record Sequence(List<Node> members) implements Node {
        /// Copies the list.
        public Sequence {
            members = List.copyOf(members);
        }
    }

    /// A map.
    record Mapping(List<Node> keys, List<Node> values) implements Node {
        /// Copies the lists.
        public Mapping {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /// `-x`, `~x`, `not x`.
    record Unary(String sign, Node of) implements Node {}

    /// `x + y`, `x and y`.
    record Binary(String sign, Node left, Node right) implements Node {}

    /// `a < b <= c`.
    record Compare(List<String> signs, List<Node> sides) implements Node {
        /// Copies the lists.
        public Compare {
            signs = List.copyOf(signs);
            sides = List.copyOf(sides);
        }
    }

    /// `a if test else b`.
    record Choice(Node test, Node yes, Node no) implements Node {}

    /// `[each for target in over if test]`.
    record Comprehension(Node each, Node target, Node over, Optional<Node> test) implements Node {}

    /// What is not read.
    record Opaque(String what) implements Node {}
}
