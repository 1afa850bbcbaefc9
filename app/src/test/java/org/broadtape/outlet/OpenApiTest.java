package org.broadtape.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.newsroom.StoryId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The description of the API, its routes and its answers say the same.
class OpenApiTest extends Stand {
    private static final Pattern IN_TEXT = Pattern.compile("href=\"(/[^\"]*)\"");

    @Test
    void everyDescribedPathIsServedAndDescribesItself() throws Exception {
        StoryId story = receive(item("1", "Harbour"));
        JsonNode api = json("/api/v1/openapi.json");
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("servers").get(0).get("url").asString())
                .isEqualTo("http://localhost:" + house.port());
        for (String path : api.get("paths").propertyNames()) {
            if (path.equals("/events") || path.endsWith("/push") || path.contains("/bars")) {
                continue;
            }
            String number = id(path, story);
            for (Form form : Form.values()) {
                String real =
                        path.replace("{id}", number).replace("{format}", form.ending())
                                + (path.startsWith("/search") ? "?q=harbour" : "")
                                + (path.contains("/quotes") ? "?ids=bt:meta-platforms" : "");
                HttpResponse<String> answer = get(real);
                assertThat(answer.statusCode()).as(real).isEqualTo(200);
                String type =
                        answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
                assertThat(
                                api.get("paths")
                                        .get(path)
                                        .get("get")
                                        .get("responses")
                                        .get("200")
                                        .get("content")
                                        .propertyNames())
                        .as(real)
                        .contains(type);
            }
        }
    }

    private String id(String path, StoryId story) {
        if (path.contains("instrument")) {
            return "bt:meta-platforms";
        }
        if (path.contains("country")) {
            return "KOR";
        }
        return path.contains("stories") ? story.toString() : source.toString();
    }

    @Test
    void everyParameterOfTheListIsDescribedAndNoOther() throws Exception {
        Set<String> described = new TreeSet<>();
        for (JsonNode one :
                json("/api/v1/openapi.json")
                        .get("paths")
                        .get("/api/v1/stories")
                        .get("get")
                        .get("parameters")) {
            described.add(one.get("name").asString());
        }
        String known = json("/api/v1/stories?nothing=1").get("now").asString();
        assertThat(known).isEqualTo("Known here are: " + String.join(", ", described) + ".");
    }

    @Test
    void answersAreWhatTheirSchemasSay() throws Exception {
        StoryId live = receive(item("1", "Harbour").language("en").summary("Ships sail."));
        StoryId dead = killed("2", "Breakwater");
        receive(item("3", "Pier").expires(clock.instant().plus(Duration.ofMinutes(1))));
        clock.advance(Duration.ofMinutes(2));
        JsonNode api = json("/api/v1/openapi.json");
        holds(api, "Stories", get("/api/v1/stories").body());
        holds(api, "Stories", get("/api/v1/stories?changedAfter=0&limit=200").body());
        holds(api, "Story", get("/api/v1/stories/" + live).body());
        holds(api, "Story", get("/api/v1/stories/" + dead).body());
        holds(api, "Sources", get("/api/v1/sources").body());
        holds(api, "Instruments", get("/api/v1/instruments?q=m").body());
        holds(api, "Instrument", get("/api/v1/instruments/bt:meta-platforms").body());
        holds(api, "Quotes", get("/api/v1/quotes?ids=bt:meta-platforms,fx:EURUSD").body());
        holds(api, "Problem", get("/api/v1/stories/999999").body());
        holds(api, "Problem", get("/api/v1/stories?limit=x").body());
        holds(api, "JsonFeed", get("/feed.json").body());
        try (Ear ear = Ear.on(house)) {
            receive(item("4", "Lighthouse").language("en"));
            holds(api, "Event", ear.next().data());
            killed("4", "Lighthouse");
            holds(api, "Event", ear.next().data());
        }
    }

    @Test
    void theSchemasRefuseWhatIsNoAnswer() throws Exception {
        assertThat(
                        schema(json("/api/v1/openapi.json"), "Stories")
                                .validate(
                                        "{\"stories\":[{\"uri\":\"a\",\"type\":\"text\"}]}",
                                        InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void thePageAboutTheApiLinksToWhatIsThere() throws Exception {
        HttpResponse<String> page = get("/api", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher links = IN_TEXT.matcher(page.body());
        while (links.find()) {
            String address = links.group(1).replace("&amp;", "&");
            assertThat(get(address).statusCode()).as(address).isIn(200, 303);
        }
    }

    private static void holds(JsonNode api, String name, String answer) {
        assertThat(schema(api, name).validate(answer, InputFormat.JSON)).as(name).isEmpty();
    }

    private static Schema schema(JsonNode api, String name) {
        String text =
                ("{\"$ref\":\"#/components/schemas/"
                                + name
                                + "\",\"$defs\":"
                                + api.get("components").get("schemas")
                                + "}")
                        .replace("#/components/schemas/", "#/$defs/");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }
}
