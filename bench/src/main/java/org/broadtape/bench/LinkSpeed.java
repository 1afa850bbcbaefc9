package org.broadtape.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.LinkModel;
import org.broadtape.analysis.link.Linker;
import org.broadtape.analysis.link.World;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How fast one core links stories of about 3 KB with a million names known: stories a second with
/// everything weighed and entered in the ledger, megabytes a second of the search for names alone,
/// and what the trie weighs. The stories are Reuters' of 1987, several joined until they are long
/// enough; the names are those beside them and made ones of one to four words, half of them words
/// of the stories.
///
/// Run it on one core (`taskset -c 1`), so that compiler and collector threads count too.
final class LinkSpeed {
    private static final int LONG = 2_300;
    private static final int STORIES = 1_000;

    private LinkSpeed() {}

    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Optional<Options> options =
                Options.read("link", arguments, Map.of("--names", "1000000", "--rounds", "7"), err);
        if (options.isEmpty()) {
            return 2;
        }
        List<CodedStory> coded = CodedStory.read(options.get().reuters());
        List<StoryText> stories = joined(coded);
        List<Entity> known = new ArrayList<>(CodedStory.instruments(options.get().reuters()));
        known.addAll(World.builtIn());
        known.addAll(made(options.get().number("--names"), coded));
        long start = System.nanoTime();
        Linker linker = new Linker(known, LinkModel.shipped());
        double built = (System.nanoTime() - start) / 1e9;
        long units = 0;
        for (StoryText story : stories) {
            units += story.headline().length() + story.body().length();
        }
        int rounds = options.get().number("--rounds");
        double linked = seconds(rounds, stories, linker::ledger);
        double searched = seconds(rounds, stories, story -> linker.names(story.body()));
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("bench", "link").put("entities", known.size()).put("stories", stories.size());
        ObjectNode figures = line.putObject("figures");
        figures.put("meanUnits", units / stories.size());
        figures.put("storiesASecond", Math.round(stories.size() / linked));
        figures.put("searchMBASecond", Math.round(units / searched / 1e5) / 10.0);
        figures.put("trieMB", Math.round(linker.trieBytes() / 1e5) / 10.0);
        figures.put("buildSeconds", Math.round(built * 100) / 100.0);
        out.println(line);
        return 0;
    }

    /// The best of the rounds: what disturbs only makes slower.
    private static double seconds(int rounds, List<StoryText> stories, Consumer<StoryText> work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            stories.forEach(work);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static List<StoryText> joined(List<CodedStory> coded) {
        List<StoryText> stories = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        String headline = "";
        for (CodedStory one : coded) {
            headline = body.isEmpty() ? one.story().headline() : headline;
            body.append(body.isEmpty() ? "" : "\n\n").append(one.story().body());
            if (body.length() >= LONG) {
                stories.add(StoryText.of(headline, body.toString()));
                body.setLength(0);
            }
            if (stories.size() == STORIES) {
                break;
            }
        }
        return stories;
    }

    private static List<Entity> made(int count, List<CodedStory> coded) {
        Random random = new Random(21578);
        Set<String> seen = new HashSet<>();
        for (CodedStory story : coded.subList(0, 2_000)) {
            for (String word : story.story().body().split("[^A-Za-z]+")) {
                if (word.length() > 3) {
                    seen.add(capital(word.toLowerCase(Locale.ROOT)));
                }
            }
        }
        List<String> words = new ArrayList<>(seen);
        words.sort(String::compareTo);
        int real = words.size();
        for (int made = 0; made < 150_000; made++) {
            words.add(capital(word(random)));
        }
        List<Entity> entities = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            int length = 2 + random.nextInt(3);
            StringBuilder name = new StringBuilder();
            for (int word = 0; word < length; word++) {
                boolean fromStories = random.nextBoolean();
                int which = random.nextInt(fromStories ? real : words.size());
                name.append(word == 0 ? "" : " ").append(words.get(which));
            }
            entities.add(
                    new Entity(
                            "made:" + at,
                            Entity.Kind.INSTRUMENT,
                            "equity",
                            name.toString(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(Entity.Name.of(name.toString(), Entity.Sort.FULL)),
                            Optional.empty(),
                            Optional.empty()));
        }
        return entities;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int at = 0; at < syllables; at++) {
            word.append("bcdfghklmnprstvz".charAt(random.nextInt(16)))
                    .append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
