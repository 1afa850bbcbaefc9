package org.broadtape.market.filing;

import java.util.Optional;

/// Another manager named on a cover.
///
/// @param number what the lines call it by; absent where it reports for itself
/// @param name as filed
/// @param cik without leading noughts; absent where not given
public record OtherManager(Optional<Integer> number, String name, Optional<String> cik) {}
