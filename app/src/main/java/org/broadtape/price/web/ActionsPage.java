package org.broadtape.price.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.account.Accounts;
import org.broadtape.market.Instrument;
import org.broadtape.market.bar.CorporateAction;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.page.Frame;
import org.broadtape.page.Moment;
import org.broadtape.page.Pages;
import org.broadtape.page.Words;
import org.broadtape.price.Archive;
import org.broadtape.price.internal.SeriesBook;

/// `GET /instrument/{id}/actions`: an instrument's splits, dividends and other corporate actions,
/// for the owner: entered here or taken in with bars, each to be undone and to be let count again.
/// All adjusted series are computed from what counts.
public final class ActionsPage {
    private static final int LONGEST = 120;

    private final Archive archive;
    private final Function<String, Optional<Instrument>> instruments;
    private final Pages pages;
    private final Accounts accounts;

    /// The page over that archive.
    ///
    /// @param instruments finds an instrument by its id
    public ActionsPage(
            Archive archive,
            Function<String, Optional<Instrument>> instruments,
            Pages pages,
            Accounts accounts) {
        this.archive = archive;
        this.instruments = instruments;
        this.pages = pages;
        this.accounts = accounts;
    }

    /// An action as a line of the page.
    public record Line(SeriesBook.Entered entered) {
        /// The day, in words.
        public String day(Words words) {
            return Moment.of(entered.action().exDate().atStartOfDay().toInstant(ZoneOffset.UTC))
                    .day(words);
        }

        /// What happened, in words.
        public String what(Words words) {
            return switch (entered.action()) {
                case CorporateAction.Split one ->
                        words.say("price.action.split", one.newShares(), one.oldShares());
                case CorporateAction.Dividend one ->
                        words.say(
                                "price.action.dividend",
                                one.amount().toPlainString() + "\u00a0" + one.unit().code());
                case CorporateAction.SpinOff one ->
                        words.say("price.action.spin-off", one.shares(), one.child());
                case CorporateAction.SymbolChange one ->
                        words.say("price.action.symbol", one.before(), one.after());
                case CorporateAction.Delisting one ->
                        words.say("price.action.delisting", one.why());
            };
        }

        /// True while it does not count.
        public boolean undone() {
            return entered.undoneAt().isPresent();
        }
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/instrument/{id}/actions", this::ask);
        routes.post("/instrument/{id}/actions", this::enter);
        routes.post("/instrument/{id}/actions/{action}", this::decide);
    }

    private void ask(Context request) {
        accounts.requireOwner(request);
        show(request, false);
    }

    private void show(Context request, boolean wrong) {
        Optional<Instrument> one = instruments.apply(request.pathParam("id"));
        if (one.isEmpty()) {
            pages.missing(request);
            return;
        }
        Frame frame = pages.frameOf(request, "price.actions.of", one.get().name());
        List<Line> lines = archive.entered(one.get().id()).stream().map(Line::new).toList();
        pages.show(
                request,
                "actions.jte",
                Map.of("frame", frame, "instrument", one.get(), "lines", lines, "wrong", wrong));
    }

    private void enter(Context request) {
        accounts.requireOwner(request);
        Optional<CorporateAction> action = action(request);
        if (action.isEmpty()) {
            request.status(400);
            show(request, true);
            return;
        }
        archive.enter(request.pathParam("id"), action.get());
        back(request);
    }

    private static Optional<CorporateAction> action(Context request) {
        try {
            LocalDate day = LocalDate.parse(typed(request, "day"));
            String source = typed(request, "source").replaceAll("\\s+", " ");
            String first = typed(request, "first");
            String second = typed(request, "second");
            if (source.isEmpty() || source.length() > LONGEST) {
                return Optional.empty();
            }
            return switch (typed(request, "kind")) {
                case "split" ->
                        Optional.of(
                                new CorporateAction.Split(
                                        day,
                                        Double.parseDouble(first),
                                        Double.parseDouble(second),
                                        source));
                case "dividend" ->
                        PriceUnit.of(second)
                                .map(unit ->
                                        new CorporateAction.Dividend(
                                                day, new BigDecimal(first), unit, source));
                case "symbol" ->
                        first.matches("\\S{1,20}") && second.matches("\\S{1,20}")
                                ? Optional.of(
                                        new CorporateAction.SymbolChange(
                                                day, first, second, source))
                                : Optional.empty();
                case "delisting" ->
                        first.isEmpty() || first.length() > LONGEST
                                ? Optional.empty()
                                : Optional.of(
                                        new CorporateAction.Delisting(
                                                day, first, Optional.empty(), source));
                default -> Optional.empty();
            };
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private void decide(Context request) {
        accounts.requireOwner(request);
        String id = request.pathParam("action");
        boolean known =
                id.matches("\\d{1,18}")
                        && archive.undo(Long.parseLong(id), typed(request, "deed").equals("undo"));
        if (!known) {
            pages.missing(request);
            return;
        }
        back(request);
    }

    private static void back(Context request) {
        request.redirect(
                request.path().replaceFirst("/actions.*", "/actions"), HttpStatus.SEE_OTHER);
    }

    private static String typed(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("").strip();
    }
}
