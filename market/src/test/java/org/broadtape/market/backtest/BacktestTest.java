package org.broadtape.market.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentMaster;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.filing.Filing;
import org.broadtape.market.filing.FilingFile;
import org.broadtape.market.filing.Filings;
import org.broadtape.market.filing.Position;
import org.broadtape.market.filing.PositionKind;
import org.broadtape.market.filing.ShareType;
import org.broadtape.market.returns.Figure;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final TradingCalendar NEW_YORK = TradingCalendar.of("XNYS").orElseThrow();
    private static final LocalDate FROM = LocalDate.of(2023, 3, 1);
    private static final LocalDate TO = LocalDate.of(2023, 3, 10);
    private static final Symbols ITSELF =
            (position, day) ->
                    position.name().startsWith("?")
                            ? Optional.empty()
                            : Optional.of(new Symbols.Found(position.name(), Symbols.Rule.CUSIP));

    @Test
    void buysAtTheCloseOnWhichABookIsKnownAndHoldsIt() {
        Book book = book(FROM, share("MILL", 75), share("QUAY", 25));
        Prices prices = prices(Map.of("MILL", List.of(10, 11, 12), "QUAY", List.of(100, 100, 80)));
        Result result = run(List.of(book), prices, 0);
        assertThat(result.days()).hasSize(3);
        assertFigure(result.totalReturn(), 0.75 * 0.2 - 0.25 * 0.2);
        assertThat(result.trades()).hasSize(2);
        assertThat(result.lastPriced()).contains(LocalDate.of(2023, 3, 3));
        assertThat(result.annualised()).isInstanceOf(Figure.Unavailable.class);
        assertThat(result.benchmarkReturn()).isInstanceOf(Figure.Unavailable.class);
    }

    @Test
    void tellsWhatHasNoPriceAndSpreadsItsShare() {
        Book book =
                book(
                        FROM,
                        share("MILL", 60),
                        share("?DOCK", 20),
                        share("GONE", 20),
                        of("MILL", PositionKind.PUT, 100));
        Prices prices = prices(Map.of("MILL", List.of(10, 11, 12)));
        Result result = run(List.of(book), prices, 0);
        assertFigure(result.totalReturn(), 0.2);
        assertThat(result.unpriced())
                .extracting(Result.Unpriced::name)
                .containsExactly("?DOCK", "GONE");
        assertThat(result.coverage())
                .allSatisfy(day -> assertThat(day.valueShare()).isCloseTo(0.6, within(1e-12)));
        assertThat(result.notCopied())
                .extracting(Result.NotCopied::reason)
                .containsExactly("puts", "unpriced");
        assertThat(result.notCopied().getFirst().valueShare().orElseThrow())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void paysOutWhatIsDelistedAndLetsSurvivorsFlatter() {
        Book book = book(FROM, share("MILL", 50), share("BUST", 50));
        Map<String, List<Integer>> closes =
                Map.of("MILL", List.of(10, 10, 10, 10), "BUST", List.of(10, 2));
        Result result = run(List.of(book), prices(closes), 0);
        assertFigure(result.totalReturn(), -0.4);
        assertThat(result.trades().getLast().side()).isEqualTo(Result.Side.PAID_OUT);
        assertThat(result.trades().getLast().date()).isEqualTo(LocalDate.of(2023, 3, 3));
        assertThat(result.coverage().getLast().valueShare()).isCloseTo(0.5, within(1e-12));
        Setup survivors = setup(List.of(book), prices(closes), 0, Set.of(Wrong.SURVIVORS));
        Result flattered = Backtest.run(survivors);
        assertFigure(flattered.totalReturn(), 0);
        Flattery flattery = Flattery.of(result, flattered);
        assertThat(flattery.difference()).isCloseTo(0.4, within(1e-12));
        assertThat(flattery.parts().getFirst().symbol()).isEqualTo("BUST");
    }

    @Test
    void carriesAMissingPriceAndSaysSo() {
        Book book = book(FROM, share("MILL", 50), share("QUAY", 50));
        Map<String, List<Integer>> closes =
                Map.of("MILL", List.of(10, 0, 20), "QUAY", List.of(10, 10, 10));
        Result result = run(List.of(book), prices(closes), 0);
        assertFigure(result.totalReturn(), 0.5);
        assertThat(result.days().get(1).value()).isEqualTo(1);
        assertThat(result.coverage().get(1).valueShare()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void holdsCashUntilSomethingIsKnown() {
        Prices prices = prices(Map.of("MILL", List.of(10, 11, 12)));
        Result none = run(List.of(), prices, 0);
        assertThat(none.totalReturn()).isInstanceOf(Figure.Unavailable.class);
        Book late = book(LocalDate.of(2023, 3, 2), share("MILL", 1));
        Result result = run(List.of(late), prices, 0);
        assertThat(result.days().getFirst().value()).isEqualTo(1);
        assertThat(result.coverage().getFirst().valueShare()).isZero();
        assertFigure(result.totalReturn(), 12.0 / 11 - 1);
    }

    @Test
    void addsUpWhateverIsBoughtSoldAndPaid() {
        Random random = new Random(5);
        for (int run = 0; run < 40; run++) {
            Map<String, List<Integer>> closes = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                List<Integer> walk = new ArrayList<>();
                int size = 1 + random.nextInt(8);
                for (int day = 0; day < size; day++) {
                    walk.add(random.nextInt(9) == 0 ? 0 : 50 + random.nextInt(100));
                }
                closes.put("S" + i, walk);
            }
            List<Book> books = new ArrayList<>();
            for (Session session : NEW_YORK.sessions(FROM, TO)) {
                Position[] positions = new Position[1 + random.nextInt(6)];
                Arrays.setAll(
                        positions, i -> share("S" + random.nextInt(12), 1 + random.nextInt(1_000)));
                books.add(book(session.day(), positions));
            }
            Setup setup = setup(books, prices(closes), 25, Set.of());
            Result result = Backtest.run(setup);
            Result again = Backtest.run(setup);
            assertThat(again.days()).isEqualTo(result.days());
            assertThat(again.trades()).isEqualTo(result.trades());
            assertThat(again.legs()).isEqualTo(result.legs());
            double gained =
                    result.legs().stream()
                            .flatMap(leg -> leg.contributions().values().stream())
                            .mapToDouble(one -> one)
                            .sum();
            double end = result.days().getLast().value();
            assertThat(1 + gained - result.costs()).isCloseTo(end, within(1e-9));
            double paid = result.trades().stream().mapToDouble(Result.Trade::cost).sum();
            assertThat(paid).isCloseTo(result.costs(), within(1e-12));
        }
    }

    @Test
    void knowsEachReportFromItsOwnDay() {
        List<Filing> filings =
                Filings.read(List.of(new FilingFile("a.xml", table("037833100", "APPLE INC", 90))))
                        .filings();
        Filing report = filings.getFirst();
        List<Book> books =
                new Books(NEW_YORK)
                        .of(
                                List.of(dated(report, "2023-02-14"), dated(report, "2023-05-12")),
                                Set.of());
        assertThat(books.getFirst().acts()).isEqualTo("2023-02-15");
        assertThat(books.getFirst().period()).isEqualTo("2022-12-31");
        assertThat(books.getFirst().periodAssumed()).isTrue();
        assertThat(Books.lag(books.getFirst())).isEqualTo(46);
        List<Book> early =
                new Books(NEW_YORK)
                        .of(List.of(dated(report, "2023-02-14")), Set.of(Wrong.QUARTER_END));
        assertThat(early.getFirst().acts()).isEqualTo("2022-12-30");
    }

    @Test
    void findsInstrumentsByTheNumberInTheirIsinAndBySafeNames() {
        Symbols symbols = new KnownSymbols(InstrumentMaster.builtIn().all());
        assertThat(found(symbols, "037833100", "APPLE INC", "COM")).isEqualTo("AAPL ISIN");
        assertThat(found(symbols, "674599105", "OCCIDENTAL PETE CORP", "COM")).startsWith("OXY ");
        assertThat(found(symbols, "999999999", "LENNAR CORP", "CL B")).isEqualTo("none");
        List<Instrument> none = List.of();
        assertThat(found(new KnownSymbols(none), "037833100", "APPLE INC", "COM"))
                .isEqualTo("none");
    }

    @Test
    void doesNotTakeAnothersPriceForTheOneFiled() {
        assertThat(Likeness.isAlike(45.2, 45.5)).isTrue();
        assertThat(Likeness.isAlike(22.7, 45.5)).isTrue();
        assertThat(Likeness.isAlike(10.07, 45.52)).isFalse();
    }

    private static String found(Symbols symbols, String cusip, String name, String title) {
        Position position =
                new Position(
                        cusip,
                        name,
                        title,
                        PositionKind.SHARES,
                        ShareType.SHARES,
                        1,
                        1,
                        List.of(),
                        1);
        return symbols.of(position, FROM)
                .map(one -> one.symbol() + " " + one.rule())
                .orElse("none");
    }

    private static String table(String cusip, String name, int value) {
        return """
        <informationTable xmlns="http://www.sec.gov/edgar/document/thirteenf/informationtable">
        <infoTable><nameOfIssuer>%s</nameOfIssuer><titleOfClass>COM</titleOfClass>
        <cusip>%s</cusip><value>%d</value><shrsOrPrnAmt><sshPrnamt>1</sshPrnamt>
        <sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt>
        <investmentDiscretion>SOLE</investmentDiscretion>
        <votingAuthority><Sole>1</Sole><Shared>0</Shared><None>0</None></votingAuthority>
        </infoTable></informationTable>
        """
                .formatted(name, cusip, value);
    }

    private static Filing dated(Filing filing, String day) {
        return new Filing(
                filing.files(),
                filing.accession(),
                filing.form(),
                filing.cik(),
                filing.manager(),
                filing.period(),
                Optional.of(LocalDate.parse(day)),
                filing.accepted(),
                filing.cover(),
                filing.lines(),
                filing.unit(),
                filing.positions(),
                filing.problems());
    }

    private static void assertFigure(Figure figure, double expected) {
        assertThat(figure.number().orElseThrow()).isCloseTo(expected, within(1e-12));
    }

    private static Result run(List<Book> books, Prices prices, double costs) {
        return Backtest.run(setup(books, prices, costs, Set.of()));
    }

    private static Setup setup(List<Book> books, Prices prices, double costs, Set<Wrong> wrong) {
        return new Setup(
                books,
                ITSELF,
                prices,
                Optional.empty(),
                NEW_YORK,
                FROM,
                TO,
                costs,
                Weighting.VALUE,
                wrong);
    }

    /// Closes on the sessions from the first day on; 0 where there is none.
    private static Prices prices(Map<String, List<Integer>> closes) {
        Prices.Builder prices = new Prices.Builder();
        long[] sessions =
                NEW_YORK.sessions(FROM, TO).stream()
                        .mapToLong(one -> one.day().toEpochDay())
                        .toArray();
        closes.forEach((symbol, values) ->
                prices.add(
                        symbol,
                        Arrays.copyOf(sessions, values.size()),
                        values.stream().mapToDouble(Integer::doubleValue).toArray()));
        return prices.build();
    }

    private static Book book(LocalDate acts, Position... positions) {
        return new Book(
                acts,
                LocalDate.of(2022, 12, 31),
                Optional.empty(),
                List.of(positions),
                List.of(),
                List.of("own"),
                false);
    }

    private static Position share(String name, long value) {
        return of(name, PositionKind.SHARES, value);
    }

    private static Position of(String name, PositionKind kind, long value) {
        return new Position(name, name, "COM", kind, ShareType.SHARES, value, value, List.of(), 1);
    }
}
