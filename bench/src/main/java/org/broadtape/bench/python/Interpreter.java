package org.broadtape.bench.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Walks the tests of a Python file: functions named `test…`, once for every row of parameters that
/// stands over them. Fixtures are called for the parameters that bear their names. Tests that a
/// class inherits are not walked again.
public final class Interpreter {
    private static final int LOOP_LIMIT = 20_000;
    private static final int DEPTH_LIMIT = 60;

    private final Words words;
    private final Claims claims;
    private final Map<String, Value> globals = new HashMap<>();
    private final Map<String, Statement.Define> functions = new HashMap<>();
    private String where = "";
    private int depth;

    /// An interpreter with these words.
    ///
    /// @param claims is told of every claim
    public Interpreter(Words words, Claims claims) {
        this.words = words;
        this.claims = claims;
    }

    /// Thrown by `return`.
    private static final class Answered extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Value value;

        Answered(Value value) {
            super("return", null, false, false);
            this.value = value;
        }
    }

    /// Walks a file.
    public void walk(String text) {
        List<Statement> statements = PythonFile.read(text);
        walk(statements, new HashMap<>());
    }

    private void walk(List<Statement> statements, Map<String, Value> scope) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Define define -> functions.put(define.name(), define);
                case Statement.Declare ignored -> {}
                case Statement.Assign assign -> assign(assign, scope);
                case Statement.Branch branch -> run(List.of(branch), scope);
                case Statement.Claim ignored -> {}
                case Statement.Say ignored -> {}
                case Statement.Loop ignored -> {}
                case Statement.Answer ignored -> {}
                case Statement.Unread ignored -> {}
            }
        }
        if (globals.isEmpty()) {
            globals.putAll(scope);
        }
        for (Statement statement : statements) {
            if (statement instanceof Statement.Declare declare) {
                Map<String, Value> members = new HashMap<>(scope);
                walk(declare.body(), members);
            } else if (statement instanceof Statement.Define define
                    && define.name().startsWith("test")) {
                test(define, scope);
            }
        }
    }

    private void test(Statement.Define define, Map<String, Value> scope) {
        Optional<Node> table =
                define.decorators().stream().flatMap(one -> rows(one).stream()).findFirst();
        if (table.isEmpty()) {
            once(define.name(), define, scope, List.of());
            return;
        }
        if (!(value(table.get(), scope) instanceof Value.Many rows)) {
            claims.passed(define.name(), "a table that can't be read");
            return;
        }
        int number = 0;
        for (Value row : rows.members()) {
            number++;
            List<Value> given = row instanceof Value.Many many ? many.members() : List.of(row);
            once(define.name() + "[" + number + "]", define, scope, given);
        }
    }

    /// The rows of `@parameterized.expand(rows)` or `@pytest.mark.parametrize(names, rows)`.
    private static Optional<Node> rows(Node decorator) {
        if (decorator instanceof Node.Call call && call.of() instanceof Node.Attribute of) {
            int place = of.name().equals("expand") ? 0 : of.name().equals("parametrize") ? 1 : -1;
            return place >= 0 && place < call.arguments().size()
                    ? Optional.of(call.arguments().get(place).value())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private void once(
            String name, Statement.Define define, Map<String, Value> scope, List<Value> given) {
        where = name;
        Map<String, Value> local = new HashMap<>(scope);
        int place = 0;
        for (Statement.Parameter parameter : define.parameters()) {
            if (parameter.name().equals("self")) {
                continue;
            }
            Value value = place < given.size() ? given.get(place) : absent(parameter, scope);
            local.put(parameter.name(), value);
            place++;
        }
        try {
            run(define.body(), local);
        } catch (Answered done) {
            // The test is over.
        }
    }

    private Value absent(Statement.Parameter parameter, Map<String, Value> scope) {
        if (parameter.value().isPresent()) {
            return value(parameter.value().get(), scope);
        }
        Statement.Define fixture = functions.get(parameter.name());
        return fixture == null
                ? new Value.Unknown(parameter.name())
                : function(fixture, List.of(), Map.of());
    }

    private Value function(
            Statement.Define define, List<Value> arguments, Map<String, Value> named) {
        if (++depth > DEPTH_LIMIT) {
            depth--;
            return new Value.Unknown(define.name());
        }
        Map<String, Value> local = new HashMap<>(globals);
        for (int i = 0; i < define.parameters().size(); i++) {
            Statement.Parameter parameter = define.parameters().get(i);
            Value given = named.get(parameter.name());
            Value value = i < arguments.size() ? arguments.get(i) : given;
            local.put(parameter.name(), value == null ? absent(parameter, globals) : value);
        }
        try {
            run(define.body(), local);
        } catch (Answered answered) {
            return answered.value;
        } finally {
            depth--;
        }
        return new Value.Unknown("None");
    }

    private void run(List<Statement> statements, Map<String, Value> scope) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Assign assign -> assign(assign, scope);
                case Statement.Claim claim -> claim(claim, scope);
                case Statement.Say say -> say(say, scope);
                case Statement.Loop loop -> loop(loop, scope);
                case Statement.Branch branch -> branch(branch, scope);
                case Statement.Answer answer ->
                        throw new Answered(
                                answer.value()
                                        .map(node -> value(node, scope))
                                        .orElse(new Value.Unknown("None")));
                case Statement.Define define -> functions.put(define.name(), define);
                case Statement.Declare ignored -> {}
                case Statement.Unread ignored -> {}
            }
        }
    }

    private void branch(Statement.Branch branch, Map<String, Value> scope) {
        switch (value(branch.test(), scope)) {
            case Value.Truth truth -> run(truth.holds() ? branch.yes() : branch.no(), scope);
            case Value.Amount number ->
                    run(number.value() != 0 ? branch.yes() : branch.no(), scope);
            default -> claims.passed(where, "a branch on what is not known");
        }
    }

    private void loop(Statement.Loop loop, Map<String, Value> scope) {
        Value over = value(loop.over(), scope);
        if (!(over instanceof Value.Many many)) {
            claims.passed(where, over instanceof Value.Unknown unknown ? unknown.path() : "a loop");
            return;
        }
        int turns = 0;
        for (Value member : many.members()) {
            if (++turns > LOOP_LIMIT) {
                return;
            }
            bind(loop.target(), member, scope);
            run(loop.body(), scope);
        }
    }

    private void assign(Statement.Assign assign, Map<String, Value> scope) {
        Value value = value(assign.value(), scope);
        for (Node target : assign.targets()) {
            bind(target, value, scope);
        }
    }

    private void bind(Node target, Value value, Map<String, Value> scope) {
        switch (target) {
            case Node.Name name -> scope.put(name.name(), value);
            case Node.Sequence names -> {
                for (int i = 0; i < names.members().size(); i++) {
                    bind(names.members().get(i), member(value, i), scope);
                }
            }
            case Node.Subscript changed -> spoil(changed.of(), scope);
            case Node.Attribute changed -> spoil(changed.of(), scope);
            default -> {}
        }
    }

    /// What is changed in place is not followed: it is not known from there on.
    private static void spoil(Node changed, Map<String, Value> scope) {
        Node root = changed;
        while (root instanceof Node.Attribute attribute) {
            root = attribute.of();
        }
        if (root instanceof Node.Name name) {
            scope.put(name.name(), new Value.Unknown(name.name() + " changed in place"));
        }
    }

    private static Value member(Value value, int index) {
        return switch (value) {
            case Value.Many many ->
                    index < many.members().size()
                            ? many.members().get(index)
                            : new Value.Unknown("member");
            case Value.Series series -> series.column().at(index);
            case Value.Unknown unknown -> unknown;
            default -> new Value.Unknown("member");
        };
    }

    private void say(Statement.Say say, Map<String, Value> scope) {
        if (say.value() instanceof Node.Call call) {
            List<Value> arguments = new ArrayList<>();
            Map<String, Value> named = new LinkedHashMap<>();
            arguments(call, scope, arguments, named);
            Assertions.told(name(call.of()), arguments, named, where + ":" + say.line(), claims);
        }
    }

    private void claim(Statement.Claim claim, Map<String, Value> scope) {
        String line = where + ":" + claim.line();
        switch (claim.claim()) {
            case Node.Compare compare when compare.signs().stream().allMatch("=="::equals) -> {
                List<Value> sides =
                        compare.sides().stream().map(side -> value(side, scope)).toList();
                for (int i = 1; i < sides.size(); i++) {
                    claims.same(line, sides.get(i - 1), sides.get(i), 0);
                }
            }
            case Node.Call call -> {
                List<Value> arguments = new ArrayList<>();
                Map<String, Value> named = new LinkedHashMap<>();
                arguments(call, scope, arguments, named);
                Assertions.told(name(call.of()), arguments, named, line, claims);
            }
            case Node.Unary not when not.of() instanceof Node.Call -> claims.passed(line, "not");
            default -> claims.passed(line, "a claim of another form");
        }
    }

    private static String name(Node of) {
        return switch (of) {
            case Node.Name name -> name.name();
            case Node.Attribute attribute -> attribute.name();
            default -> "";
        };
    }

    private void arguments(
            Node.Call call,
            Map<String, Value> scope,
            List<Value> arguments,
            Map<String, Value> named) {
        for (Node.Argument argument : call.arguments()) {
            Value value = value(argument.value(), scope);
            if (argument.name().isPresent()) {
                named.put(argument.name().get(), value);
            } else if (argument.spread() && value instanceof Value.Many many) {
                arguments.addAll(many.members());
            } else {
                arguments.add(value);
            }
        }
    }

    private Value value(Node node, Map<String, Value> scope) {
        return switch (node) {
            case Node.Digits number -> Literals.number(number.words());
            case Node.Text text -> new Value.Text(text.words());
            case Node.Name name -> named(name.name(), scope);
            case Node.Attribute attribute -> attribute(attribute, scope);
            case Node.Call call -> call(call, scope);
            case Node.Subscript subscript -> subscript(subscript, scope);
            case Node.Slice ignored -> new Value.Unknown("slice");
            case Node.Sequence sequence ->
                    new Value.Many(
                            sequence.members().stream().map(one -> value(one, scope)).toList());
            case Node.Mapping mapping -> mapping(mapping, scope);
            case Node.Unary unary -> unary(unary, scope);
            case Node.Binary binary ->
                    Operators.binary(
                            binary.sign(),
                            value(binary.left(), scope),
                            value(binary.right(), scope));
            case Node.Compare compare -> compare(compare, scope);
            case Node.Choice choice ->
                    value(choice.test(), scope) instanceof Value.Truth truth
                            ? value(truth.holds() ? choice.yes() : choice.no(), scope)
                            : new Value.Unknown("choice");
            case Node.Comprehension each -> comprehension(each, scope);
            case Node.Opaque opaque -> new Value.Unknown(opaque.what());
        };
    }

    private static Value named(String name, Map<String, Value> scope) {
        Value known = scope.get(name);
        if (known != null) {
            return known;
        }
        return switch (name) {
            case "True" -> new Value.Truth(true);
            case "False" -> new Value.Truth(false);
            default -> new Value.Unknown(name);
        };
    }

    private Value unary(Node.Unary unary, Map<String, Value> scope) {
        Value of = value(unary.of(), scope);
        if (unary.sign().equals("not")) {
            return of instanceof Value.Truth truth
                    ? new Value.Truth(!truth.holds())
                    : new Value.Unknown("not");
        }
        return of instanceof Value.Unknown ? of : Operators.unary(unary.sign(), of);
    }

    private Value compare(Node.Compare compare, Map<String, Value> scope) {
        Value left = value(compare.sides().getFirst(), scope);
        Value right = value(compare.sides().getLast(), scope);
        String sign = compare.signs().getFirst();
        if (compare.signs().size() > 1 || sign.length() > 2) {
            return new Value.Unknown("comparison");
        }
        Value told = Operators.binary(sign, left, right);
        return left instanceof Value.Amount && told instanceof Value.Amount number
                ? new Value.Truth(number.value() == 1)
                : told;
    }

    private Value attribute(Node.Attribute attribute, Map<String, Value> scope) {
        if (attribute.of() instanceof Node.Name name && name.name().equals("self")) {
            Value member = scope.get(attribute.name());
            return member == null ? new Value.Unknown("self." + attribute.name()) : member;
        }
        Value of = value(attribute.of(), scope);
        return Members.of(of, attribute.name());
    }

    private Value call(Node.Call call, Map<String, Value> scope) {
        List<Value> arguments = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        String word;
        String path;
        if (call.of() instanceof Node.Attribute attribute) {
            Value of =
                    attribute.of() instanceof Node.Name name && name.name().equals("self")
                            ? new Value.Unknown("self")
                            : value(attribute.of(), scope);
            word = attribute.name();
            if (of instanceof Value.Unknown unknown) {
                path = unknown.path() + "." + word;
            } else {
                arguments.add(of);
                path = word;
            }
        } else {
            Value of = value(call.of(), scope);
            if (!(of instanceof Value.Unknown unknown)) {
                return new Value.Unknown("call");
            }
            word = unknown.last();
            path = unknown.path();
        }
        arguments(call, scope, arguments, named);
        Statement.Define own = functions.get(path);
        if (own != null) {
            return function(own, arguments, named);
        }
        return words.call(word, arguments, named)
                .or(() -> Pandas.call(word, arguments, named))
                .orElseGet(() -> unknown(path, arguments));
    }

    /// What came of an unknown word; of known words on something unknown, that.
    private static Value unknown(String path, List<Value> arguments) {
        return arguments.stream()
                .filter(Value.Unknown.class::isInstance)
                .filter(one -> !((Value.Unknown) one).path().equals("None"))
                .findFirst()
                .orElse(new Value.Unknown(path + "()"));
    }

    private Value subscript(Node.Subscript subscript, Map<String, Value> scope) {
        Value of = value(subscript.of(), scope);
        if (subscript.index() instanceof Node.Slice slice) {
            Optional<Value> from = slice.from().map(node -> value(node, scope));
            Optional<Value> to = slice.to().map(node -> value(node, scope));
            return Members.slice(of, from, to);
        }
        return Members.at(of, value(subscript.index(), scope));
    }

    private Value mapping(Node.Mapping mapping, Map<String, Value> scope) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i < mapping.keys().size(); i++) {
            if (value(mapping.keys().get(i), scope) instanceof Value.Text key) {
                members.put(key.words(), value(mapping.values().get(i), scope));
            }
        }
        return new Value.Named(members);
    }

    private Value comprehension(Node.Comprehension each, Map<String, Value> scope) {
        if (!(value(each.over(), scope) instanceof Value.Many many)
                || many.members().size() > LOOP_LIMIT
                || each.test().isPresent()) {
            return new Value.Unknown("comprehension");
        }
        List<Value> made = new ArrayList<>();
        Map<String, Value> local = new HashMap<>(scope);
        for (Value member : many.members()) {
            bind(each.target(), member, local);
            made.add(value(each.each(), local));
        }
        return new Value.Many(made);
    }
}
