package org.broadtape.bench.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/// Signs between values: numbers, columns, and tables of columns.
final class Operators {
    private Operators() {}

    static Value binary(String sign, Value left, Value right) {
        if (left instanceof Value.Unknown) {
            return left;
        }
        if (right instanceof Value.Unknown) {
            return right;
        }
        if (left instanceof Value.Many a && right instanceof Value.Amount n && sign.equals("*")) {
            return repeated(a, (int) n.value());
        }
        if (left instanceof Value.Many a && right instanceof Value.Many b && sign.equals("+")) {
            return new Value.Many(
                    java.util.stream.Stream.concat(a.members().stream(), b.members().stream())
                            .toList());
        }
        return apply(step(sign), left, right);
    }

    private static Value repeated(Value.Many many, int times) {
        return times < 0 || (long) times * many.members().size() > 100_000
                ? new Value.Unknown("repetition")
                : new Value.Many(
                        java.util.Collections.nCopies(times, many.members()).stream()
                                .flatMap(List::stream)
                                .toList());
    }

    static Value apply(DoubleBinaryOperator step, Value left, Value right) {
        return switch (left) {
            case Value.Amount a ->
                    switch (right) {
                        case Value.Amount b -> number(step, a, b);
                        case Value.Series b ->
                                new Value.Series(
                                        b.column().each(y -> step.applyAsDouble(a.value(), y)));
                        case Value.Named b -> named(b, member -> apply(step, a, member));
                        default -> new Value.Unknown("operator");
                    };
            case Value.Series a ->
                    switch (right) {
                        case Value.Amount b ->
                                new Value.Series(
                                        a.column().each(x -> step.applyAsDouble(x, b.value())));
                        case Value.Series b -> new Value.Series(a.column().with(b.column(), step));
                        default -> new Value.Unknown("operator");
                    };
            case Value.Named a ->
                    right instanceof Value.Named b
                            ? both(step, a, b)
                            : named(a, member -> apply(step, member, right));
            default -> new Value.Unknown("operator");
        };
    }

    private static Value both(DoubleBinaryOperator step, Value.Named a, Value.Named b) {
        Map<String, Value> made = new LinkedHashMap<>();
        a.members()
                .forEach((name, value) -> {
                    Value other = b.members().get(name);
                    made.put(
                            name,
                            other == null
                                    ? new Value.Unknown("column " + name)
                                    : apply(step, value, other));
                });
        return new Value.Named(made);
    }

    static Value named(Value.Named named, java.util.function.UnaryOperator<Value> step) {
        Map<String, Value> made = new LinkedHashMap<>();
        named.members().forEach((name, value) -> made.put(name, step.apply(value)));
        return new Value.Named(made);
    }

    private static Value number(DoubleBinaryOperator step, Value.Amount a, Value.Amount b) {
        boolean ours = a.origin() == Value.Origin.OURS || b.origin() == Value.Origin.OURS;
        return new Value.Amount(
                step.applyAsDouble(a.value(), b.value()),
                0,
                ours ? Value.Origin.OURS : Value.Origin.FILE,
                a.why().isEmpty() ? b.why() : a.why());
    }

    private static DoubleBinaryOperator step(String sign) {
        return switch (sign) {
            case "+" -> (x, y) -> x + y;
            case "-" -> (x, y) -> x - y;
            case "*" -> (x, y) -> x * y;
            case "/" -> (x, y) -> x / y;
            case "//" -> (x, y) -> Math.floor(x / y);
            case "%" -> (x, y) -> x - y * Math.floor(x / y);
            case "**" -> Math::pow;
            case "&" -> (x, y) -> x * y;
            case "|" -> Math::max;
            case "<" -> (x, y) -> x < y ? 1 : 0;
            case "<=" -> (x, y) -> x <= y ? 1 : 0;
            case ">" -> (x, y) -> x > y ? 1 : 0;
            case ">=" -> (x, y) -> x >= y ? 1 : 0;
            case "==" -> (x, y) -> x == y ? 1 : 0;
            case "!=" -> (x, y) -> x != y ? 1 : 0;
            default -> (x, y) -> Double.NaN;
        };
    }

    static Value unary(String sign, Value of) {
        if (of instanceof Value.Amount number && sign.equals("-")) {
            return new Value.Amount(-number.value(), number.unit(), number.origin(), number.why());
        }
        return switch (sign) {
            case "+" -> of;
            case "-" -> apply((x, y) -> x * y, Value.Amount.of(-1), of);
            case "~" -> apply((x, y) -> x - y, Value.Amount.of(1), of);
            default -> new Value.Unknown(sign);
        };
    }
}
