package org.broadtape.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    private static final Map<String, String> RIGHT =
            Map.of("name", "Owner", "password", "correct horse battery");

    @TempDir Path data;
    private final TestClock clock = new TestClock();
    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(new Settings(0, data, Optional.empty()), clock);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void makesTheOwnerOnceAndOnlyWithTheCode() throws Exception {
        try (Browser stranger = new Browser(house)) {
            Map<String, String> form = new HashMap<>(RIGHT);
            form.put("again", "correct horse battery");
            form.put("code", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA");
            HttpResponse<String> wrong = stranger.post("/setup", form);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("This is not the code").contains("code-problem");
            assertThat(stranger.get("/sign-in").headers().firstValue("Location"))
                    .hasValue("/setup");
        }
        try (Browser owner = Browser.ofOwner(house);
                Browser late = new Browser(house)) {
            assertThat(owner.get("/settings").statusCode()).isEqualTo(200);
            assertThat(late.get("/setup").headers().firstValue("Location")).hasValue("/sign-in");
            assertThat(
                            late.post("/setup", Map.of("code", house.setupCode().orElseThrow()))
                                    .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void saysBesideEachFieldOfTheSetupWhatIsWrong() throws Exception {
        try (Browser stranger = new Browser(house)) {
            HttpResponse<String> answer =
                    stranger.post(
                            "/setup",
                            Map.of(
                                    "code",
                                    house.setupCode()
                                            .orElseThrow()
                                            .toLowerCase(java.util.Locale.ROOT),
                                    "name",
                                    " ",
                                    "password",
                                    "short",
                                    "again",
                                    "other"));
            assertThat(answer.body())
                    .contains("A name is needed")
                    .contains("too short to be safe")
                    .contains("The two passwords differ")
                    .doesNotContain("This is not the code")
                    .doesNotContain("value=\"short\"");
        }
    }

    @Test
    void signsInAndOutAndSetsACookieNobodyElseCanRead() throws Exception {
        Browser.ofOwner(house).close();
        try (Browser browser = new Browser(house)) {
            assertThat(browser.get("/sign-in").headers().firstValue("Set-Cookie")).isEmpty();
            HttpResponse<String> wrong =
                    browser.post("/sign-in", Map.of("name", "Owner", "password", "wrong"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            Map<String, String> form = new HashMap<>(RIGHT);
            form.put("next", "/settings?said=saved");
            HttpResponse<String> in = browser.post("/sign-in", form);
            assertThat(in.headers().firstValue("Location")).hasValue("/settings?said=saved");
            assertThat(in.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie ->
                            assertThat(cookie)
                                    .contains("HttpOnly")
                                    .contains("SameSite=Lax")
                                    .contains("Path=/")
                                    .startsWith("broadtape="));
            assertThat(browser.get("/settings").statusCode()).isEqualTo(200);
            assertThat(browser.post("/sign-out", Map.of("token", browser.formToken())).statusCode())
                    .isEqualTo(303);
            assertThat(browser.get("/settings").headers().firstValue("Location"))
                    .hasValue("/sign-in?next=%2Fsettings");
        }
    }

    @Test
    void leadsNowhereElseAfterSigningIn() throws Exception {
        Browser.ofOwner(house).close();
        for (String next : new String[] {"//evil.example", "https://evil.example", "/\\evil"}) {
            try (Browser browser = new Browser(house)) {
                Map<String, String> form = new HashMap<>(RIGHT);
                form.put("next", next);
                assertThat(browser.post("/sign-in", form).headers().firstValue("Location"))
                        .as(next)
                        .hasValue("/");
            }
        }
    }

    @Test
    void endsASessionUnusedForTwoWeeksAndAnyAfterNinetyDays() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            for (int day = 0; day < 88; day += 8) {
                assertThat(owner.get("/settings").statusCode()).as("day " + day).isEqualTo(200);
                clock.advance(Duration.ofDays(8));
            }
            clock.advance(Duration.ofDays(3));
            assertThat(owner.get("/settings").statusCode()).isEqualTo(303);
        }
        try (Browser again = new Browser(house)) {
            again.post("/sign-in", RIGHT);
            clock.advance(Duration.ofDays(15));
            assertThat(again.get("/settings").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void limitsAttemptsAndSaysHowLongToWait() throws Exception {
        Browser.ofOwner(house).close();
        try (Browser guesser = new Browser(house)) {
            for (int i = 0; i < 10; i++) {
                assertThat(
                                guesser.post("/sign-in", Map.of("name", "Nobody", "password", "x"))
                                        .statusCode())
                        .isEqualTo(422);
            }
            HttpResponse<String> refused = guesser.post("/sign-in", RIGHT);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
            assertThat(refused.body()).contains("Too many attempts").contains("try again");
            clock.advance(Duration.ofMinutes(2));
            assertThat(guesser.post("/sign-in", RIGHT).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void refusesWhatAnotherSiteMakesABrowserSend() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            String token = owner.formToken();
            Map<String, String> form = Map.of("token", token);
            assertThat(owner.post("/sign-out", form, "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(owner.post("/sign-out", form, "Sec-Fetch-Site", "same-site").statusCode())
                    .isEqualTo(403);
            assertThat(owner.post("/sign-out", form, "Origin", "http://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(owner.post("/sign-out", form, "Origin", "null").statusCode()).isEqualTo(403);
            assertThat(owner.post("/sign-out", Map.of("token", "0".repeat(32))).statusCode())
                    .isEqualTo(403);
            assertThat(owner.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
            assertThat(
                            owner.post(
                                            "/sign-out",
                                            form,
                                            "Origin",
                                            "http://localhost:" + house.port())
                                    .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void changesThePasswordAndSignsOutAllOthers() throws Exception {
        try (Browser owner = Browser.ofOwner(house);
                Browser other = new Browser(house)) {
            other.post("/sign-in", RIGHT);
            assertThat(other.get("/settings").statusCode()).isEqualTo(200);
            HttpResponse<String> wrong = change(owner, "not it", "a further password");
            assertThat(wrong.body()).contains("This is not the password");
            assertThat(change(owner, "correct horse battery", "a further password").statusCode())
                    .isEqualTo(303);
            assertThat(owner.get("/settings").statusCode()).isEqualTo(200);
            assertThat(other.get("/settings").statusCode()).isEqualTo(303);
            assertThat(other.post("/sign-in", RIGHT).statusCode()).isEqualTo(422);
        }
    }

    private static HttpResponse<String> change(Browser owner, String current, String next)
            throws Exception {
        return owner.post(
                "/settings/password",
                Map.of(
                        "token",
                        owner.formToken(),
                        "current",
                        current,
                        "password",
                        next,
                        "again",
                        next));
    }

    @Test
    void showsAPrivateSiteToNobodyButWhoIsLetIn() throws Exception {
        try (Browser owner = Browser.ofOwner(house);
                Browser stranger = new Browser(house)) {
            HttpResponse<String> made =
                    owner.post(
                            "/settings/tokens",
                            Map.of("token", owner.formToken(), "tokenName", "feed reader"));
            String token = made.body().replaceAll("(?s).*<code>(bt_[^<]+)</code>.*", "$1");
            assertThat(token).startsWith("bt_");
            assertThat(
                            owner.post(
                                            "/settings",
                                            Map.of(
                                                    "token",
                                                    owner.formToken(),
                                                    "siteName",
                                                    "Desk",
                                                    "isPrivate",
                                                    "1"))
                                    .statusCode())
                    .isEqualTo(303);
            assertThat(stranger.get("/about").headers().firstValue("Location"))
                    .hasValue("/sign-in?next=%2Fabout");
            assertThat(stranger.get("/nothing-here").statusCode()).isEqualTo(303);
            assertThat(stranger.get("/health").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(stranger.get("/api/v1/anything").statusCode()).isEqualTo(401);
            assertThat(stranger.get("/about?token=" + token).statusCode()).isEqualTo(200);
            assertThat(stranger.get("/about", "Authorization", "Bearer " + token).statusCode())
                    .isEqualTo(200);
            assertThat(stranger.get("/settings?token=" + token).statusCode()).isEqualTo(303);
            assertThat(stranger.get("/about?token=bt_wrong").statusCode()).isEqualTo(303);
            assertThat(owner.get("/about").headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("private"));
        }
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrongBesideIt() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            HttpResponse<String> answer =
                    owner.post(
                            "/settings",
                            Map.of(
                                    "token",
                                    owner.formToken(),
                                    "siteName",
                                    "Desk <b>",
                                    "baseAddress",
                                    "https://news.example.org/path",
                                    "trustedProxies",
                                    "127.0.0.1\nmy proxy",
                                    "keepDays",
                                    "-3"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Desk &lt;b")
                    .contains("without a path")
                    .contains("my proxy is neither an address nor a network")
                    .contains("This is no number of days");
        }
    }

    @Test
    void bringsTheSettingsBeforeBack() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            String token = owner.formToken();
            owner.post("/settings", Map.of("token", token, "siteName", "Other"));
            assertThat(owner.get("/settings?said=saved").body())
                    .contains("Saved. It is in force now.")
                    .contains("action=\"/settings/undo\"")
                    .contains("value=\"Other\"");
            owner.post("/settings/undo", Map.of("token", token));
            assertThat(owner.get("/settings?said=undone").body()).contains("value=\"Broadtape\"");
        }
    }

    @Test
    void believesForwardedWordsOnlyFromTrustedProxies() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            String token = owner.formToken();
            assertThat(owner.get("/settings", "X-Forwarded-For", "192.0.2.7").body())
                    .contains("A proxy at 127.0.0.1");
            owner.post(
                    "/settings",
                    Map.of("token", token, "siteName", "Desk", "trustedProxies", "127.0.0.1\n::1"));
            Browser secure = new Browser(house);
            HttpResponse<String> in =
                    secure.post(
                            "/sign-in",
                            RIGHT,
                            "X-Forwarded-For",
                            "10.9.8.7, 192.0.2.7",
                            "X-Forwarded-Proto",
                            "https",
                            "X-Forwarded-Host",
                            "news.example.org",
                            "Origin",
                            "https://news.example.org");
            assertThat(in.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie ->
                            assertThat(cookie).startsWith("__Host-broadtape=").contains("Secure"));
            assertThat(owner.get("/settings").body())
                    .contains("192.0.2.7")
                    .doesNotContain("10.9.8.7");
            secure.close();
        }
    }

    @Test
    void tellsMeasuresToInsidersOnly() throws Exception {
        try (Browser browser = new Browser(house)) {
            assertThat(browser.get("/health/ready").body())
                    .contains("\"status\":\"ready\"")
                    .contains("\"databaseWritable\":true")
                    .contains("followersBehind");
            browser.get("/about");
            assertThat(browser.get("/metrics").body())
                    .contains("broadtape_journal_head")
                    .contains("jvm_memory_used_bytes");
            browser.get("/about");
            assertThat(browser.get("/metrics").body())
                    .contains("broadtape_http_requests_seconds_bucket")
                    .contains("route=\"/about\"");
            assertThat(browser.get("/metrics", "X-Forwarded-For", "192.0.2.7").statusCode())
                    .isEqualTo(303);
            assertThat(browser.get("/health/ready", "X-Forwarded-For", "192.0.2.7").body())
                    .isEqualTo("{\"status\":\"ready\"}");
        }
    }
}
