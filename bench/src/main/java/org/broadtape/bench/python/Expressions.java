package org.broadtape.bench.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads expressions, by descent through Python's levels of binding (Language Reference 6.17).
final class Expressions {
    private static final int DEPTH_LIMIT = 200;

    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("|"),
                    Set.of("^"),
                    Set.of("&"),
                    Set.of("+", "-"),
                    Set.of("*", "/", "%", "//"));

    private static final Set<String> COMPARING =
            Set.of("<", ">", "<=", ">=", "==", "!=", "in", "is", "not");

    private final List<Token> tokens;
    private int at;
    private int depth;

    Expressions(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /// Not an expression we read.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }

    int at() {
        return at;
    }

    Token peek() {
        return at < tokens.size() ? tokens.get(at) : Token.END;
    }

    boolean take(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw new Unreadable("no " + sign + " before " + peek().words());
        }
    }

    /// One expression, or several with commas between: a tuple.
    Node list() {
        Node first = one();
        if (!peek().is(",")) {
            return first;
        }
        List<Node> members = new ArrayList<>(List.of(first));
        while (take(",") && !ends()) {
            members.add(one());
        }
        return new Node.Sequence(members);
    }

    private boolean ends() {
        return at >= tokens.size() || Set.of(")", "]", "}", "=", ":").contains(peek().words());
    }

    Node one() {
        if (++depth > DEPTH_LIMIT) {
            throw new Unreadable("nested too deeply");
        }
        Node read = peek().is("lambda") ? lambda() : choice();
        depth--;
        return read;
    }

    private Node lambda() {
        while (!peek().is(":") && at < tokens.size()) {
            at++;
        }
        expect(":");
        one();
        return new Node.Opaque("lambda");
    }

    private Node choice() {
        Node yes = either();
        if (!take("if")) {
            return yes;
        }
        Node test = either();
        expect("else");
        return new Node.Choice(test, yes, one());
    }

    private Node either() {
        Node left = both();
        while (take("or")) {
            left = new Node.Binary("or", left, both());
        }
        return left;
    }

    private Node both() {
        Node left = negated();
        while (take("and")) {
            left = new Node.Binary("and", left, negated());
        }
        return left;
    }

    private Node negated() {
        return take("not") ? new Node.Unary("not", negated()) : comparison();
    }

    private Node comparison() {
        Node first = level(0);
        List<String> signs = new ArrayList<>();
        List<Node> sides = new ArrayList<>(List.of(first));
        while (COMPARING.contains(peek().words()) && peek().kind() != Token.Kind.TEXT) {
            String sign = tokens.get(at++).words();
            if (sign.equals("not") || (sign.equals("is") && peek().is("not"))) {
                sign = sign + " " + tokens.get(at++).words();
            }
            signs.add(sign);
            sides.add(level(0));
        }
        return signs.isEmpty() ? first : new Node.Compare(signs, sides);
    }

    private Node level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = level(level + 1);
        while (peek().kind() == Token.Kind.SIGN && LEVELS.get(level).contains(peek().words())) {
            left = new Node.Binary(tokens.get(at++).words(), left, level(level + 1));
        }
        return left;
    }

    private Node unary() {
        for (String sign : List.of("-", "+", "~")) {
            if (take(sign)) {
                return new Node.Unary(sign, unary());
            }
        }
        Node base = trailed(atom());
        return take("**") ? new Node.Binary("**", base, unary()) : base;
    }

    private Node trailed(Node atom) {
        Node node = atom;
        while (true) {
            if (take(".")) {
                node = new Node.Attribute(node, peek().words());
                at++;
            } else if (take("(")) {
                node = new Node.Call(node, arguments());
            } else if (take("[")) {
                node = new Node.Subscript(node, index());
                expect("]");
            } else {
                return node;
            }
        }
    }

    private List<Node.Argument> arguments() {
        List<Node.Argument> arguments = new ArrayList<>();
        while (!take(")")) {
            boolean spread = take("*") || take("**");
            boolean named =
                    peek().kind() == Token.Kind.NAME
                            && at + 1 < tokens.size()
                            && tokens.get(at + 1).is("=");
            Optional<String> name = Optional.empty();
            if (named) {
                name = Optional.of(peek().words());
                at += 2;
            }
            Node value = one();
            if (peek().is("for")) {
                value = comprehension(value);
            }
            arguments.add(new Node.Argument(name, spread, value));
            if (!take(",") && !peek().is(")")) {
                throw new Unreadable("arguments end in " + peek().words());
            }
        }
        return arguments;
    }

    private Node index() {
        List<Node> parts = new ArrayList<>();
        do {
            parts.add(slice());
        } while (take(",") && !peek().is("]"));
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private Node slice() {
        Optional<Node> from = peek().is(":") ? Optional.empty() : Optional.of(one());
        if (!take(":")) {
            return from.orElseThrow();
        }
        boolean open = peek().is("]") || peek().is(",");
        return new Node.Slice(from, open ? Optional.empty() : Optional.of(one()));
    }

    private Node atom() {
        Token token = peek();
        at++;
        return switch (token.kind()) {
            case NUMBER -> new Node.Digits(token.words());
            case NAME -> new Node.Name(token.words());
            case TEXT -> text(token);
            case SIGN ->
                    switch (token.words()) {
                        case "(" -> sequence(")");
                        case "[" -> sequence("]");
                        case "{" -> mapping();
                        default -> throw new Unreadable("no value at " + token.words());
                    };
        };
    }

    private Node text(Token first) {
        StringBuilder words = new StringBuilder(first.words());
        while (peek().kind() == Token.Kind.TEXT) {
            words.append(tokens.get(at++).words());
        }
        return new Node.Text(words.toString());
    }

    private Node sequence(String end) {
        if (take(end)) {
            return new Node.Sequence(List.of());
        }
        Node first = one();
        if (peek().is("for")) {
            Node read = comprehension(first);
            expect(end);
            return read;
        }
        if (end.equals(")") && take(")")) {
            return first;
        }
        List<Node> members = new ArrayList<>(List.of(first));
        while (take(",") && !peek().is(end)) {
            members.add(one());
        }
        expect(end);
        return new Node.Sequence(members);
    }

    private Node comprehension(Node each) {
        expect("for");
        Node target = targets();
        expect("in");
        Node over = either();
        Optional<Node> test = take("if") ? Optional.of(either()) : Optional.empty();
        return new Node.Comprehension(each, target, over, test);
    }

    /// Names a loop gives values to: `x` or `x, y`.
    Node targets() {
        List<Node> names = new ArrayList<>();
        boolean bracketed = take("(");
        do {
            names.add(trailed(atom()));
        } while (take(",") && !peek().is("in"));
        if (bracketed) {
            expect(")");
        }
        return names.size() == 1 ? names.getFirst() : new Node.Sequence(names);
    }

    private Node mapping() {
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        while (!take("}")) {
            keys.add(one());
            if (take(":")) {
                values.add(one());
            } else {
                values.add(new Node.Opaque("set"));
            }
            if (peek().is("for")) {
                throw new Unreadable("a map made by a loop");
            }
            if (!take(",") && !peek().is("}")) {
                throw new Unreadable("a map ends in " + peek().words());
            }
        }
        return new Node.Mapping(keys, values);
    }
}
