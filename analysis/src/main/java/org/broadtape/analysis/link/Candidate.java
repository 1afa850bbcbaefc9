package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An entity that a story may be about, with everything weighed of it.
final class Candidate {
    private static final Set<String> PRICES =
            Set.of("index", "currency", "pair", "commodity", "rate", "bond", "crypto");

    final int number;
    final Entity entity;
    final Set<Entity.Sort> sorts = EnumSet.noneOf(Entity.Sort.class);

    /// Whether a name of it begins with a small letter: `gold`.
    boolean small;

    /// Whether a lone word that names it names other things as often: `Amazon`.
    boolean other;

    /// Whether another is named in full by words that go on: `Rio de Janeiro`, where `Rio` alone
    /// may be the miner too.
    boolean outdone;

    final List<Spot> spots = new ArrayList<>();
    private final Set<Spot> told = new HashSet<>();
    final double[] features = new double[Feature.ALL.size()];

    Candidate(int number, Entity entity) {
        this.number = number;
        this.entity = entity;
    }

    /// Adds words that name it, once though they be two names of it.
    void add(Spot spot) {
        if (told.add(spot)) {
            spots.add(spot);
        }
    }

    /// Whether its best name found is of that sort: none better was.
    boolean isBest(Entity.Sort sort) {
        return !sorts.isEmpty() && sorts.iterator().next() == sort;
    }

    boolean isInstrument() {
        return entity.kind() == Entity.Kind.INSTRUMENT;
    }

    /// Whether it is a firm's share or a fund. Indices, currencies, commodities and rates are
    /// spoken of as countries are: much and in passing.
    boolean isFirm() {
        return isInstrument() && !PRICES.contains(entity.type());
    }

    /// Whether its symbol has an exchange's suffix, as in `BCE.TO`.
    boolean isSuffixed() {
        return entity.symbol().filter(symbol -> symbol.indexOf('.') > 0).isPresent();
    }

    /// Whether all words that name one of the two name the other as well.
    boolean isNamedAs(Candidate other) {
        boolean fewer = spots.size() <= other.spots.size();
        return fewer ? other.told.containsAll(spots) : told.containsAll(other.spots);
    }

    double get(Feature feature) {
        return features[feature.index()];
    }

    void set(Feature feature, double value) {
        features[feature.index()] = value;
    }

    void add(Feature feature, double value) {
        features[feature.index()] += value;
    }

    void tally(Feature feature, boolean holds) {
        features[feature.index()] += holds ? 1 : 0;
    }

    void flag(Feature feature, boolean holds) {
        features[feature.index()] = holds ? 1 : 0;
    }

    void least(Feature feature, double value) {
        features[feature.index()] = Math.min(features[feature.index()], value);
    }

    void most(Feature feature, double value) {
        features[feature.index()] = Math.max(features[feature.index()], value);
    }
}
