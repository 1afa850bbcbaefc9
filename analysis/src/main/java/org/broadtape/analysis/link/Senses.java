package org.broadtape.analysis.link;

import java.util.Set;
import org.broadtape.analysis.link.Entity.Kind;

/// What a lone word means besides a name: the Delta variant, GM crops, Mars among the planets, the
/// footballers of Bayer Leverkusen.
final class Senses {
    /// What stands behind a word that names a sort of plant, illness or weather.
    private static final Set<Long> KINDS =
            Cues.keys(
                    "variant variants strain strains virus crop crops maize corn soya soybeans"
                            + " seed seeds mosquitoes mice grower growers orchard orchards harvest"
                            + " juice pie tree trees blossom blossoms rainforest volcano");

    private static final Set<Long> HEAVENS =
            Cues.keys(
                    "mercury venus mars jupiter saturn uranus neptune pluto orion sirius apollo"
                            + " artemis titan europa vega polaris");

    private static final Set<Long> SKY =
            Cues.keys(
                    "rover rovers planet planets orbit orbited orbiting spacecraft lander landers"
                            + " astronaut astronauts astronomer astronomers telescope telescopes"
                            + " nasa moon moons crater craters asteroid comet constellation stars"
                            + " capsule spaceflight lunar martian cosmos galaxy galaxies");

    private static final Set<Long> SPORT =
            Cues.keys(
                    "beat beats cup league match matches goal goals coach striker defender"
                            + " midfielder goalkeeper semi semifinal final champions championship"
                            + " season title bundesliga football soccer basketball handball hockey"
                            + " stadium fans penalty penalties quarterfinal playoffs scored kickoff"
                            + " playoff");

    /// How many words of a sense make it the story's.
    private static final int ENOUGH = 2;

    private Senses() {}

    /// Whether the word that names it, and nothing more does, means something else here.
    static boolean differ(Candidate one, Parts parts, Gazetteer gazetteer) {
        if (one.get(Feature.NAME_WORDS) != 1) {
            return false;
        }
        boolean doubtful =
                one.other || one.get(Feature.COMMON) > 0 || one.get(Feature.NAME_LETTERS) < 4;
        return (doubtful && (isOfAKind(one, parts) || isInTheSky(one, parts)))
                || isClub(one, parts, gazetteer);
    }

    /// Whether it is first, or mostly, named before what it is a sort of.
    private static boolean isOfAKind(Candidate one, Parts parts) {
        int times = 0;
        for (Spot spot : one.spots) {
            times += KINDS.contains(parts.behind(spot)) ? 1 : 0;
        }
        return times > 0
                && (times * 2 >= one.spots.size()
                        || KINDS.contains(parts.behind(one.spots.getFirst())));
    }

    private static boolean isInTheSky(Candidate one, Parts parts) {
        for (Spot spot : one.spots) {
            if (!HEAVENS.contains(parts.words(spot).key(spot.from()))) {
                return false;
            }
        }
        return counts(SKY, parts);
    }

    /// Whether it is a firm whose name goes on with a place, in a story of sport.
    private static boolean isClub(Candidate one, Parts parts, Gazetteer gazetteer) {
        if (!one.isFirm()) {
            return false;
        }
        for (Spot spot : one.spots) {
            if (goesOnWithPlace(spot, parts, gazetteer)) {
                return counts(SPORT, parts);
            }
        }
        return false;
    }

    private static boolean goesOnWithPlace(Spot spot, Parts parts, Gazetteer gazetteer) {
        Words words = parts.words(spot);
        return spot.end() < words.count()
                && words.is(spot.end(), Words.CLOSE)
                && words.is(spot.end(), Words.CAPITAL)
                && !words.is(spot.end() - 1, Words.POSSESSIVE)
                && parts.spots().stream()
                        .filter(next -> next.from() == spot.end() && next.field() == spot.field())
                        .flatMap(next -> next.bearers().stream())
                        .anyMatch(one -> gazetteer.kind(one) == Kind.PLACE);
    }

    private static boolean counts(Set<Long> sense, Parts parts) {
        return count(sense, parts.headline()) + count(sense, parts.body()) >= ENOUGH;
    }

    private static int count(Set<Long> sense, Words words) {
        int count = 0;
        for (int word = 0; word < words.count(); word++) {
            count += sense.contains(words.key(word)) ? 1 : 0;
        }
        return count;
    }
}
