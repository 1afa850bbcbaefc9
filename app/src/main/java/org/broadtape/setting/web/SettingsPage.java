package org.broadtape.setting.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.broadtape.account.AccountDesk;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.account.web.Gate;
import org.broadtape.page.Field;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Visit;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;

/// `GET /settings` and the forms on it, each a POST of its own that leads back to the page, where
/// what was done is said and, where it can be, offered to be undone.
public final class SettingsPage {
    private final SettingsDesk settings;
    private final AccountDesk desk;
    private final Accounts accounts;
    private final Pages pages;
    private final BiFunction<Duration, Long, Integer> wouldRemove;
    private final Samples sample;
    private final AtomicReference<Optional<SiteSettings>> before =
            new AtomicReference<>(Optional.empty());

    /// The page over those settings.
    ///
    /// @param wouldRemove how many stories a retention by age (zero: none) and bytes (0: none)
    ///   would remove
    public SettingsPage(
            SettingsDesk settings,
            AccountDesk desk,
            Accounts accounts,
            Pages pages,
            BiFunction<Duration, Long, Integer> wouldRemove,
            Samples sample) {
        this.settings = settings;
        this.desk = desk;
        this.accounts = accounts;
        this.pages = pages;
        this.wouldRemove = wouldRemove;
        this.sample = sample;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/settings", this::ask);
        routes.post("/settings", this::save);
        routes.post("/settings/undo", this::undo);
        routes.post("/settings/password", this::changePassword);
        routes.post("/settings/sessions", this::endSessions);
        routes.post("/settings/tokens", this::makeToken);
        routes.post("/settings/tokens/revoke", this::revokeToken);
        routes.post("/settings/sample", this::removeSample);
    }

    private void ask(Context request) {
        accounts.requireOwner(request);
        String said = request.queryParam("said");
        Optional<String> known =
                Optional.ofNullable(said)
                        .filter(word -> word.matches("[a-z-]{1,30}"))
                        .filter(SAID::contains);
        show(request, new Shown().said(known));
    }

    /// What can have been done, by the name in the address.
    private static final List<String> SAID =
            List.of(
                    "saved",
                    "undone",
                    "password",
                    "signed-out",
                    "signed-out-others",
                    "revoked",
                    "sample");

    private void save(Context request) {
        accounts.requireOwner(request);
        SettingsForm form = SettingsForm.sent(name -> typed(request, name));
        if (!form.problems().isEmpty()) {
            show(request, new Shown().form(form));
            return;
        }
        SiteSettings wanted = form.settings();
        SiteSettings now = settings.current();
        int gone = goes(now, wanted);
        if (gone > 0 && !typed(request, "confirm").equals("yes")) {
            show(request, new Shown().form(form).confirm(gone));
            return;
        }
        if (!wanted.equals(now)) {
            before.set(Optional.of(now));
            settings.change(wanted);
        }
        back(request, "saved");
    }

    private int goes(SiteSettings now, SiteSettings wanted) {
        boolean same =
                wanted.keepFor().equals(now.keepFor())
                        && wanted.keepBytes().equals(now.keepBytes());
        return same
                ? 0
                : wouldRemove.apply(
                        wanted.keepFor().orElse(Duration.ZERO), wanted.keepBytes().orElse(0));
    }

    private void undo(Context request) {
        accounts.requireOwner(request);
        Optional<SiteSettings> earlier = before.getAndSet(Optional.empty());
        earlier.ifPresent(settings::change);
        back(request, "undone");
    }

    private void changePassword(Context request) {
        Viewer.Owner owner = accounts.requireOwner(request);
        String password = typed(request, "password");
        if (!desk.isOwner(owner.name(), typed(request, "current"), Visit.of(request).counted())) {
            show(request, new Shown().password("current", "setting.password.current.wrong"));
            return;
        }
        Optional<String> refused = AccountDesk.refusedPassword(password, owner.name());
        if (refused.isPresent()) {
            show(request, new Shown().password("password", refused.get()));
            return;
        }
        if (!password.equals(typed(request, "again"))) {
            show(request, new Shown().password("again", "account.again.wrong"));
            return;
        }
        desk.changePassword(password, Gate.sessionOf(request).orElse(""));
        back(request, "password");
    }

    private void endSessions(Context request) {
        accounts.requireOwner(request);
        String id = typed(request, "id");
        if (id.equals("others")) {
            desk.closeOthers(Gate.sessionOf(request).orElse(""));
            back(request, "signed-out-others");
            return;
        }
        desk.close(id);
        back(request, "signed-out");
    }

    private void makeToken(Context request) {
        accounts.requireOwner(request);
        String name = typed(request, "tokenName").strip();
        if (name.isEmpty() || name.length() > 60) {
            show(request, new Shown().token("setting.token.name.wrong"));
            return;
        }
        Optional<String> token = desk.makeToken(name);
        show(
                request,
                token.isPresent()
                        ? new Shown().made(token.get())
                        : new Shown().token("setting.token.many"));
    }

    private void revokeToken(Context request) {
        accounts.requireOwner(request);
        desk.revoke(typed(request, "id"));
        back(request, "revoked");
    }

    private void removeSample(Context request) {
        accounts.requireOwner(request);
        sample.remove();
        back(request, "sample");
    }

    private void show(Context request, Shown shown) {
        accounts.requireOwner(request);
        Frame frame = pages.frameOf(request, "setting.title");
        SettingsForm form = shown.form.orElseGet(() -> SettingsForm.of(settings.current()));
        boolean wrong =
                !form.problems().isEmpty()
                        || shown.passwordField.isPresent()
                        || shown.tokenProblem.isPresent();
        request.status(wrong || shown.confirm > 0 ? 422 : 200)
                .header("Cache-Control", "private, no-store");
        SettingsView view =
                new SettingsView(
                        form.fields(frame),
                        passwordFields(frame, shown),
                        Field.text("tokenName", frame.t("setting.token.name"), "")
                                .wrong(shown.tokenProblem.map(frame::t)),
                        desk.browsers(),
                        Gate.sessionOf(request).orElse(""),
                        desk.programs(),
                        shown.made,
                        shown.said.map(word -> frame.t("setting.said." + word)),
                        wrong,
                        before.get().isPresent() && shown.said.filter("saved"::equals).isPresent(),
                        shown.confirm,
                        untrustedProxy(request),
                        sample.isThere());
        pages.show(request, "settings.jte", Map.of("frame", frame, "view", view));
    }

    private static List<Field> passwordFields(Frame frame, Shown shown) {
        return List.of(
                        Field.password(
                                "current",
                                frame.t("setting.password.current"),
                                "",
                                "current-password"),
                        Field.password(
                                "password",
                                frame.t("setting.password.new"),
                                frame.t("account.password.hint"),
                                "new-password"),
                        Field.password("again", frame.t("account.again"), "", "new-password"))
                .stream()
                .map(field ->
                        field.wrong(
                                shown.passwordField
                                        .filter(field.name()::equals)
                                        .map(_ -> frame.t(shown.passwordProblem))))
                .toList();
    }

    /// The peer, if it speaks for others and is not believed.
    private static Optional<String> untrustedProxy(Context request) {
        String peer = request.req().getRemoteAddr();
        boolean speaksForOthers = request.header("X-Forwarded-For") != null;
        return speaksForOthers && Visit.of(request).address().equals(peer)
                ? Optional.of(peer)
                : Optional.empty();
    }

    private static String typed(Context request, String field) {
        String value = request.formParam(field);
        return value == null ? "" : value.length() <= 4000 ? value : value.substring(0, 4000);
    }

    private static void back(Context request, String said) {
        request.status(303)
                .header("Location", "/settings?said=" + said)
                .header("Cache-Control", "no-store")
                .result("");
    }

    /// What a showing of the page says besides what is in force.
    private static final class Shown {
        private Optional<SettingsForm> form = Optional.empty();
        private Optional<String> said = Optional.empty();
        private Optional<String> made = Optional.empty();
        private Optional<String> passwordField = Optional.empty();
        private String passwordProblem = "";
        private Optional<String> tokenProblem = Optional.empty();
        private int confirm;

        Shown form(SettingsForm typed) {
            form = Optional.of(typed);
            return this;
        }

        Shown said(Optional<String> word) {
            said = word;
            return this;
        }

        Shown made(String token) {
            made = Optional.of(token);
            return this;
        }

        Shown password(String field, String problem) {
            passwordField = Optional.of(field);
            passwordProblem = problem;
            return this;
        }

        Shown token(String problem) {
            tokenProblem = Optional.of(problem);
            return this;
        }

        Shown confirm(int stories) {
            confirm = stories;
            return this;
        }
    }
}
