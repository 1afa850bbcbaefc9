package org.broadtape.market.filing;

import java.util.Optional;

/// What a text document of a filing holds: a cover, a table, or both one after the other.
///
/// @param cover absent where there is none
/// @param table absent where no line could be read
record FilingText(Optional<Cover> cover, Optional<InformationTable> table) {
    static FilingText read(String text) {
        InformationTable table = new TextTable(text).read();
        return new FilingText(
                TextCover.read(text),
                table.lines().isEmpty() ? Optional.empty() : Optional.of(table));
    }
}
