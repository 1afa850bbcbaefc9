package org.broadtape.account.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import org.broadtape.account.AccountDesk;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.account.internal.Sessions;
import org.broadtape.page.Refusal;
import org.broadtape.page.Visit;
import org.broadtape.setting.SettingsDesk;
import org.broadtape.setting.SiteSettings;
import org.broadtape.wire.fetch.Network;

/// What every request passes before a route sees it: from where it comes, who sends it, whether
/// another site made the browser send it, and whether this site is open to readers at all.
public final class Gate {
    /// The field in which an owner's form brings his form token.
    public static final String FORM_TOKEN = "token";

    private static final String COOKIE = "broadtape";
    private static final String SECURE_COOKIE = "__Host-broadtape";
    private static final String SESSION = "session";

    private final SettingsDesk settings;
    private final AccountDesk desk;
    private volatile Trust trust = new Trust(SiteSettings.DEFAULT, List.of());

    /// A gate before that account.
    public Gate(SettingsDesk settings, AccountDesk desk) {
        this.settings = settings;
        this.desk = desk;
    }

    /// Stands before all routes; must be opened before any cache of pages.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.before(this::pass);
    }

    private void pass(Context request) {
        SiteSettings site = settings.current();
        Visit visit =
                Visit.read(request, site, trusted(site))
                        .orElseThrow(() ->
                                Refusal.of(
                                        400,
                                        "This address is none",
                                        "The request names a host that can't be a host.",
                                        "Use the site's own address."));
        identify(request, visit);
        if (!isSafe(request)) {
            refuseOtherSites(request, visit, site);
        }
        if (site.isPrivate()) {
            request.header("Cache-Control", "private, no-cache");
            if (!isOpenToAll(request.path())) {
                requireReader(request);
            }
        }
    }

    private void identify(Context request, Visit visit) {
        String cookie = request.header("Cookie");
        if (cookie != null && cookie.contains(COOKIE)) {
            String token = request.cookie(visit.secure() ? SECURE_COOKIE : COOKIE);
            if (token != null && token.length() <= 100) {
                desk.browser(token)
                        .ifPresent(browser -> {
                            Accounts.admit(
                                    request,
                                    new Viewer.Owner(
                                            browser.owner(), AccountDesk.formToken(token)));
                            request.attribute(SESSION, browser.id());
                            request.header("Cache-Control", "private, no-cache");
                        });
            }
        }
        programToken(request).filter(desk::opens).ifPresent(token -> Accounts.admitToken(request));
    }

    private static Optional<String> programToken(Context request) {
        String header = request.header("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer bt_", 0, 10)) {
            return Optional.of(header.substring(7).strip());
        }
        String query = request.queryString();
        return query != null && query.contains("token=bt_")
                ? Optional.ofNullable(request.queryParam("token"))
                : Optional.empty();
    }

    /// Browsers say in `Sec-Fetch-Site` or at least in `Origin` which site makes them send a form;
    /// only our own may. A program says neither, and has no cookie that could be misused.
    private void refuseOtherSites(Context request, Visit visit, SiteSettings site) {
        String fetchSite = request.header("Sec-Fetch-Site");
        if (fetchSite != null) {
            if (!fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
                throw crossSite();
            }
        } else {
            String origin = request.header("Origin");
            boolean ours =
                    origin == null
                            || origin.equalsIgnoreCase(visit.base())
                            || site.baseAddress()
                                    .filter(base -> origin.equalsIgnoreCase(base.toString()))
                                    .isPresent();
            if (!ours) {
                throw crossSite();
            }
        }
        Viewer viewer = new Accounts().viewer(request);
        if (viewer instanceof Viewer.Owner owner) {
            String header = request.header("X-Form-Token");
            String sent = header == null ? request.formParam(FORM_TOKEN) : header;
            if (sent == null || !AccountDesk.same(sent, owner.formToken())) {
                throw Refusal.of(
                        403,
                        "This form is out of date",
                        "It was made for another session, or another site made your browser send"
                                + " it.",
                        "Go back, load the page again and send it once more.");
            }
        }
    }

    private static Refusal crossSite() {
        return Refusal.of(
                403,
                "Another site sent this",
                "Your browser says that a page of another site made it send this request.",
                "Open this site yourself and do it there. If you are on it already, its base"
                        + " address or its proxy is set wrongly.");
    }

    private static void requireReader(Context request) {
        Accounts accounts = new Accounts();
        boolean reads =
                request.method().equals(HandlerType.GET)
                        || request.method().equals(HandlerType.HEAD);
        boolean in =
                accounts.viewer(request) instanceof Viewer.Owner
                        || (reads && accounts.hasToken(request));
        if (!in) {
            throw Refusal.signIn();
        }
    }

    /// What answers on a private site too: the way in, what its page needs, what is opened with a
    /// token of its own, and what watches the process.
    private static boolean isOpenToAll(String path) {
        return path.equals("/sign-in")
                || path.equals("/setup")
                || path.equals("/health")
                || path.equals("/health/ready")
                || path.equals("/metrics")
                || path.equals("/robots.txt")
                || path.startsWith("/static/")
                || path.startsWith("/.well-known/")
                || path.startsWith("/websub/")
                || path.matches("/api/v1/sources/[0-9]+/push");
    }

    private static boolean isSafe(Context request) {
        return request.method().equals(HandlerType.GET)
                || request.method().equals(HandlerType.HEAD)
                || request.method().equals(HandlerType.OPTIONS);
    }

    private List<Network> trusted(SiteSettings site) {
        Trust known = trust;
        if (!known.settings().equals(site)) {
            known =
                    new Trust(
                            site,
                            site.trustedProxies().stream()
                                    .flatMap(words -> Network.parse(words).stream())
                                    .toList());
            trust = known;
        }
        return known.networks();
    }

    /// Signs a browser in.
    static void signIn(Context request, AccountDesk desk) {
        Visit visit = Visit.of(request);
        String agent = Optional.ofNullable(request.userAgent()).orElse("");
        cookie(
                request,
                visit,
                desk.open(visit.counted(), agent),
                (int) Sessions.LONGEST.toSeconds());
    }

    /// Signs a browser out.
    static void signOut(Context request, AccountDesk desk) {
        sessionOf(request).ifPresent(desk::close);
        cookie(request, Visit.of(request), "", 0);
    }

    /// The id of the session this request belongs to.
    public static Optional<String> sessionOf(Context request) {
        return Optional.ofNullable(request.attribute(SESSION));
    }

    private static void cookie(Context request, Visit visit, String value, int seconds) {
        Cookie cookie = new Cookie(visit.secure() ? SECURE_COOKIE : COOKIE, value, "/", seconds);
        cookie.setSecure(visit.secure());
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        request.cookie(cookie);
    }

    private record Trust(SiteSettings settings, List<Network> networks) {}
}
