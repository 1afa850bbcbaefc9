package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.analysis.link.Entity.Kind;

/// The countries a story can be followed by though it does not name them: that of a place it is
/// linked to, and that of the place it was filed from, where the text says so.
final class Whereabouts {
    /// What a mention may have: the place's own relevance, up to here.
    private static final int MOST = 49;

    /// Where a story was filed says little of what it is about.
    private static final int FILED = 10;

    private final Gazetteer gazetteer;
    private final Map<String, Entity> countries = new HashMap<>();

    Whereabouts(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        for (int number = 0; number < gazetteer.size(); number++) {
            Entity entity = gazetteer.entity(number);
            if (entity.kind() == Kind.COUNTRY) {
                countries.put(entity.id(), entity);
            }
        }
    }

    /// Links to countries that none of these is to.
    ///
    /// @param kept the links of the story, most relevant first
    List<Link> beside(List<Link> kept, Parts parts) {
        Set<String> told = new LinkedHashSet<>();
        Map<String, List<Link>> places = new LinkedHashMap<>();
        for (Link link : kept) {
            if (link.entity().kind() == Kind.COUNTRY) {
                told.add(link.entity().id());
            } else if (link.entity().kind() == Kind.PLACE) {
                link.entity()
                        .country()
                        .ifPresent(code ->
                                places.computeIfAbsent(code, any -> new ArrayList<>()).add(link));
            }
        }
        List<Link> links = new ArrayList<>();
        places.forEach((code, named) ->
                country(code, parts, told)
                        .ifPresent(country -> links.add(ofPlaces(country, named))));
        told.addAll(places.keySet());
        filed(parts, told)
                .forEach((code, where) ->
                        country(code, parts, told)
                                .ifPresent(country ->
                                        links.add(link(country, FILED, Rule.FILED_FROM, where))));
        return links;
    }

    private Optional<Entity> country(String code, Parts parts, Set<String> told) {
        return Optional.ofNullable(countries.get(code))
                .filter(one -> !told.contains(code) && one.wasThere(parts.story().day()));
    }

    private static Link ofPlaces(Entity country, List<Link> places) {
        List<Passage> words =
                places.stream()
                        .flatMap(place -> place.evidence().stream())
                        .distinct()
                        .sorted(
                                Comparator.comparing(Passage::field)
                                        .thenComparingInt(passage -> passage.span().start()))
                        .limit(Linker.MOST)
                        .toList();
        int relevance = Math.min(MOST, places.getFirst().relevance());
        return link(country, relevance, Rule.PLACE_NAMED, words);
    }

    private static Link link(Entity country, int relevance, Rule rule, List<Passage> words) {
        return new Link(country, true, Role.MENTION, relevance, false, rule.key(), Map.of(), words);
    }

    /// The countries of the dateline, with its words. In `PARIS, Texas` the last word decides; of
    /// several countries with a place of that name, the one that the story is linked to; where that
    /// does not tell either, none.
    private Map<String, List<Passage>> filed(Parts parts, Set<String> told) {
        Map<String, List<Passage>> filed = new LinkedHashMap<>();
        for (Spot spot : parts.spots()) {
            if (parts.part(spot) != Layout.Part.DATELINE || goesOn(spot, parts.body())) {
                continue;
            }
            Set<String> codes = new LinkedHashSet<>();
            spot.bearers().forEach(bearer -> code(bearer).ifPresent(codes::add));
            if (codes.size() > 1) {
                codes.removeIf(Predicate.not(told::contains));
            }
            if (codes.size() == 1) {
                filed.computeIfAbsent(codes.iterator().next(), any -> new ArrayList<>())
                        .add(spot.passage(parts.body()));
            }
        }
        return filed;
    }

    private Optional<String> code(int bearer) {
        Entity entity = gazetteer.entity(gazetteer.owner(bearer));
        return switch (entity.kind()) {
            case COUNTRY -> Optional.of(entity.id());
            case PLACE -> entity.country();
            case INSTRUMENT, PERSON, BODY -> Optional.empty();
        };
    }

    /// Whether a comma and another capital follow, as in `PARIS, Texas`.
    private static boolean goesOn(Spot spot, Words body) {
        int end = body.end(spot.end() - 1);
        return spot.end() < body.count()
                && body.text().startsWith(", ", end)
                && body.start(spot.end()) == end + 2
                && body.is(spot.end(), Words.CAPITAL);
    }
}
