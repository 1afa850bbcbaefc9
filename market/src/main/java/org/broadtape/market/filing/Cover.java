package org.broadtape.market.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The cover and summary page of a report, as filed.
///
/// @param form `13F-HR`, `13F-NT`, `13F-CTR`, each also with `/A`; absent where not told
/// @param cik the manager's number without leading noughts
/// @param manager its name as filed
/// @param period the last day of the quarter reported
/// @param report how much of the holdings is told
/// @param amendment what it amends; absent for an original
/// @param entryTotal how many lines the table has, by the filer's count
/// @param valueTotal the sum of its values, by the filer's count, in the filing's unit
/// @param confidential whether holdings are kept from the public; absent where not told
/// @param declared the unit the words of the cover name; absent in XML, which names none
/// @param included managers reported for, by the numbers the lines call them by
/// @param reporting managers who report the rest
public record Cover(
        Optional<String> form,
        Optional<String> cik,
        Optional<String> manager,
        Optional<LocalDate> period,
        Optional<ReportType> report,
        Optional<Amendment> amendment,
        OptionalLong entryTotal,
        OptionalLong valueTotal,
        Optional<Boolean> confidential,
        Optional<ValueUnit> declared,
        List<OtherManager> included,
        List<OtherManager> reporting) {
    /// Copies its lists.
    public Cover {
        included = List.copyOf(included);
        reporting = List.copyOf(reporting);
    }
}
