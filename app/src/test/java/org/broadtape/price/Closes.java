package org.broadtape.price;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.store.Database;

/// Puts daily bars into a site's archive, as a command beside it would.
public final class Closes {
    private Closes() {}

    /// Split-adjusted bars in dollars, of a provider called `=Quay desk` at `XNAS`.
    ///
    /// @param csv with the columns `Date` and `Close` at least
    public static void put(
            Path data, Clock clock, String instrument, DisplayRights rights, String csv) {
        try (Database database = Database.open("jdbc:sqlite:" + data.resolve("broadtape.db"))) {
            Archive.of(database, data, clock)
                    .take(
                            BarCsv.read(
                                            csv.getBytes(StandardCharsets.UTF_8),
                                            SeriesKey.rawDaily(instrument).on(Basis.SPLIT_ADJUSTED),
                                            PriceUnit.currencyOf("USD"),
                                            ZoneOffset.UTC)
                                    .history(),
                            new Origin(
                                    "=Quay desk",
                                    Optional.of("XNAS"),
                                    new DelayClass.EndOfDay(),
                                    rights),
                            ZoneOffset.UTC);
        }
    }
}
