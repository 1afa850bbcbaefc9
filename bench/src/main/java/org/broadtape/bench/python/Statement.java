package org.broadtape.bench.python;

import java.util.List;
import java.util.Optional;

/// A statement.
sealed interface Statement {
    /// `targets = value`; of `a = b = value` there are two targets.
    record Assign(List<Node> targets, Node value) implements Statement {
        /// Copies the list.
        public Assign {
            targets = List.copyOf(targets);
        }
    }

    /// `def name(parameters):`.
    record Define(
            String name, List<Parameter> parameters, List<Node> decorators, List<Statement> body)
            implements Statement {
        /// Copies the lists.
        public Define {
            parameters = List.copyOf(parameters);
            decorators = List.copyOf(decorators);
            body = List.copyOf(body);
        }
    }

    /// One of a function's.
    record Parameter(String name, Optional<Node> value) {}

    /// `class name:`.
    record Declare(String name, List<Statement> body) implements Statement {
        /// Copies the list.
        public Declare {
            body = List.copyOf(body);
        }
    }

    /// `assert claim`.
    record Claim(int line, Node claim) implements Statement {}

    /// An expression by itself.
    record Say(int line, Node value) implements Statement {}

    /// `for target in over:`.
    record Loop(Node target, Node over, List<Statement> body) implements Statement {
        /// Copies the list.
        public Loop {
            body = List.copyOf(body);
        }
    }

    /// `if test:`; `try:` is one whose test holds.
    record Branch(Node test, List<Statement> yes, List<Statement> no) implements Statement {
        /// Copies the lists.
        public Branch {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }
    }

    /// `return value`.
    record Answer(Optional<Node> value) implements Statement {}

    /// What is not read, with all below it.
    record Unread(int line, String what) implements Statement {}
}
