package org.broadtape.market.backtest;

import java.util.Optional;
import org.broadtape.market.bar.Series;

/// What a copy is set beside.
///
/// @param name as its file is named: `SPY`
/// @param total its closes adjusted for splits and dividends; absent where its file has none, and
///   then it stands beside nothing that has them
/// @param closes its closes alone
public record Benchmark(String name, Optional<Series> total, Series closes) {}
