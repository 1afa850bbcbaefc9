package org.broadtape.account.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.account.AccountDesk;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.page.Field;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Visit;

/// `GET`/`POST /sign-in`, `POST /sign-out`, and `GET`/`POST /setup`, which makes the owner's
/// account while there is none.
public final class SignInPage {
    private static final int LONGEST_NAME = 60;

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Pages pages;

    /// Pages of that account.
    public SignInPage(AccountDesk desk, Accounts accounts, Pages pages) {
        this.desk = desk;
        this.accounts = accounts;
        this.pages = pages;
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/sign-in", this::ask);
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.get("/setup", this::askSetup);
        routes.post("/setup", this::setUp);
    }

    private void ask(Context request) {
        if (!desk.isClaimed()) {
            to(request, "/setup");
            return;
        }
        String next = next(request.queryParam("next"));
        if (accounts.viewer(request) instanceof Viewer.Owner) {
            to(request, next);
            return;
        }
        show(request, 200, "sign-in", signInFields("", Optional.empty(), request), next);
    }

    private void signIn(Context request) {
        String name = typed(request, "name").strip();
        String next = next(request.formParam("next"));
        if (!desk.isOwner(name, typed(request, "password"), Visit.of(request).counted())) {
            Optional<String> wrong = Optional.of(words(request).t("account.wrong"));
            show(request, 422, "sign-in", signInFields(name, wrong, request), next);
            return;
        }
        Gate.signIn(request, desk);
        to(request, next);
    }

    private void signOut(Context request) {
        Gate.signOut(request, desk);
        to(request, "/");
    }

    private void askSetup(Context request) {
        if (desk.isClaimed()) {
            to(request, "/sign-in");
            return;
        }
        show(request, 200, "setup", setupFields(request, new Setup("", "", "", "", List.of())), "");
    }

    private void setUp(Context request) {
        if (desk.isClaimed()) {
            to(request, "/sign-in");
            return;
        }
        Setup setup =
                new Setup(
                        typed(request, "code"),
                        typed(request, "name").strip(),
                        typed(request, "password"),
                        typed(request, "again"),
                        List.of());
        boolean rightCode = desk.isSetupCode(setup.code(), Visit.of(request).counted());
        Setup judged = judge(setup, rightCode);
        if (!judged.problems().isEmpty()) {
            show(request, 422, "setup", setupFields(request, judged), "");
            return;
        }
        if (desk.claim(setup.name(), setup.password())) {
            Gate.signIn(request, desk);
            to(request, "/settings");
            return;
        }
        to(request, "/sign-in");
    }

    private static Setup judge(Setup setup, boolean rightCode) {
        List<Wrong> problems = new java.util.ArrayList<>();
        if (!rightCode) {
            problems.add(new Wrong("code", "account.code.wrong"));
        }
        if (setup.name().isEmpty() || setup.name().length() > LONGEST_NAME) {
            problems.add(new Wrong("name", "account.name.wrong"));
        }
        AccountDesk.refusedPassword(setup.password(), setup.name())
                .ifPresent(key -> problems.add(new Wrong("password", key)));
        if (!setup.password().equals(setup.again())) {
            problems.add(new Wrong("again", "account.again.wrong"));
        }
        return new Setup(setup.code(), setup.name(), "", "", problems);
    }

    private List<Field> signInFields(String name, Optional<String> wrong, Context request) {
        Frame frame = words(request);
        return List.of(
                Field.text("name", frame.t("account.name"), "")
                        .completedAs("username")
                        .holding(name),
                Field.password("password", frame.t("account.password"), "", "current-password")
                        .wrong(wrong));
    }

    private List<Field> setupFields(Context request, Setup setup) {
        Frame frame = words(request);
        return List.of(
                        Field.text("code", frame.t("account.code"), frame.t("account.code.hint"))
                                .holding(setup.code()),
                        Field.text("name", frame.t("account.name"), frame.t("account.name.hint"))
                                .completedAs("username")
                                .holding(setup.name()),
                        Field.password(
                                "password",
                                frame.t("account.password"),
                                frame.t("account.password.hint"),
                                "new-password"),
                        Field.password("again", frame.t("account.again"), "", "new-password"))
                .stream()
                .map(field ->
                        field.wrong(
                                setup.problems().stream()
                                        .filter(one -> one.field().equals(field.name()))
                                        .map(one -> frame.t(one.key()))
                                        .findFirst()))
                .toList();
    }

    private void show(Context request, int status, String page, List<Field> fields, String next) {
        request.status(status).header("Cache-Control", "no-store");
        Frame frame = pages.frameOf(request, "account." + page);
        pages.show(
                request,
                "sign-in.jte",
                Map.of("frame", frame, "page", page, "fields", fields, "next", next));
    }

    private Frame words(Context request) {
        return pages.frame(request, "");
    }

    private static String typed(Context request, String field) {
        String value = request.formParam(field);
        return value == null ? "" : value.length() <= 400 ? value : value.substring(0, 400);
    }

    private static void to(Context request, String path) {
        request.status(303).header("Location", path).header("Cache-Control", "no-store").result("");
    }

    /// A path of this site to go on to; the front page where the words are anything else.
    static String next(@org.jspecify.annotations.Nullable String words) {
        if (words == null || words.length() > 2000 || words.startsWith("/sign-in")) {
            return "/";
        }
        boolean path =
                words.startsWith("/")
                        && !words.startsWith("//")
                        && words.indexOf('\\') < 0
                        && words.chars().noneMatch(Character::isISOControl);
        return path ? words : "/";
    }

    private record Wrong(String field, String key) {}

    private record Setup(
            String code, String name, String password, String again, List<Wrong> problems) {}
}
