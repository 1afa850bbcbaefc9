package org.broadtape.price.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.Quote;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.price.Pairs;
import org.broadtape.price.PriceText;
import org.broadtape.price.Prices;

/// `GET /currencies`: what one unit of a currency costs in each other; `?base=` for another than
/// the euro.
public final class CurrenciesPage {
    /// The currencies of the table: those of the European Central Bank's reference rates in 2026.
    static final List<String> CURRENCIES =
            List.of(
                    "EUR", "USD", "JPY", "GBP", "CHF", "CNY", "AUD", "CAD", "NZD", "SEK", "NOK",
                    "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "TRY", "ILS", "ZAR", "INR", "IDR",
                    "HKD", "KRW", "MYR", "PHP", "SGD", "THB", "BRL", "MXN");

    private static final MathContext DIGITS = new MathContext(5);

    private final Prices prices;
    private final Pages pages;

    /// The page over those prices.
    public CurrenciesPage(Prices prices, Pages pages) {
        this.prices = prices;
        this.pages = pages;
    }

    /// A line of the table.
    ///
    /// @param code ISO 4217
    /// @param name what it is called
    /// @param price what one of the base costs in it
    /// @param back what one of it costs in the base, computed from that price; absent where there
    ///   is none
    public record Row(String code, String name, PriceText price, Optional<String> back) {}

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/currencies", this::show);
    }

    private void show(Context request) {
        String base =
                Optional.ofNullable(request.queryParam("base"))
                        .filter(CURRENCIES::contains)
                        .orElse("EUR");
        Frame frame = pages.frameOf(request, "price.currencies");
        List<Row> rows = new ArrayList<>();
        for (String code : CURRENCIES) {
            if (!code.equals(base)) {
                PriceText price = prices.text(Pairs.id(base, code), frame);
                rows.add(
                        new Row(
                                code,
                                Pairs.name(code, frame.words().locale()),
                                price,
                                price.quote().flatMap(quote -> back(quote, frame))));
            }
        }
        request.header("Cache-Control", "no-cache");
        pages.show(
                request,
                "currencies.jte",
                Map.of("frame", frame, "base", base, "all", CURRENCIES, "rows", rows));
    }

    private static Optional<String> back(Quote quote, Frame frame) {
        if (quote.amount().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal amount = BigDecimal.ONE.divide(quote.amount(), DIGITS);
        return Optional.of(
                PriceText.plain(amount, quote.passport().unit(), frame.words().locale()));
    }
}
