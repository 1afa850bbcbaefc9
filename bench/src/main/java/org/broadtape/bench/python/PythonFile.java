package org.broadtape.bench.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a Python file into statements. A statement that can't be read costs itself alone.
public final class PythonFile {
    private static final Set<String> AUGMENTED = Set.of("+=", "-=", "*=", "/=");

    private final List<Line> lines;
    private int at;

    private PythonFile(List<Line> lines) {
        this.lines = lines;
    }

    /// The statements of a file.
    static List<Statement> read(String text) {
        return new PythonFile(Line.of(text)).block(0);
    }

    private List<Statement> block(int indent) {
        List<Statement> statements = new ArrayList<>();
        List<Node> decorators = new ArrayList<>();
        while (at < lines.size() && lines.get(at).indent() >= indent) {
            Line line = lines.get(at++);
            Token first = line.tokens().getFirst();
            if (first.is("@")) {
                decorators.add(decorator(line));
                continue;
            }
            try {
                statements.add(statement(line, decorators));
            } catch (Expressions.Unreadable unread) {
                statements.add(
                        new Statement.Unread(line.number(), String.valueOf(unread.getMessage())));
                body(line);
            }
            decorators = new ArrayList<>();
        }
        return statements;
    }

    private static Node decorator(Line line) {
        try {
            return new Expressions(line.tokens(), 1).one();
        } catch (Expressions.Unreadable unread) {
            return new Node.Opaque(String.valueOf(unread.getMessage()));
        }
    }

    /// The lines that stand deeper than this one.
    private List<Statement> body(Line line) {
        boolean deeper = at < lines.size() && lines.get(at).indent() > line.indent();
        return deeper ? block(lines.get(at).indent()) : List.of();
    }

    private Statement statement(Line line, List<Node> decorators) {
        List<Token> tokens = line.tokens();
        Expressions words = new Expressions(tokens, 1);
        return switch (tokens.getFirst().kind() == Token.Kind.NAME
                ? tokens.getFirst().words()
                : "") {
            case "def" -> define(line, decorators);
            case "class" -> new Statement.Declare(tokens.get(1).words(), body(line));
            case "assert" -> new Statement.Claim(line.number(), words.one());
            case "return" ->
                    new Statement.Answer(
                            tokens.size() == 1 ? Optional.empty() : Optional.of(words.list()));
            case "for" -> loop(line, words);
            case "if" -> branch(line, words.one());
            case "try" -> branch(line, new Node.Name("True"));
            case "with" -> {
                body(line);
                yield new Statement.Unread(line.number(), "with");
            }
            case "import",
                    "from",
                    "pass",
                    "raise",
                    "while",
                    "global",
                    "del",
                    "else",
                    "elif",
                    "except",
                    "finally",
                    "continue",
                    "break",
                    "yield" -> {
                body(line);
                yield new Statement.Unread(line.number(), tokens.getFirst().words());
            }
            default -> plain(line);
        };
    }

    private Statement define(Line line, List<Node> decorators) {
        Expressions words = new Expressions(line.tokens(), 2);
        words.expect("(");
        List<Statement.Parameter> parameters = new ArrayList<>();
        while (!words.take(")")) {
            if (words.take("*") || words.take("**") || words.take(",") || words.take("/")) {
                continue;
            }
            String name = words.peek().words();
            words = new Expressions(line.tokens(), words.at() + 1);
            if (words.take(":")) {
                words.one();
            }
            parameters.add(
                    new Statement.Parameter(
                            name, words.take("=") ? Optional.of(words.one()) : Optional.empty()));
            if (words.at() >= line.tokens().size()) {
                throw new Expressions.Unreadable("a function without an end");
            }
        }
        return new Statement.Define(
                line.tokens().get(1).words(), parameters, decorators, body(line));
    }

    private Statement loop(Line line, Expressions words) {
        Node target = words.targets();
        words.expect("in");
        Node over = words.list();
        return new Statement.Loop(target, over, body(line));
    }

    private Statement branch(Line line, Node test) {
        List<Statement> yes = body(line);
        List<Statement> no = List.of();
        while (at < lines.size() && lines.get(at).indent() == line.indent()) {
            Line next = lines.get(at);
            Token word = next.tokens().getFirst();
            if (word.is("elif")) {
                at++;
                no = List.of(branch(next, new Expressions(next.tokens(), 1).one()));
                break;
            } else if (word.is("else") || word.is("except") || word.is("finally")) {
                at++;
                List<Statement> other = body(next);
                no = word.is("else") ? other : no;
            } else {
                break;
            }
        }
        return new Statement.Branch(test, yes, no);
    }

    private static Statement plain(Line line) {
        Expressions words = new Expressions(line.tokens(), 0);
        Node first = words.list();
        if (words.at() == line.tokens().size()) {
            return new Statement.Say(line.number(), first);
        }
        String sign = words.peek().words();
        if (AUGMENTED.contains(sign)) {
            Node by = new Expressions(line.tokens(), words.at() + 1).list();
            return new Statement.Assign(
                    List.of(first), new Node.Binary(sign.substring(0, 1), first, by));
        }
        List<Node> sides = new ArrayList<>(List.of(first));
        while (words.take("=")) {
            sides.add(words.list());
        }
        if (sides.size() == 1 || words.at() < line.tokens().size()) {
            throw new Expressions.Unreadable("goes on with " + words.peek().words());
        }
        return new Statement.Assign(sides.subList(0, sides.size() - 1), sides.getLast());
    }
}
