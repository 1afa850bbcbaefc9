package org.broadtape.price.live;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.page.Refusal;
import org.broadtape.page.Visit;
import org.broadtape.setting.SettingsDesk;

/// `GET /prices/live?ids=a,b,c`: server-sent events `prices`, each a JSON object of what changed:
/// instruments and the HTML of their prices, number and passport together.
public final class LiveDoor {
    private static final int LONGEST = 300;
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final LivePrices prices;
    private final Accounts accounts;
    private final SettingsDesk site;

    /// A door to those prices.
    public LiveDoor(LivePrices prices, Accounts accounts, SettingsDesk site) {
        this.prices = prices;
        this.accounts = accounts;
        this.site = site;
    }

    /// Opens it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/prices/live", this::follow);
    }

    private void follow(Context request) {
        LiveStream.Wish wish = wish(request);
        var answer = request.res();
        answer.setContentType("text/event-stream;charset=utf-8");
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("X-Accel-Buffering", "no");
        if (request.method().equals(HandlerType.HEAD)) {
            return;
        }
        ServletPipe pipe = new ServletPipe(request);
        LiveStream stream = prices.take(wish, pipe).orElseThrow(this::full);
        request.future(() -> pipe.open(stream));
    }

    private LiveStream.Wish wish(Context request) {
        boolean owner = accounts.viewer(request) instanceof Viewer.Owner;
        boolean insider = owner || accounts.hasToken(request);
        BooleanSupplier welcome = () -> insider || !site.current().isPrivate();
        return new LiveStream.Wish(
                Visit.of(request).counted(),
                owner ? Audience.OWNER : Audience.EVERYONE,
                instruments(request),
                welcome);
    }

    private List<String> instruments(Context request) {
        String asked = Optional.ofNullable(request.queryParam("ids")).orElse("");
        List<String> ids =
                Arrays.stream(asked.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
        int most = prices.bounds().instruments();
        if (ids.isEmpty()
                || ids.size() > most
                || ids.stream().anyMatch(id -> id.length() > LONGEST)) {
            throw Refusal.of(
                    400,
                    "Not a list of instruments",
                    "The parameter ids takes one to " + most + " instruments' ids and commas.",
                    "See /api/v1/instruments for the instruments and their ids.");
        }
        return ids;
    }

    private Refusal full() {
        return Refusal.full(
                "Too many are following prices",
                "Live prices take a bounded number of followers, and that is reached.",
                COME_BACK);
    }
}
