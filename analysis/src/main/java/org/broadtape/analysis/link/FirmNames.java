package org.broadtape.analysis.link;

import java.util.Set;
import org.broadtape.analysis.link.Entity.Kind;

/// Places in the names of firms that are not known: `Hanover Insurance`, `Boston Corp`.
final class FirmNames {
    /// What firms are called after their place.
    private static final Set<Long> TRADES =
            Cues.keys(
                    "power bank bancorp bancshares bankcorp bankshares insurance savings gas"
                            + " electric electronics steel oil petroleum industries mining mines"
                            + " minerals gold resources airlines airways air railroad railways"
                            + " financial life mutual telephone telecom telecommunications light"
                            + " edison casualty trust federal paper cement chemical chemicals foods"
                            + " brewery breweries motors aircraft pharmaceutical pharmaceuticals"
                            + " properties realty securities energy pipeline brands systems"
                            + " technologies");

    private FirmNames() {}

    /// Whether a place is named nowhere but in firms' names.
    static boolean hold(Candidate one, Parts parts, Gazetteer gazetteer) {
        boolean place = one.entity.kind() == Kind.PLACE || one.entity.kind() == Kind.COUNTRY;
        return place && one.spots.stream().allMatch(spot -> holds(spot, parts, gazetteer));
    }

    private static boolean holds(Spot spot, Parts parts, Gazetteer gazetteer) {
        boolean people =
                spot.bearers().stream()
                        .anyMatch(bearer -> gazetteer.name(bearer).kind() == Entity.Sort.DEMONYM);
        if (spot.how() != Spot.How.NAME || people) {
            return false;
        }
        Words words = parts.words(spot);
        int next = spot.to();
        return spot.end() > spot.to()
                || (next < words.count()
                        && words.isCased()
                        && words.is(next, Words.CLOSE)
                        && words.is(next, Words.CAPITAL)
                        && !words.is(next - 1, Words.POSSESSIVE)
                        && TRADES.contains(words.key(next)));
    }
}
