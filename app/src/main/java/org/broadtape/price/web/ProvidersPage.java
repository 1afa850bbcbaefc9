package org.broadtape.price.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.market.provider.ApiKey;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.price.PriceDesk;
import org.broadtape.price.ProviderChoices;
import org.broadtape.price.ProviderChoices.Choice;

/// `GET /settings/prices`: every provider of prices with its terms, for the owner: asked or not,
/// its key, and how it is. A key that was entered is never shown again.
public final class ProvidersPage {
    private final PriceDesk desk;
    private final ProviderChoices choices;
    private final Pages pages;
    private final Accounts accounts;

    /// The page over that desk.
    public ProvidersPage(PriceDesk desk, Pages pages, Accounts accounts) {
        this.desk = desk;
        this.choices = desk.choices();
        this.pages = pages;
        this.accounts = accounts;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/settings/prices", this::ask);
        routes.post("/settings/prices/{provider}", this::decide);
    }

    private void ask(Context request) {
        accounts.requireOwner(request);
        Optional<String> changedOne =
                Optional.ofNullable(request.queryParam("changed"))
                        .filter(id -> choices.of(id).isPresent());
        show(request, changedOne, Optional.empty());
    }

    private void show(Context request, Optional<String> changedOne, Optional<String> wrong) {
        Frame frame = pages.frameOf(request, "price.providers");
        List<ProviderView> views =
                choices.all().stream()
                        .map(one ->
                                new ProviderView(
                                        one,
                                        desk.board().lastGood(one.id()),
                                        desk.troubles().of(one.id()),
                                        changedOne.filter(one.id()::equals).isPresent(),
                                        wrong.filter(one.id()::equals).isPresent()))
                        .toList();
        pages.show(request, "providers.jte", Map.of("frame", frame, "providers", views));
    }

    private void decide(Context request) {
        accounts.requireOwner(request);
        Optional<Choice> found = choices.of(request.pathParam("provider"));
        if (found.isEmpty()) {
            pages.missing(request);
            return;
        }
        String id = found.get().id();
        switch (typed(request, "deed")) {
            case "on" -> choices.change(id, true, Optional.empty());
            case "off" -> choices.change(id, false, Optional.empty());
            case "key" -> {
                String key = typed(request, "key").strip();
                if (!isKey(key)) {
                    request.status(400);
                    show(request, Optional.empty(), Optional.of(id));
                    return;
                }
                choices.change(id, true, Optional.of(key));
            }
            case "forget" -> choices.forgetKey(id);
            default -> {
                pages.missing(request);
                return;
            }
        }
        desk.wake();
        request.redirect(
                "/settings/prices?changed=" + id + "#provider-" + id,
                io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private static boolean isKey(String typed) {
        try {
            ApiKey.of(typed);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static String typed(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("");
    }
}
