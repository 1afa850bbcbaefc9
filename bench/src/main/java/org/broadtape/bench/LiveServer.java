package org.broadtape.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.PriceView;
import org.broadtape.market.quote.Quote;

/// The whole site in a process of its own, told prices as a provider's stream would tell them: when
/// `START SECONDS` is read (`START` by [System#nanoTime], one clock for all processes of a
/// machine), 100 prices at `START` and each second after. The price of second n is n.
final class LiveServer {
    static final int INSTRUMENTS = 100;

    private LiveServer() {}

    /// How instruments are named.
    static String name(int instrument) {
        return "bench-" + instrument;
    }

    /// Serves from a data folder until it is ended.
    public static void main(String[] arguments) throws Exception {
        Settings settings = new Settings(0, Path.of(arguments[0]), Optional.empty());
        try (House house = House.open(settings, Clock.systemUTC());
                BufferedReader asked =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            tell(house, 0);
            System.out.println("The bench answers at http://localhost:" + house.port() + "/");
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                int space = line.indexOf(' ');
                long start = Long.parseLong(line.substring(0, space));
                long seconds = Long.parseLong(line.substring(space + 1));
                for (int n = 1; n <= seconds; n++) {
                    await(start + TimeUnit.SECONDS.toNanos(n - 1));
                    tell(house, n);
                }
            }
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void tell(House house, int amount) {
        Instant now = Instant.now();
        for (int i = 0; i < INSTRUMENTS; i++) {
            Quote quote =
                    new Quote(
                            BigDecimal.valueOf(amount),
                            Optional.of(BigDecimal.ONE),
                            new Passport(
                                    "bench",
                                    Optional.of("XNAS"),
                                    new DelayClass.RealTime(),
                                    new AsOf.At(now.atOffset(ZoneOffset.UTC)),
                                    now,
                                    PriceUnit.currencyOf("USD"),
                                    Adjustment.NONE,
                                    List.of(),
                                    DisplayRights.EVERYONE,
                                    Optional.empty()));
            house.livePrices()
                    .tell(name(i), new PriceView.Priced(quote, new PriceView.Standing.Current()));
        }
    }
}
