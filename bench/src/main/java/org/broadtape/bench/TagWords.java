package org.broadtape.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadtape.analysis.link.Entity;

/// Which of a desk's tag words mean an entity: those that are one of its names, or of a person the
/// last of them; and some that no name tells.
final class TagWords {
    /// Words cut short or joined, by our ids.
    private static final Map<String, String> TABLE =
            Map.ofEntries(
                    Map.entry("worldbank", "body:world-bank"),
                    Map.entry("ico-coffee", "body:international-coffee-organization"),
                    Map.entry("ico-islam", "body:organisation-of-islamic-cooperation"),
                    Map.entry("adb-africa", "body:african-development-bank"),
                    Map.entry("adb-asia", "body:asian-development-bank"),
                    Map.entry("iwc-whale", "body:international-whaling-commission"),
                    Map.entry("iwc-wheat", "body:international-wheat-council"),
                    Map.entry("itc", "body:international-tin-council"),
                    Map.entry("ece", "body:un-economic-commission-for-europe"),
                    Map.entry("imcf", "body:european-monetary-cooperation-fund"),
                    Map.entry("cbt", "body:chicago-board-of-trade"),
                    Map.entry("tse", "body:tokyo-stock-exchange"),
                    Map.entry("tose", "body:toronto-stock-exchange"),
                    Map.entry("ose", "body:oslo-stock-exchange"),
                    Map.entry("yemen-demo-republic", "YMD"));

    /// No words at all.
    static final TagWords NONE = new TagWords(Map.of());

    private final Map<String, Set<String>> byEntity;

    private TagWords(Map<String, Set<String>> byEntity) {
        this.byEntity = byEntity;
    }

    /// The words of a field.
    ///
    /// @param list its words, one a line
    static TagWords of(String field, String list, List<Entity> known) {
        Map<String, String> words = new HashMap<>();
        Map<String, Set<String>> byEntity = new HashMap<>();
        for (String line : list.lines().map(String::strip).filter(w -> !w.isEmpty()).toList()) {
            String id = TABLE.get(line);
            if (id == null) {
                words.put(KnownThings.folded(line), line);
            } else {
                byEntity.computeIfAbsent(id, any -> new TreeSet<>()).add(line);
            }
        }
        for (Entity one : known) {
            for (Entity.Name name : one.names()) {
                String folded = KnownThings.folded(name.text());
                String last = folded.substring(folded.lastIndexOf(' ') + 1);
                String word = words.get(field.equals("people") ? last : folded);
                word = word == null ? words.get(folded) : word;
                if (word != null && isName(name.kind())) {
                    byEntity.computeIfAbsent(one.id(), any -> new TreeSet<>()).add(word);
                }
            }
        }
        return new TagWords(byEntity);
    }

    private static boolean isName(Entity.Sort sort) {
        return sort != Entity.Sort.DEMONYM
                && sort != Entity.Sort.CAPITAL
                && sort != Entity.Sort.OFFICE
                && sort != Entity.Sort.BRAND;
    }

    /// The words that mean the entity of that id.
    Set<String> of(String id) {
        return byEntity.getOrDefault(id, Set.of());
    }
}
