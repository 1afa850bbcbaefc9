package org.broadtape.cli.move;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadtape.base.Problem;
import org.broadtape.cli.Site;
import org.broadtape.cli.Where;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.Listing;
import org.broadtape.market.bar.BarCsv;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.History;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.guard.Finding;
import org.broadtape.market.guard.PriceGuard;
import org.broadtape.market.provider.ProviderTerms;
import org.broadtape.market.provider.Providers;
import org.broadtape.market.provider.ecb.EcbHistory;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.price.Archive;
import org.broadtape.price.Origin;
import org.broadtape.price.Pairs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import prices`: daily bars as CSV, one instrument a file, named by its symbol: `AAPL.csv`,
/// `BRK_B.csv.gz`. No file says what its prices were adjusted for, in which unit they are, who says
/// so and who may see them: the options do. May run while the site runs. Ends with 0 if every file
/// was taken, with 1 if something could not be, with 2 on bad usage.
@Command(
        name = "prices",
        description =
                "Takes in daily bars: CSV (or .csv.gz) named by symbol, with the columns Date and"
                        + " Close at least; also Open, High, Low, Volume, Adj Close, Dividends,"
                        + " Stock Splits. With --provider ecb: the bank's file eurofxref-hist, as"
                        + " CSV, zip or XML.")
public final class ImportPrices implements Callable<Integer> {
    private static final long LARGEST = 64L << 20;
    private static final String BANK = "ecb";

    @Mixin Where where = new Where();

    @Option(
            names = "--provider",
            required = true,
            paramLabel = "NAME",
            description = "Who says so; stands beside every price.")
    String provider = "";

    @Option(
            names = "--basis",
            defaultValue = "split",
            paramLabel = "raw|split",
            description =
                    "What the prices were adjusted for: nothing, or later splits (default:"
                            + " ${DEFAULT-VALUE}).")
    String basis = "split";

    @Option(
            names = "--interval",
            defaultValue = "1d",
            paramLabel = "1m|5m|15m|30m|1h|1d",
            description = "How long a bar lasts (default: ${DEFAULT-VALUE}).")
    String interval = "1d";

    @Option(
            names = "--unit",
            paramLabel = "CODE",
            description = "What they are in: USD, GBp (default: the listing's currency).")
    @Nullable String unit;

    @Option(
            names = "--mic",
            paramLabel = "MIC",
            description = "The exchange, where a symbol is listed on several.")
    @Nullable String mic;

    @Option(
            names = "--instrument",
            paramLabel = "ID",
            description = "The instrument, whatever the file is called.")
    @Nullable String instrument;

    @Option(
            names = "--public",
            description = "They may be shown to every reader (default: to the owner alone).")
    boolean isPublic;

    @Parameters(arity = "1..*", paramLabel = "FILE.csv", description = "Bars to take in.")
    List<Path> files = List.of();

    private final PrintStream err;
    private final Clock clock;

    /// The command as it is typed.
    public ImportPrices() {
        this(System.err, Clock.systemUTC());
    }

    ImportPrices(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!List.of("raw", "split").contains(basis)) {
            err.println("--basis " + basis + ": raw or split");
            return 2;
        }
        if (unit != null && PriceUnit.of(unit).isEmpty()) {
            err.println("--unit " + unit + ": a currency's code, or GBp, ZAc, ILA");
            return 2;
        }
        if (Interval.of(interval).isEmpty()) {
            err.println("--interval " + interval + ": 1m, 5m, 15m, 30m, 1h or 1d");
            return 2;
        }
        return new EachFile(where, clock, err).take(files, this::take);
    }

    private boolean take(Site site, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return wrong(file, "it is too large", "at most " + LARGEST + " bytes");
        }
        return provider.equals(BANK) ? rates(site, file) : bars(site, file);
    }

    /// The European Central Bank's file of its whole history, one series a currency.
    private boolean rates(Site site, Path file) throws IOException {
        List<Series> all = EcbHistory.read(Files.readAllBytes(file), code -> Pairs.id("EUR", code));
        if (all.isEmpty()) {
            return wrong(file, "it holds no reference rates", "eurofxref-hist as CSV, zip or XML");
        }
        ProviderTerms terms = Providers.byId(BANK).orElseThrow().terms();
        Origin origin = new Origin(BANK, Optional.empty(), terms.delay(), terms.rights());
        int bars = 0;
        for (Series one : all) {
            bars += site.archive().take(History.of(one), origin, EcbHistory.zone()).bars();
        }
        err.printf(Locale.ROOT, "%s: %,d rates of %,d currencies%n", file, bars, all.size());
        return true;
    }

    private boolean bars(Site site, Path file) throws IOException {
        InstrumentMaster master = site.master();
        List<Instrument> found = found(master, file);
        if (found.size() != 1) {
            String what =
                    found.isEmpty()
                            ? "no instrument is known by this symbol"
                            : found.size() + " instruments are known by this symbol";
            return wrong(file, what, "one; say --mic or --instrument");
        }
        Instrument one = found.getFirst();
        Optional<Listing> listing = listing(one);
        Optional<PriceUnit> in =
                Optional.ofNullable(unit)
                        .or(() -> listing.flatMap(Listing::currency))
                        .or(one::currency)
                        .flatMap(PriceUnit::of);
        if (in.isEmpty()) {
            return wrong(file, "nobody says what its prices are in", "--unit");
        }
        Optional<String> venue = listing.flatMap(Listing::mic);
        ZoneId zone =
                venue.flatMap(TradingCalendar::of)
                        .map(TradingCalendar::zone)
                        .orElse(ZoneOffset.UTC);
        SeriesKey key =
                new SeriesKey(
                        one.id(),
                        Interval.of(interval).orElse(Interval.DAY),
                        basis.equals("raw") ? Basis.RAW : Basis.SPLIT_ADJUSTED);
        BarCsv.Reading reading = BarCsv.read(Files.readAllBytes(file), key, in.get(), zone);
        reading.problems().forEach(problem -> err.println(problem.in(file.toString())));
        if (reading.history().bars().isEmpty()) {
            return false;
        }
        PriceGuard.check(reading.history())
                .forEach(finding -> err.println(file + ":1: " + told(finding)));
        Origin origin =
                new Origin(
                        provider,
                        venue,
                        new DelayClass.EndOfDay(),
                        isPublic ? DisplayRights.EVERYONE : DisplayRights.OWNER);
        Archive.Taken taken = site.archive().take(reading.history(), origin, zone);
        err.printf(
                Locale.ROOT,
                "%s: %,d bars of %s in %s, %,d new corporate actions%n",
                file,
                taken.bars(),
                one.id(),
                in.get().code(),
                taken.actions());
        return reading.problems().stream()
                .allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
    }

    /// What the guard found: the bars are taken as they came, and this is told.
    private String told(Finding finding) {
        return "from "
                + at(finding.days().first())
                + " to "
                + at(finding.days().last())
                + ", "
                + finding.why()
                + ": look before you rely on it";
    }

    private String at(long time) {
        return Interval.of(interval).orElse(Interval.DAY).written(time);
    }

    private List<Instrument> found(InstrumentMaster master, Path file) {
        if (instrument != null) {
            return master.byId(instrument).stream().toList();
        }
        String symbol = file.getFileName().toString().replaceFirst("(?i)\\.csv(\\.gz)?$", "");
        List<Instrument> found = new ArrayList<>();
        for (String spelt : List.of(symbol, symbol.replace('_', '.'), symbol.replace('-', '.'))) {
            if (found.isEmpty()) {
                found.addAll(master.bySymbol(spelt, Optional.ofNullable(mic)));
            }
        }
        return found;
    }

    private Optional<Listing> listing(Instrument one) {
        return one.listings().stream()
                .filter(listing -> mic == null || listing.mic().equals(Optional.of(mic)))
                .findFirst();
    }

    private boolean wrong(Path file, String what, String expected) {
        err.println(file + ":1: " + what + ": " + expected);
        return false;
    }
}
