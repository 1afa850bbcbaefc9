package org.broadtape.link.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.House;
import org.broadtape.Settings;
import org.broadtape.account.Browser;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.base.Stamp;
import org.broadtape.link.Clipper;
import org.broadtape.link.Links;
import org.broadtape.link.Shelf;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.StoryId;
import org.broadtape.source.Source;
import org.broadtape.testkit.TestClock;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.PubStatus;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.WireItemBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why a story has its links, and what becomes of an objection, over HTTP.
class LinkPagesTest {
    private static final Entity ACME = Clipper.instrument("test:acme", "ACME", "Acme Rockets");
    private static final Entity FERRY = Clipper.instrument("test:ferry", "FRRY", "Ferry Line");
    private static final Entity QUAY = Clipper.instrument("test:quay", "QUAY", "Quay");
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"([^\"]+)\"");

    @TempDir Path data;
    private final TestClock clock = new TestClock();
    private House house;
    private Shelf shelf;
    private SourceId source;
    private Browser reader;

    @BeforeEach
    void open() throws Exception {
        house = House.open(new Settings(0, data, Optional.empty()), clock);
        shelf = new Shelf(house, data, clock);
        source =
                house.sources()
                        .add(Source.Kind.PUSH, "Wire", Optional.empty(), Source.Settings.USUAL)
                        .id();
        reader = new Browser(house);
    }

    @AfterEach
    void close() {
        reader.close();
        shelf.close();
        house.close();
    }

    private StoryId receive(UnaryOperator<WireItemBuilder> with) {
        WireItem item =
                with.apply(
                                WireItem.builder("wire:1", FeedFormat.NINJS)
                                        .headline("Acme Rockets opens a yard")
                                        .bodyText(
                                                "The yard opened. The Ferry Line goes to the quay"
                                                        + " at Quay. It rained.")
                                        .published(Stamp.utc(clock.instant())))
                        .build();
        return house.newsroom().receive(Delivery.news(source, item)).story();
    }

    private StoryId linked() {
        return linked(item -> item);
    }

    private StoryId linked(UnaryOperator<WireItemBuilder> with) {
        StoryId id = receive(with);
        shelf.put(
                id,
                story ->
                        List.of(
                                Shelf.line(story, ACME, true, Role.SUBJECT, "Acme Rockets"),
                                Shelf.line(story, FERRY, true, Role.VENUE, "Ferry Line"),
                                Shelf.line(story, QUAY, false, Role.MENTION, "Quay.")));
        return id;
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void showsChipsInListsAndTheirWordsOnTheStorysPage() throws Exception {
        StoryId id = linked();
        Shelf.await(() -> body("/").contains("ACME"));
        assertThat(page("/"))
                .contains("/instrument/test:acme", "<b>ACME</b>", "/story/" + id + "/links")
                .doesNotContain("FRRY");
        assertThat(page("/sources/" + source)).contains("<b>ACME</b>");
        Shelf.await(() -> body("/search?q=yard").contains("ACME"));
        assertThat(page("/search?q=yard")).contains("<b>ACME</b>");
        assertThat(page("/story/" + id))
                .containsSubsequence(
                        "<h1",
                        "<b>ACME</b>",
                        "The story is about it.",
                        "87 of 100",
                        "The headline names it.",
                        "<mark>Acme Rockets</mark> opens a yard",
                        "Ferry Line",
                        "Where it was said",
                        "One more was considered and rejected.");
    }

    private String body(String path) {
        try {
            return reader.get(path).body();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void tellsWhyWithTheWordsInTheirSentence() throws Exception {
        StoryId id = linked();
        assertThat(page("/story/" + id + "/links"))
                .containsSubsequence(
                        "Why these links",
                        "Acme Rockets</a>",
                        "Subject",
                        "Ferry Line</a>",
                        "Where it was said",
                        "The <mark>Ferry Line</mark> goes to the quay at Quay.",
                        "Share of all names in the text",
                        "0.250",
                        "Considered and rejected",
                        "Its name is a common word here",
                        "This should be a link");
        assertThat(reader.get("/story/999/links").statusCode()).isEqualTo(404);
    }

    @Test
    void showsNoWordThatTheTermsKeepBack() throws Exception {
        StoryId id =
                linked(item ->
                        item.rights(
                                new WireItem.Rights(
                                        Optional.of("No internet use."),
                                        Optional.empty(),
                                        Optional.empty())));
        for (String path : List.of("/story/" + id, "/story/" + id + "/links")) {
            assertThat(page(path)).doesNotContain("goes to the quay");
        }
        assertThat(page("/story/" + id + "/links"))
                .contains("<mark>Acme Rockets</mark>", "One place in the text is not shown.");
    }

    @Test
    void aWithdrawnStoryShowsNoLinks() throws Exception {
        StoryId id = linked();
        receive(item -> item.pubStatus(PubStatus.CANCELED));
        HttpResponse<String> why = reader.get("/story/" + id + "/links");
        assertThat(why.statusCode()).isEqualTo(303);
        Shelf.await(() -> shelf.links().ledger(id).isEmpty());
        assertThat(shelf.links().ledger(id)).isEmpty();
        assertThat(reader.get("/story/" + id + "/appeal").statusCode()).isEqualTo(404);
        assertThat(page("/instruments")).doesNotContain("Acme Rockets");
    }

    private HttpResponse<String> object(StoryId id, Map<String, String> form) throws Exception {
        Matcher seal = SEAL.matcher(page("/story/" + id + "/appeal"));
        assertThat(seal.find()).isTrue();
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("seal", seal.group(1));
        return reader.post("/story/" + id + "/appeal", all);
    }

    @Test
    void anObjectionIsSeenByTheOwnerAloneAndItsDecisionByAll() throws Exception {
        StoryId id = linked();
        assertThat(page("/story/" + id + "/appeal?entity=test:acme"))
                .contains("This link is wrong", "<mark>Acme Rockets</mark>");
        assertThat(
                        object(id, Map.of("entity", "test:acme", "words", "It is another Acme"))
                                .statusCode())
                .isEqualTo(303);
        object(id, Map.of("entity", "test:acme"));
        assertThat(page("/appeals")).doesNotContain("another Acme", "Uphold");
        try (Browser owner = Browser.ofOwner(house)) {
            String queue = owner.get("/appeals").body();
            assertThat(queue)
                    .contains("another Acme", "2 readers", "is said to be wrong", "Uphold");
            Map<String, String> form =
                    Map.of(
                            "token",
                            owner.formToken(),
                            "role",
                            "none",
                            "reason",
                            "A namesake.",
                            "decision",
                            "uphold");
            assertThat(
                            owner.post(
                                            "/appeals/1",
                                            Map.of("token", owner.formToken(), "role", "none"))
                                    .statusCode())
                    .as("without a reason")
                    .isEqualTo(400);
            assertThat(owner.post("/appeals/1", form).statusCode()).isEqualTo(303);
            assertThat(owner.post("/appeals/1", form).statusCode()).as("once").isEqualTo(404);
        }
        assertThat(page("/appeals"))
                .contains("Upheld", "A namesake.", "Acme Rockets")
                .doesNotContain("another Acme");
        assertThat(shelf.links().chips(List.of(id))).isEmpty();
        assertThat(shelf.links().stories("test:acme", Links.ABOUT, Optional.empty(), 5).items())
                .isEmpty();
        Shelf.await(() -> body("/story/" + id).contains("Put right."));
        assertThat(page("/story/" + id)).contains("Put right.");
        JsonNode one = cases().getFirst();
        assertThat(one.at("/story/uri").asString()).isEqualTo("wire:1");
        assertThat(one.get("entity").asString()).isEqualTo("test:acme");
        assertThat(one.at("/expect/link").asBoolean()).isFalse();
        assertThat(one.at("/found/role").asString()).isEqualTo("subject");
        assertThat(one.at("/found/features/share").asDouble()).isEqualTo(0.25);
        assertThat(one.at("/found/evidence/0/end").asInt()).isEqualTo(12);
        assertThat(Files.readString(data.resolve("cases/links.ndjson")))
                .doesNotContain("opens a yard", "another Acme");
    }

    private List<JsonNode> cases() throws Exception {
        return Files.readAllLines(data.resolve("cases/links.ndjson")).stream()
                .map(line -> JsonMapper.builder().build().readTree(line))
                .toList();
    }

    @Test
    void whatIsMissingIsNamedByItsNameAndChosenByTheOwner() throws Exception {
        StoryId id = linked();
        assertThat(object(id, Map.of("wanted", "Meta Platf")).statusCode()).isEqualTo(303);
        try (Browser owner = Browser.ofOwner(house)) {
            assertThat(owner.get("/appeals").body())
                    .contains("A link to Meta Platf is said to be missing", "bt:meta-platforms");
            owner.post(
                    "/appeals/1",
                    Map.of(
                            "token",
                            owner.formToken(),
                            "entity",
                            "bt:meta-platforms",
                            "role",
                            "affected",
                            "reason",
                            "It owns the yard.",
                            "decision",
                            "uphold"));
        }
        assertThat(shelf.links().chips(List.of(id)).get(id))
                .extracting(org.broadtape.link.Chip::id)
                .contains("bt:meta-platforms");
        assertThat(cases().getFirst().at("/expect/chip").asBoolean()).isTrue();
    }

    @Test
    void rejectsAnObjectionWithAReasonAndLeavesTheLinks() throws Exception {
        StoryId id = linked();
        object(id, Map.of("entity", "test:acme"));
        try (Browser owner = Browser.ofOwner(house)) {
            owner.post(
                    "/appeals/1",
                    Map.of(
                            "token",
                            owner.formToken(),
                            "role",
                            "none",
                            "reason",
                            "It is that one.",
                            "decision",
                            "reject"));
        }
        assertThat(page("/appeals")).contains("Not upheld", "It is that one.");
        assertThat(shelf.links().chips(List.of(id))).containsKey(id);
        assertThat(cases().getFirst().at("/expect/role").asString()).isEqualTo("subject");
    }

    @Test
    void refusesFormsThatAreNotOursAndMoreThanAnAddressMaySend() throws Exception {
        StoryId id = linked();
        assertThat(
                        reader.post(
                                        "/story/" + id + "/appeal",
                                        Map.of("entity", "test:acme", "seal", "x.y"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(object(id, Map.of()).statusCode()).isEqualTo(400);
        assertThat(object(id, Map.of("entity", "nobody")).statusCode()).isEqualTo(400);
        for (int i = 0; i < AppealForm.MOST; i++) {
            assertThat(object(id, Map.of("wanted", "Firm " + i)).statusCode()).isEqualTo(303);
        }
        assertThat(object(id, Map.of("wanted", "One more")).statusCode()).isEqualTo(429);
        clock.advance(AppealForm.WITHIN);
        assertThat(object(id, Map.of("wanted", "One more")).statusCode()).isEqualTo(303);
        Matcher seal = SEAL.matcher(page("/story/" + id + "/appeal"));
        assertThat(seal.find()).isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(
                        reader.post(
                                        "/story/" + id + "/appeal",
                                        Map.of("entity", "test:acme", "seal", seal.group(1)))
                                .statusCode())
                .as("a seal of the day before yesterday")
                .isEqualTo(403);
        assertThat(
                        reader.post("/appeals/1", Map.of("decision", "reject", "reason", "x"))
                                .statusCode())
                .as("not the owner")
                .isEqualTo(401);
        assertThat(page("/appeals")).contains("None was decided so far.");
    }
}
