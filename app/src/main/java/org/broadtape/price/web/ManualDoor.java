package org.broadtape.price.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.account.Accounts;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.manual.ManualEntry;
import org.broadtape.market.quote.AsOf;
import org.broadtape.market.quote.QuoteAnswer;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;
import org.broadtape.price.Board;

/// `POST /instrument/{id}/price`: a price the owner enters by hand, shown to everyone as that, or
/// takes away again.
public final class ManualDoor {
    private static final String PROVIDER = "manual";

    private final Board board;
    private final Function<String, Optional<Instrument>> instruments;
    private final Pages pages;
    private final Accounts accounts;
    private final Clock clock;

    /// A door to that board.
    ///
    /// @param instruments finds an instrument by its id
    public ManualDoor(
            Board board,
            Function<String, Optional<Instrument>> instruments,
            Pages pages,
            Accounts accounts,
            Clock clock) {
        this.board = board;
        this.instruments = instruments;
        this.pages = pages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Opens it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.post("/instrument/{id}/price", this::enter);
    }

    private void enter(Context request) {
        accounts.requireOwner(request);
        String id = request.pathParam("id");
        if (instruments.apply(id).isEmpty()) {
            pages.missing(request);
            return;
        }
        if (typed(request, "deed").equals("remove")) {
            board.remove(id, PROVIDER);
        } else {
            QuoteAnswer answer =
                    new ManualEntry()
                            .enter(
                                    typed(request, "price"),
                                    typed(request, "unit"),
                                    new AsOf.Day(day(request), ZoneOffset.UTC),
                                    clock.instant());
            if (!(answer instanceof QuoteAnswer.Quoted)) {
                throw Refusal.of(
                        400,
                        "That is no price",
                        answer instanceof QuoteAnswer.Refused(var problem)
                                ? problem.what()
                                : "What was typed is no number of a unit.",
                        "Enter a number above zero, a unit such as USD or GBp, and a day that has"
                                + " been.");
            }
            board.take(id, PROVIDER, answer);
            board.flush();
        }
        request.redirect(request.path().replaceFirst("/price$", ""), HttpStatus.SEE_OTHER);
    }

    private static LocalDate day(Context request) {
        try {
            return LocalDate.parse(typed(request, "day"));
        } catch (DateTimeException wrong) {
            throw Refusal.of(
                    400,
                    "That is no day",
                    "The day must be written as 2024-06-21.",
                    "Go back and enter the day on which the price was true.");
        }
    }

    private static String typed(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("").strip();
    }
}
