package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Entity.Name;
import org.broadtape.analysis.link.Entity.Sort;
import org.broadtape.analysis.link.LinkTraining.Lesson;
import org.broadtape.analysis.link.LinkTraining.School;
import org.broadtape.analysis.link.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A story of Wikinews whose entities readers scored from 0 to 3 by how much it is about them
/// (Trani and others, DocEng 2016). The entities' names are given: the titles of their encyclopedia
/// pages, with what our own world knows of the same names.
///
/// @param entities what was scored
/// @param scores by entity's id, 0 to 3
record SalientStory(StoryText story, List<Entity> entities, Map<String, Double> scores) {
    private static final double ABOUT = 2;

    /// Every story of the set.
    static List<SalientStory> read(Path zip) throws IOException {
        Map<String, String> titles = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Cases.File file : Cases.in(zip)) {
            String text = new String(file.bytes(), StandardCharsets.UTF_8);
            if (file.path().endsWith("titles.tsv")) {
                text.lines()
                        .map(line -> line.split("\t", 2))
                        .filter(row -> row.length == 2)
                        .forEach(row -> titles.put(row[0], row[1]));
            } else if (file.path().endsWith(".json")) {
                text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
            }
        }
        Map<String, Entity> world = new HashMap<>();
        for (Entity one : World.builtIn()) {
            world.putIfAbsent(one.name(), one);
        }
        JsonMapper json = new JsonMapper();
        return lines.stream().map(line -> of(json.readTree(line), titles, world)).toList();
    }

    private static SalientStory of(
            JsonNode object, Map<String, String> titles, Map<String, Entity> world) {
        String headline = "";
        StringBuilder body = new StringBuilder();
        for (JsonNode part : object.path("document")) {
            String name = part.path("name").asString("");
            String value = part.path("value").asString("");
            if (name.equals("headline")) {
                headline = value;
            } else if (name.startsWith("body")) {
                body.append(body.isEmpty() ? "" : "\n\n").append(value);
            }
        }
        List<Entity> entities = new ArrayList<>();
        Map<String, Double> scores = new LinkedHashMap<>();
        for (JsonNode score : object.path("saliency")) {
            String id = score.path("entityid").asString("");
            scores.put(id, score.path("score").asDouble());
            Optional.ofNullable(titles.get(id))
                    .ifPresent(title -> entities.add(entity(id, title, world)));
        }
        return new SalientStory(StoryText.of(headline, body.toString()), entities, scores);
    }

    /// An entity of a page's title: `Colin_Powell_(politician)` without what tells namesakes apart.
    private static Entity entity(String id, String title, Map<String, Entity> world) {
        String name = title.replace('_', ' ').replaceAll("\\s*\\(.*\\)", "");
        Entity known = world.get(name);
        List<Name> names = new ArrayList<>();
        names.add(Name.of(name, Sort.FULL));
        for (String shorter : shorter(name)) {
            names.add(Name.of(shorter, Sort.SHORT));
        }
        if (known != null) {
            names.addAll(known.names());
        }
        return new Entity(
                id,
                known == null ? Entity.Kind.PERSON : known.kind(),
                "",
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                names,
                Optional.empty(),
                Optional.empty());
    }

    /// What a page's title is shortened to in a text: without the place behind a comma or `of`,
    /// without the year or country before it, its initials, its last word; and where it is a thing
    /// and no name, `Nuclear weapon`, with small letters, one or many.
    private static Set<String> shorter(String name) {
        Set<String> shorter = new LinkedHashSet<>();
        String before = name.replaceAll("(?:,| of the United| of [A-Z]| in [A-Z]).*", "");
        shorter.add(before);
        shorter.add(before.replaceAll("^(?:\\d{4}|United States|British|Indian) ", ""));
        String[] words = before.split(" ");
        String initials = initials(name.split(" "));
        if (initials.length() > 2) {
            shorter.add(initials);
        }
        if (words.length > 1 && words.length < 4 && isName(words[words.length - 1])) {
            shorter.add(words[words.length - 1]);
        }
        boolean thing =
                name.length() > 1
                        && name.substring(1).equals(name.substring(1).toLowerCase(Locale.ROOT));
        if (thing) {
            String small = name.toLowerCase(Locale.ROOT);
            shorter.add(small);
            shorter.add(small + "s");
        }
        shorter.remove(name);
        return shorter;
    }

    private static boolean isName(String word) {
        return word.length() > 3 && Character.isUpperCase(word.charAt(0));
    }

    private static String initials(String[] words) {
        StringBuilder initials = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }

    /// What it is about.
    Set<String> about() {
        Set<String> about = new LinkedHashSet<>();
        scores.forEach((id, score) -> {
            if (score >= ABOUT) {
                about.add(id);
            }
        });
        return about;
    }

    /// The story as a school of its own, since only its own entities were scored.
    School school() {
        Lesson lesson = new Lesson(story, about(), scores.keySet(), 1);
        return new School(entities, List.of(lesson), false);
    }
}
