package org.broadtape.bench.python;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Parts of values: by name, by place, by day.
final class Members {
    private Members() {}

    static Value of(Value of, String name) {
        if (of instanceof Value.Unknown unknown) {
            return switch (unknown.path() + "." + name) {
                case "np.nan" -> Value.Amount.of(Double.NaN);
                case "np.inf" -> Value.Amount.of(Double.POSITIVE_INFINITY);
                case "np.pi" -> Value.Amount.of(Math.PI);
                default -> new Value.Unknown(unknown.path() + "." + name);
            };
        }
        if (of instanceof Value.Named table && table.members().containsKey(name)) {
            return table.members().get(name);
        }
        return switch (name) {
            case "iloc", "loc", "values" -> of;
            case "size" ->
                    switch (of) {
                        case Value.Series series -> Value.Amount.of(series.column().size());
                        case Value.Named table -> Value.Amount.of(table.members().size());
                        default -> new Value.Unknown("size");
                    };
            case "shape" ->
                    of instanceof Value.Series series
                            ? new Value.Many(List.of(Value.Amount.of(series.column().size())))
                            : new Value.Unknown("shape");
            case "index" ->
                    of instanceof Value.Series series && !series.column().days().isEmpty()
                            ? days(series.column().days())
                            : new Value.Unknown("index");
            default -> new Value.Unknown("." + name);
        };
    }

    static Value days(List<LocalDate> days) {
        return new Value.Many(
                days.stream().map(day -> (Value) new Value.Text(day.toString())).toList());
    }

    /// The days of a list of them; empty where it is none.
    static List<LocalDate> days(Value value) {
        if (!(value instanceof Value.Many many)) {
            return List.of();
        }
        return many.members().stream()
                .flatMap(one ->
                        one instanceof Value.Text text
                                ? Literals.day(text.words()).stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }

    static Value at(Value of, Value index) {
        return switch (of) {
            case Value.Many many ->
                    index instanceof Value.Amount number
                            ? one(many, (int) number.value())
                            : new Value.Unknown("index");
            case Value.Series series -> at(series.column(), index);
            case Value.Named table -> at(table, index);
            case Value.Unknown unknown -> unknown;
            default -> new Value.Unknown("index");
        };
    }

    private static Value one(Value.Many many, int index) {
        int place = index < 0 ? many.members().size() + index : index;
        return place < 0 || place >= many.members().size()
                ? new Value.Unknown("index")
                : many.members().get(place);
    }

    private static Value at(Column column, Value index) {
        return switch (index) {
            case Value.Amount number -> column.at((int) number.value());
            case Value.Series mask when mask.column().size() == column.size() -> {
                double[] kept = mask.column().values();
                yield new Value.Series(column.where(i -> kept[i] == 1));
            }
            case Value.Text text ->
                    column.at(
                            column.days()
                                    .indexOf(Literals.day(text.words()).orElse(LocalDate.MIN)));
            case Value.Many many -> {
                List<LocalDate> days = days(many);
                yield new Value.Series(
                        column.where(i ->
                                i < column.days().size() && days.contains(column.days().get(i))));
            }
            default -> new Value.Unknown("index");
        };
    }

    private static Value at(Value.Named table, Value index) {
        return switch (index) {
            case Value.Text text -> {
                Value member = table.members().get(text.words());
                yield member == null ? new Value.Unknown("column " + text.words()) : member;
            }
            case Value.Amount number -> {
                List<Value> members = List.copyOf(table.members().values());
                boolean scalars = members.stream().allMatch(Value.Amount.class::isInstance);
                yield scalars
                        ? one(new Value.Many(members), (int) number.value())
                        : Operators.named(table, column -> at(column, number));
            }
            case Value.Many names -> {
                Map<String, Value> kept = new LinkedHashMap<>();
                for (Value name : names.members()) {
                    if (name instanceof Value.Text text
                            && table.members().containsKey(text.words())) {
                        kept.put(text.words(), table.members().get(text.words()));
                    }
                }
                yield new Value.Named(kept);
            }
            default -> new Value.Unknown("index");
        };
    }

    static Value slice(Value of, Optional<Value> from, Optional<Value> to) {
        return switch (of) {
            case Value.Series series -> new Value.Series(slice(series.column(), from, to));
            case Value.Named table -> Operators.named(table, one -> slice(one, from, to));
            case Value.Many many -> {
                int size = many.members().size();
                int first = place(from, 0, size);
                int last = Math.max(first, place(to, size, size));
                yield new Value.Many(many.members().subList(first, last));
            }
            case Value.Unknown unknown -> unknown;
            default -> new Value.Unknown("slice");
        };
    }

    /// By place, up to the last one and without it; by day, with the last one.
    private static Column slice(Column column, Optional<Value> from, Optional<Value> to) {
        Optional<LocalDate> first = from.flatMap(Members::day);
        Optional<LocalDate> last = to.flatMap(Members::day);
        if (first.isPresent() || last.isPresent()) {
            List<LocalDate> days = column.days();
            return column.where(i ->
                    i < days.size()
                            && first.map(day -> !days.get(i).isBefore(day)).orElse(true)
                            && last.map(day -> !days.get(i).isAfter(day)).orElse(true));
        }
        int start = place(from, 0, column.size());
        int end = place(to, column.size(), column.size());
        return column.where(i -> i >= start && i < end);
    }

    private static Optional<LocalDate> day(Value value) {
        return value instanceof Value.Text text ? Literals.day(text.words()) : Optional.empty();
    }

    private static int place(Optional<Value> value, int absent, int size) {
        if (value.isPresent() && value.get() instanceof Value.Amount number) {
            int place = (int) number.value();
            return Math.clamp(place < 0 ? size + place : place, 0, size);
        }
        return absent;
    }

    /// The numbers of a list, in one column.
    static Optional<Column> column(Value value, List<LocalDate> days) {
        return switch (value) {
            case Value.Series series -> Optional.of(series.column().dated(days));
            case Value.Many many -> {
                boolean all = many.members().stream().allMatch(Value.Amount.class::isInstance);
                List<Value.Amount> numbers =
                        all
                                ? many.members().stream()
                                        .map(Value.Amount.class::cast)
                                        .collect(Collectors.toList())
                                : List.of();
                yield all
                        ? Optional.of(
                                Column.of(
                                        days.size() == numbers.size() ? days : List.of(), numbers))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
