package org.broadtape.market.filing;

import java.util.LinkedHashSet;
import java.util.List;

/// What a manager held of one security in one way, the lines of all its sub-managers summed.
///
/// @param cusip nine signs; as filed where the filer gave no CUSIP
/// @param name the issuer as filed
/// @param titleOfClass as filed
/// @param kind what was held
/// @param type what `amount` counts
/// @param amount shares, or principal in dollars; of an option, the shares beneath it
/// @param value in dollars, whatever unit it was filed in; of an option, of the shares beneath it
/// @param discretion the words of its lines, each once
/// @param lines how many lines it stands on
public record Position(
        String cusip,
        String name,
        String titleOfClass,
        PositionKind kind,
        ShareType type,
        long amount,
        long value,
        List<String> discretion,
        int lines) {
    /// Copies its list.
    public Position {
        discretion = List.copyOf(discretion);
    }

    /// Dollars for one share or one dollar of principal; `NaN` where the amount is nought.
    public double impliedPrice() {
        return amount == 0 ? Double.NaN : (double) value / amount;
    }

    /// Whether another is the same security held in the same way.
    public boolean isAlike(Position other) {
        return cusip.equals(other.cusip) && kind == other.kind && type == other.type;
    }

    /// This and more of the same security, told in another filing.
    Position plus(Position more) {
        LinkedHashSet<String> words = new LinkedHashSet<>(discretion);
        words.addAll(more.discretion);
        return new Position(
                cusip,
                name,
                titleOfClass,
                kind,
                type,
                amount + more.amount,
                value + more.value,
                List.copyOf(words),
                lines + more.lines);
    }

    /// This in another unit: each value that many times as much.
    Position times(long factor) {
        return new Position(
                cusip, name, titleOfClass, kind, type, amount, value * factor, discretion, lines);
    }
}
