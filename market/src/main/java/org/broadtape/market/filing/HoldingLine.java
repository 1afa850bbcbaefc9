package org.broadtape.market.filing;

import java.util.Optional;

/// One line of an information table. One security may stand on many, one for each manager or
/// discretion.
///
/// @param line where it begins in its file, from 1
/// @param issuer as filed
/// @param titleOfClass as filed: `COM`, `CL A`
/// @param cusip nine signs in capitals; as filed where that is no CUSIP
/// @param figi the share class's, where the filer gave it
/// @param value in the unit of its filing, dollars or thousands
/// @param amount shares, or principal in dollars
/// @param type which of the two
/// @param kind what was held
/// @param discretion `SOLE`, `DFND` (shared-defined), `OTR` (shared-other), or empty
/// @param otherManagers the numbers of those included, as filed: `4,8,11`; empty where none
public record HoldingLine(
        int line,
        String issuer,
        String titleOfClass,
        String cusip,
        Optional<String> figi,
        long value,
        long amount,
        ShareType type,
        PositionKind kind,
        String discretion,
        String otherManagers) {
    /// The greatest sum of values or amounts of one table, some 184 trillion: that of fifty tables
    /// a thousandfold still fits a `long`.
    static final long SUM_LIMIT = Long.MAX_VALUE / 50_000;

    /// Refuses amounts below nought.
    public HoldingLine {
        if (value < 0 || amount < 0) {
            throw new IllegalArgumentException("Below nought: " + value + ", " + amount);
        }
    }
}
