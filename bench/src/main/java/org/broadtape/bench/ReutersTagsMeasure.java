package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Entity.Kind;
import org.broadtape.analysis.link.Link;
import org.broadtape.link.StoryTexts;
import org.broadtape.wire.WireItem;

/// Links against the tags a newswire's desk set in 1987: places, people, organisations and
/// exchanges; told are links of a relevance of 40 and more, and the country a story was filed from.
/// Micro precision, recall and F1 over all of them, and F1 of each field. The words a desk may set
/// are read from the set's own lists; which of them mean an entity is told by its names, and by a
/// table where they don't tell ([TagWords]). What no word means is not counted.
final class ReutersTagsMeasure implements Measure {
    private static final int LEAST = 40;
    private static final List<String> FIELDS = List.of("places", "people", "orgs", "exchanges");

    @Override
    public String set() {
        return "reuters-tags";
    }

    @Override
    public String zip() {
        return "reuters21578.zip";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        KnownThings known = KnownThings.builtIn();
        Map<String, TagWords> words = new HashMap<>();
        for (Cases.File file : Cases.in(zip)) {
            for (String field : FIELDS) {
                if (file.name().equals("all-" + field + "-strings.lc.txt")) {
                    words.put(field, TagWords.of(field, file.text(), known.all()));
                }
            }
        }
        Map<String, int[]> counts = new LinkedHashMap<>();
        FIELDS.forEach(field -> counts.put(field, new int[3]));
        FiledFrom from = new FiledFrom(known.all());
        List<WireItem> items = Reuters.read(zip);
        for (WireItem item : items) {
            StoryText story = StoryTexts.of(item);
            List<Link> links = known.analyst().annotate(story).links();
            Optional<String> filed = story.dateline().flatMap(from::country);
            for (String field : FIELDS) {
                Set<String> told = told(links, field, words.getOrDefault(field, TagWords.NONE));
                if (field.equals("places")) {
                    filed.ifPresent(
                            code -> told.addAll(words.getOrDefault(field, TagWords.NONE).of(code)));
                }
                Set<String> set = tags(item, field);
                int[] count = counts.computeIfAbsent(field, any -> new int[3]);
                count[0] += (int) told.stream().filter(set::contains).count();
                count[1] += told.size();
                count[2] += set.size();
                if (!told.equals(set)) {
                    misses.tell(
                            item.uri() + " " + field + " " + story.headline(), told + "", set + "");
                }
            }
        }
        return new Outcome(items.size(), figures(counts));
    }

    private static Set<String> told(List<Link> links, String field, TagWords words) {
        Set<String> told = new TreeSet<>();
        for (Link link : links) {
            if (link.relevance() >= LEAST && isOf(link.entity(), field)) {
                told.addAll(words.of(link.entity().id()));
            }
        }
        return told;
    }

    private static boolean isOf(Entity entity, String field) {
        boolean exchange = entity.kind() == Kind.BODY && entity.type().equals("exchange");
        return switch (field) {
            case "places" -> entity.kind() == Kind.COUNTRY;
            case "people" -> entity.kind() == Kind.PERSON;
            case "orgs" -> entity.kind() == Kind.BODY && !exchange;
            default -> exchange;
        };
    }

    private static Set<String> tags(WireItem item, String field) {
        return item.subjects().stream()
                .filter(one -> one.scheme().filter(("reuters21578:" + field)::equals).isPresent())
                .map(WireItem.Subject::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Double> figures(Map<String, int[]> counts) {
        int[] all = new int[3];
        counts.values()
                .forEach(count -> {
                    for (int i = 0; i < all.length; i++) {
                        all[i] += count[i];
                    }
                });
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("precision", ReutersCodesMeasure.share(all[0], all[1]));
        figures.put("recall", ReutersCodesMeasure.share(all[0], all[2]));
        figures.put("f1", ReutersCodesMeasure.share(2 * all[0], all[1] + all[2]));
        counts.forEach((field, count) -> {
            figures.put(field + ".precision", ReutersCodesMeasure.share(count[0], count[1]));
            figures.put(field + ".recall", ReutersCodesMeasure.share(count[0], count[2]));
            figures.put(
                    field + ".f1", ReutersCodesMeasure.share(2 * count[0], count[1] + count[2]));
        });
        return figures;
    }
}
