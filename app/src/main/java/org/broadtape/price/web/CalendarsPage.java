package org.broadtape.price.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.base.Problem;
import org.broadtape.market.calendar.AddedDays;
import org.broadtape.page.Pages;
import org.broadtape.price.Calendars;

/// `GET /settings/calendars`: days on which markets do otherwise than their rules say, one a line,
/// for the owner.
public final class CalendarsPage {
    private final Calendars calendars;
    private final Pages pages;
    private final Accounts accounts;

    /// The page over those calendars.
    public CalendarsPage(Calendars calendars, Pages pages, Accounts accounts) {
        this.calendars = calendars;
        this.pages = pages;
        this.accounts = accounts;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/settings/calendars", this::ask);
        routes.post("/settings/calendars", this::change);
    }

    private void ask(Context request) {
        accounts.requireOwner(request);
        show(request, calendars.lines(), List.of());
    }

    private void show(Context request, String lines, List<Problem> problems) {
        pages.show(
                request,
                "calendars.jte",
                Map.of(
                        "frame",
                        pages.frameOf(request, "price.calendars"),
                        "lines",
                        lines,
                        "problems",
                        problems,
                        "said",
                        "1".equals(request.queryParam("changed"))));
    }

    private void change(Context request) {
        accounts.requireOwner(request);
        String typed = Optional.ofNullable(request.formParam("lines")).orElse("");
        AddedDays read = calendars.change(typed);
        if (!read.problems().isEmpty()) {
            request.status(400);
            show(request, typed, read.problems());
            return;
        }
        request.redirect("/settings/calendars?changed=1", HttpStatus.SEE_OTHER);
    }
}
