package org.broadtape.market.filing.edgar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.filing.edgar.EdgarFiling.Filer;

/// A filing as a list of EDGAR tells it.
///
/// @param accession `0000909012-12-000274`
/// @param form `13F-HR`, `13F-HR/A`
/// @param filers whose it is; several where it was filed for several
/// @param filed the filing date
/// @param acceptedBy an instant by which it had been taken in; absent where the list has none. Only
///   the header of the filing itself says when exactly
/// @param period what it reports on; absent where the list has none
public record EdgarFiling(
        String accession,
        String form,
        List<Filer> filers,
        LocalDate filed,
        Optional<Instant> acceptedBy,
        Optional<LocalDate> period) {
    /// Copies its list.
    public EdgarFiling {
        filers = List.copyOf(filers);
    }

    /// Who files.
    ///
    /// @param cik without leading noughts
    /// @param name as EDGAR has it
    public record Filer(String cik, String name) {}

    /// Whether it is a report of holdings, an amendment or a notice.
    public boolean is13F() {
        return form.startsWith("13F-");
    }
}
