package org.broadtape.price.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.account.Browser;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.price.Closes;
import org.broadtape.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of prices over HTTP: what readers see, and what only the owner may decide.
class PricePagesTest {
    private static final String META = "/instrument/bt:meta-platforms";

    @TempDir Path data;
    private final TestClock clock = new TestClock();
    private House house;
    private Browser reader;

    @BeforeEach
    void open() throws Exception {
        clock.set(Instant.parse("2024-06-22T15:00:00Z"));
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        reader = new Browser(house);
    }

    @AfterEach
    void close() {
        reader.close();
        house.close();
    }

    private void bars(DisplayRights rights) {
        String csv =
                """
                Date,Close
                2024-06-20,500
                2024-06-21,510
                """;
        Closes.put(data, clock, "bt:meta-platforms", rights, csv);
    }

    private String page(Browser browser, String path) throws Exception {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static int post(Browser owner, String path, String... fields) throws Exception {
        Map<String, String> form = new HashMap<>();
        form.put("token", owner.formToken());
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return owner.post(path, form).statusCode();
    }

    @Test
    void showsTheLastCloseKeptWithItsPassportAndThatTheMarketIsClosed() throws Exception {
        bars(DisplayRights.EVERYONE);
        assertThat(page(reader, META))
                .contains(
                        "510.00\u00a0USD",
                        "+2.00\u00a0%",
                        "end of day",
                        "XNAS",
                        "Quay desk",
                        "21 Jun 2024",
                        "market closed since 21 Jun 2024, 20:00");
        assertThat(page(reader, "/movers"))
                .contains("Meta Platforms", "+2.00\u00a0%", "no story found", "21 Jun 2024");
    }

    @Test
    void saysWhyThereIsNoPrice() throws Exception {
        assertThat(page(reader, META)).contains("no price: no provider is set up for it");
        assertThat(page(reader, "/movers")).contains("No daily closes are kept here");
        assertThat(page(reader, "/currencies")).contains("US Dollar", "no price");
        bars(DisplayRights.OWNER);
        clock.advance(java.time.Duration.ofMinutes(2));
        assertThat(page(reader, META))
                .contains("no price: =Quay desk does not license it for display")
                .doesNotContain("510.00");
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(page(owner, META)).contains("510.00\u00a0USD");
        }
    }

    @Test
    void onlyTheOwnerDecidesWhoIsAskedAndNobodySeesAKey() throws Exception {
        assertThat(reader.get("/settings/prices").statusCode()).isNotEqualTo(200);
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(page(owner, "/settings/prices"))
                    .contains("European Central Bank", "Kraken", "asked", "not asked");
            assertThat(post(owner, "/settings/prices/ecb", "deed", "off")).isEqualTo(303);
            assertThat(post(owner, "/settings/prices/tiingo", "deed", "key", "key", "two words"))
                    .isEqualTo(400);
            assertThat(
                            post(
                                    owner,
                                    "/settings/prices/tiingo",
                                    "deed",
                                    "key",
                                    "key",
                                    "s3cret-of-mine"))
                    .isEqualTo(303);
            assertThat(page(owner, "/settings/prices")).doesNotContain("s3cret-of-mine");
            assertThat(post(owner, "/settings/prices/tiingo", "deed", "forget")).isEqualTo(303);
            assertThat(post(owner, "/settings/prices/nobody", "deed", "on")).isEqualTo(404);
        }
    }

    @Test
    void aPriceEnteredByHandIsShownAsThatAndTakenAway() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(
                            post(
                                    owner,
                                    META + "/price",
                                    "price",
                                    "498.5",
                                    "unit",
                                    "USD",
                                    "day",
                                    "2024-06-21"))
                    .isEqualTo(303);
            clock.advance(java.time.Duration.ofMinutes(2));
            assertThat(page(reader, META)).contains("498.50\u00a0USD", "entered by hand");
            assertThat(
                            post(
                                    owner,
                                    META + "/price",
                                    "price",
                                    "x",
                                    "unit",
                                    "USD",
                                    "day",
                                    "2024-06-21"))
                    .isEqualTo(400);
            assertThat(post(owner, META + "/price", "deed", "remove")).isEqualTo(303);
            clock.advance(java.time.Duration.ofMinutes(2));
            assertThat(page(reader, META)).doesNotContain("498.50");
        }
    }

    @Test
    void aDayAddedToACalendarCountsAndAWrongOneIsTold() throws Exception {
        bars(DisplayRights.EVERYONE);
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(
                            post(
                                    owner,
                                    "/settings/calendars",
                                    "lines",
                                    "XNAS,2024-06-21,open,,13:00,Early close"))
                    .isEqualTo(303);
            clock.advance(java.time.Duration.ofMinutes(2));
            assertThat(page(reader, META)).contains("market closed since 21 Jun 2024, 17:00");
            assertThat(post(owner, "/settings/calendars", "lines", "XNAS,never,closed"))
                    .isEqualTo(400);
            assertThat(page(owner, "/settings/calendars")).contains("Early close");
        }
    }

    @Test
    void anActionIsEnteredUndoneAndLetCountAgain() throws Exception {
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(
                            post(
                                    owner,
                                    META + "/actions",
                                    "kind",
                                    "split",
                                    "day",
                                    "2024-06-21",
                                    "first",
                                    "2",
                                    "second",
                                    "1",
                                    "source",
                                    "the company"))
                    .isEqualTo(303);
            assertThat(page(owner, META + "/actions"))
                    .contains("2 new shares for 1 old", "the company", "counts");
            assertThat(post(owner, META + "/actions/1", "deed", "undo")).isEqualTo(303);
            assertThat(page(owner, META + "/actions")).contains("undone", "Let it count again");
            assertThat(post(owner, META + "/actions", "kind", "split", "day", "x")).isEqualTo(400);
            assertThat(reader.get(META + "/actions").statusCode()).isNotEqualTo(200);
        }
    }
}
