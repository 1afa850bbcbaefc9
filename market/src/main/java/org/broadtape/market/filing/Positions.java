package org.broadtape.market.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Lines into positions.
final class Positions {
    private Positions() {}

    private record Key(String cusip, PositionKind kind, ShareType type) {}

    /// One of each security and kind, in the order of their first lines; values as filed.
    static List<Position> of(List<HoldingLine> lines) {
        Map<Key, List<HoldingLine>> groups = new LinkedHashMap<>();
        for (HoldingLine line : lines) {
            groups.computeIfAbsent(
                            new Key(line.cusip(), line.kind(), line.type()),
                            key -> new ArrayList<>(1))
                    .add(line);
        }
        return groups.values().stream().map(Positions::sum).toList();
    }

    private static Position sum(List<HoldingLine> lines) {
        HoldingLine first = lines.getFirst();
        LinkedHashSet<String> discretion = new LinkedHashSet<>();
        long amount = 0;
        long value = 0;
        for (HoldingLine line : lines) {
            amount += line.amount();
            value += line.value();
            if (!line.discretion().isEmpty()) {
                discretion.add(line.discretion());
            }
        }
        return new Position(
                first.cusip(),
                first.issuer(),
                first.titleOfClass(),
                first.kind(),
                first.type(),
                amount,
                value,
                List.copyOf(discretion),
                lines.size());
    }
}
