package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.link.Entity.Kind;

/// Words that are the money of several countries: `the dollar` is the American one, but where a
/// story begins with `Jamaica's dollar` or `its dollar`, that and every `dollar` behind it is not.
final class Coins {
    private static final Set<Long> OWNERS = Cues.keys("its their");

    private final Gazetteer gazetteer;

    Coins(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /// Takes the currencies of other countries out of what was found.
    void settle(Words headline, Words body, List<Spot> spots) {
        Map<Entity, Boolean> foreign = new HashMap<>();
        for (Spot spot : spots) {
            Optional<Entity> coin = coin(spot);
            if (coin.isPresent() && !foreign.containsKey(coin.get())) {
                Words words = spot.field() == Field.HEADLINE ? headline : body;
                foreign.put(coin.get(), isForeign(spot, coin.get(), words, spots));
            }
        }
        if (foreign.containsValue(true)) {
            spots.removeIf(spot -> coin(spot).map(foreign::get).orElse(false));
        }
    }

    /// The currency that a lone word names.
    private Optional<Entity> coin(Spot spot) {
        if (spot.end() - spot.from() != 1
                || spot.how() != Spot.How.NAME
                || spot.bearers().size() != 1) {
            return Optional.empty();
        }
        int bearer = spot.bearers().getFirst();
        return gazetteer.is(bearer, Gazetteer.SMALL)
                ? Optional.of(gazetteer.entity(gazetteer.owner(bearer)))
                        .filter(one -> one.type().equals("currency") && one.country().isPresent())
                : Optional.empty();
    }

    private boolean isForeign(Spot spot, Entity coin, Words words, List<Spot> spots) {
        int before = spot.from() - 1;
        if (before < 0 || !words.is(spot.from(), Words.CLOSE)) {
            return false;
        }
        String home = coin.country().orElseThrow();
        if (OWNERS.contains(words.key(before))) {
            return !countries(spots).contains(home);
        }
        List<Spot> owners = new ArrayList<>(spots);
        owners.removeIf(one -> one.field() != spot.field() || one.end() != spot.from());
        Set<String> codes = countries(owners);
        return !codes.isEmpty() && !codes.contains(home);
    }

    private Set<String> countries(List<Spot> spots) {
        Set<String> codes = new HashSet<>();
        for (Spot spot : spots) {
            for (int bearer : spot.how() == Spot.How.NAME ? spot.bearers() : List.<Integer>of()) {
                if (gazetteer.kind(bearer) == Kind.COUNTRY) {
                    codes.add(gazetteer.entity(gazetteer.owner(bearer)).id());
                }
            }
        }
        return codes;
    }
}
