package org.broadtape.price.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.Adjustment;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.DelayClass;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.Passport;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.market.quote.Quote;
import org.broadtape.store.Database;
import org.broadtape.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class QuoteBookTest {
    private static final Instant RECEIVED = Instant.parse("2024-06-21T15:04:05.006Z");

    @Parameter TestDatabases databases = TestDatabases.SQLITE;
    @TempDir Path folder;
    private Database database;
    private QuoteBook book;

    @BeforeEach
    void open() {
        database = databases.open(folder);
        book = new QuoteBook(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Quote quote(String provider, DelayClass delay, AsOf asOf) {
        return new Quote(
                new BigDecimal("12.3450"),
                Optional.of(new BigDecimal("12.1")),
                new Passport(
                        provider,
                        Optional.of("XLON"),
                        delay,
                        asOf,
                        RECEIVED,
                        PriceUnit.of("GBX").orElseThrow(),
                        Adjustment.SPLITS,
                        List.of("EURUSD", "EURJPY"),
                        DisplayRights.crediting("Source: the quay"),
                        Optional.of("ab12")));
    }

    @Test
    void givesEveryQuoteBackAsItCame() {
        AsOf at = new AsOf.At(OffsetDateTime.parse("2024-06-21T16:35:00+01:00"));
        AsOf day = new AsOf.Day(LocalDate.of(2024, 6, 21), ZoneId.of("Europe/London"));
        List<Quote> quotes =
                List.of(
                        quote("a", new DelayClass.RealTime(), at),
                        quote("b", new DelayClass.Delayed(Duration.ofMinutes(15)), at),
                        quote("c", new DelayClass.EndOfDay(), day),
                        quote("d", new DelayClass.ReferenceRate(), day),
                        quote("e", new DelayClass.Indicative(), at),
                        quote("f", new DelayClass.Manual(), day));
        book.enter(
                quotes.stream()
                        .map(one -> (QuoteBook.Entry) new QuoteBook.Entry.Good("bt:quay", one))
                        .toList());
        assertThat(book.quotes()).containsOnlyKeys("bt:quay");
        assertThat(book.quotes().get("bt:quay")).containsExactlyInAnyOrderElementsOf(quotes);
    }

    @Test
    void keepsTheLastGoodQuoteBesideASilence() {
        AsOf at = new AsOf.At(OffsetDateTime.parse("2024-06-21T16:35:00+01:00"));
        Quote good = quote("a", new DelayClass.RealTime(), at);
        var silence = new QuoteBook.Entry.Silence("bt:quay", "a", "silent", "too slow", RECEIVED);
        book.enter(List.of(new QuoteBook.Entry.Good("bt:quay", good), silence));
        assertThat(book.silences()).containsExactly(silence);
        assertThat(book.quotes()).isEqualTo(Map.of("bt:quay", List.of(good)));

        var later =
                new QuoteBook.Entry.Silence(
                        "bt:quay", "a", "quota", "too many", RECEIVED.plusSeconds(9));
        book.enter(List.of(later));
        assertThat(book.silences())
                .as("a silence counts from its first answer")
                .containsExactly(
                        new QuoteBook.Entry.Silence("bt:quay", "a", "quota", "too many", RECEIVED));

        book.enter(List.of(new QuoteBook.Entry.Good("bt:quay", good)));
        assertThat(book.silences()).isEmpty();

        book.forget("bt:quay", "a");
        assertThat(book.quotes()).isEmpty();
    }
}
