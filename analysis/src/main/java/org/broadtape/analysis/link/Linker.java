package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Span;

/// Links stories to what they are about. Every entity named is weighed and entered in the ledger,
/// kept or rejected, with what was weighed and the words themselves. Safe for many threads.
public final class Linker {
    /// The most words told as evidence of one link.
    static final int MOST = 40;

    /// Below this chance, words that are common ones name nothing.
    private static final double FAINT = 0.25;

    /// From this chance on, a firm that leads its story alone is what the story is about.
    private static final double LEADING = 0.15;

    /// From this paragraph on, counted from 0, what is named once is named in passing.
    private static final int LATE = 3;

    /// The chance that what is named in passing must have to be what the story is about.
    private static final double PASSING = 0.7;

    private final Gazetteer gazetteer;
    private final Weigher weigher;
    private final Weights instruments;
    private final Weights others;
    private final Whereabouts whereabouts;

    /// A linker that knows these entities and weighs by that model.
    public Linker(Collection<Entity> known, LinkModel model) {
        this.gazetteer = Gazetteer.of(known);
        this.whereabouts = new Whereabouts(gazetteer);
        this.instruments = model.of(true);
        this.others = model.of(false);
        this.weigher = new Weigher(gazetteer, model.common(), instruments.odds(), others.odds());
    }

    /// How many entities it knows.
    public int size() {
        return gazetteer.size();
    }

    /// The names of all that is weighed of an entity.
    public static List<String> features() {
        return Feature.ALL.stream().map(Feature::key).toList();
    }

    /// Bytes of memory the trie of names holds, the entities themselves not counted.
    public long trieBytes() {
        return gazetteer.trie().bytes();
    }

    /// Where a text names anything known, before any of it is weighed.
    public List<Span> names(String text) {
        Words words = Words.of(text);
        return weigher.spotter().names(words, Field.BODY).stream()
                .map(spot -> spot.passage(words).span())
                .toList();
    }

    /// Every entity considered for a story: links first, most relevant first, then what was
    /// rejected.
    public List<Link> ledger(StoryText story) {
        Parts parts = weigher.read(story);
        List<Candidate> candidates = weigher.weigh(parts);
        List<Link> kept = new ArrayList<>();
        List<Link> rejected = new ArrayList<>();
        Map<String, Integer> named = Choice.countries(candidates);
        List<Candidate> firms = candidates.stream().filter(Candidate::isFirm).toList();
        List<Candidate> rest = candidates.stream().filter(one -> !one.isFirm()).toList();
        Choice.outdo(firms, rest);
        judge(firms, instruments, named, parts)
                .forEach(link -> (link.kept() ? kept : rejected).add(link));
        judge(rest, others, named, parts)
                .forEach(link -> (link.kept() ? kept : rejected).add(link));
        Set<String> seen = new HashSet<>();
        candidates.forEach(one -> seen.add(one.entity.id()));
        aside(parts, seen).forEach(rejected::add);
        kept.sort(Comparator.comparingInt((Link link) -> -link.relevance()));
        for (Link country : whereabouts.beside(kept, parts)) {
            rejected.removeIf(line -> line.entity().id().equals(country.entity().id()));
            kept.add(country);
        }
        kept.sort(Comparator.comparingInt((Link link) -> -link.relevance()));
        kept.addAll(rejected);
        return kept;
    }

    private List<Link> judge(
            List<Candidate> candidates, Weights weights, Map<String, Integer> named, Parts parts) {
        List<Link> links = new ArrayList<>();
        for (Choice.Scored one : Choice.among(candidates, weights, named)) {
            links.add(judge(leading(one, weights.least()), weights.least(), parts));
        }
        return links;
    }

    /// A firm with a name of its own that begins headline and text, and has the headline to itself:
    /// the words of a wire of old say less of it than its place. In angle brackets it has no price.
    private static Choice.Scored leading(Choice.Scored scored, double least) {
        Candidate one = scored.candidate();
        boolean leads =
                one.isFirm()
                        && scored.chance() >= LEADING
                        && one.get(Feature.HEADLINE_WORD) == 0
                        && one.get(Feature.HEADLINE_OTHERS) == 0
                        && one.get(Feature.OPENS) > 0
                        && one.get(Feature.BEARERS) < 2
                        && one.get(Feature.ANGLED) == 0;
        return leads && scored.chance() < least
                ? new Choice.Scored(one, least, scored.chosen())
                : scored;
    }

    private Link judge(Choice.Scored scored, double least, Parts parts) {
        Candidate one = scored.candidate();
        if (!scored.chosen() || one.outdone) {
            return link(scored, parts, false, Role.MENTION, Rule.NAMED_AS_ANOTHER);
        }
        if (isAgency(one, parts.story())) {
            return link(scored, parts, false, Role.SOURCE, Rule.AGENCY_ITSELF);
        }
        if (!hasProof(one) && (isWithinLonger(one) || followsForename(one, parts))) {
            return link(scored, parts, false, Role.MENTION, Rule.PART_OF_A_LONGER_NAME);
        }
        if (FirmNames.hold(one, parts, gazetteer)) {
            return link(scored, parts, false, Role.MENTION, Rule.NAME_OF_A_FIRM);
        }
        if (!hasProof(one) && Senses.differ(one, parts, gazetteer)) {
            return link(scored, parts, false, Role.MENTION, Rule.ANOTHER_SENSE);
        }
        if (!hasProof(one) && (isUntraded(one, parts) || isWord(one, scored.chance()))) {
            return link(scored, parts, false, Role.MENTION, Rule.COMMON_WORD);
        }
        Role role = Roles.of(one, parts, scored.chance() >= (isInPassing(one) ? PASSING : least));
        return link(scored, parts, true, role, rule(one, role));
    }

    /// Whether it is a firm named once, late, without its legal form, and not in the headline.
    private static boolean isInPassing(Candidate one) {
        return one.isFirm()
                && one.get(Feature.HEADLINE) == 0
                && one.get(Feature.COUNT) == 1
                && one.get(Feature.PARAGRAPH) >= LATE
                && one.get(Feature.LEGAL_FORM) + one.get(Feature.SYMBOLS) == 0;
    }

    /// Whether it has a price and a common word for a name, and no words of trade are near: `gold`
    /// medals, `kiwi` fruit.
    private static boolean isUntraded(Candidate one, Parts parts) {
        return one.isInstrument()
                && one.get(Feature.NAME_WORDS) < 2
                && ((one.small && one.get(Feature.COMMON) > 0) || (one.other && !one.isFirm()))
                && one.spots.stream().noneMatch(parts.surroundings()::isTraded);
    }

    /// Whether a symbol, a legal form or a name in full leaves no doubt who is meant.
    private static boolean hasProof(Candidate one) {
        return one.get(Feature.LEGAL_FORM) > 0
                || one.get(Feature.IN_FULL) > 0
                || one.get(Feature.SYMBOLS) > 0;
    }

    private static boolean isWithinLonger(Candidate one) {
        return one.get(Feature.FORENAME) + one.get(Feature.TAIL) >= 0.5;
    }

    /// Whether the first time the body names it, by one word, another name goes before: later on
    /// the word alone means that one.
    private static boolean followsForename(Candidate one, Parts parts) {
        if (one.get(Feature.NAME_WORDS) > 1) {
            return false;
        }
        for (Spot spot : one.spots) {
            if (spot.field() == Field.BODY && spot.how() == Spot.How.NAME) {
                return parts.surroundings().hasForename(spot);
            }
        }
        return false;
    }

    /// Whether the word may just as well be no name: it stands with a small letter too, and where a
    /// capital would tell, it has none.
    private static boolean isWord(Candidate one, double chance) {
        if (one.get(Feature.NAME_WORDS) > 1 || one.small) {
            return false;
        }
        boolean small = one.get(Feature.SMALL) > 0;
        if (small && one.get(Feature.SMALL) >= one.get(Feature.WITHIN)) {
            return true;
        }
        boolean common = one.other || one.get(Feature.COMMON) > 0;
        return one.isInstrument() && common && chance < FAINT;
    }

    /// Whether it is who sent the story, named as that and no more.
    private static boolean isAgency(Candidate one, StoryText story) {
        if (story.agencies().isEmpty() || one.get(Feature.HEADLINE) > 0) {
            return false;
        }
        for (Entity.Name name : one.entity.names()) {
            for (String agency : story.agencies()) {
                if (name.text().equalsIgnoreCase(agency)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Link link(
            Choice.Scored scored, Parts parts, boolean kept, Role role, Rule rule) {
        Candidate one = scored.candidate();
        int relevance = (int) Math.round(100 * scored.chance());
        boolean about = role.mayChip();
        return new Link(
                one.entity,
                kept,
                kept ? role : Role.MENTION,
                about || !kept ? relevance : Math.min(relevance, 49),
                kept && about && one.isInstrument(),
                rule.key(),
                features(one),
                evidence(one.spots, parts));
    }

    private static Map<String, Double> features(Candidate one) {
        Map<String, Double> features = new HashMap<>();
        for (Feature feature : Feature.ALL) {
            double value = one.get(feature);
            if (value != 0) {
                features.put(feature.key(), Math.round(value * 1_000) / 1_000.0);
            }
        }
        return features;
    }

    private static List<Passage> evidence(List<Spot> spots, Parts parts) {
        return spots.stream()
                .map(spot -> spot.passage(parts.words(spot)))
                .distinct()
                .sorted(
                        Comparator.comparing(Passage::field)
                                .thenComparingInt(passage -> passage.span().start()))
                .limit(MOST)
                .toList();
    }

    private static Rule rule(Candidate one, Role role) {
        return switch (role) {
            case VENUE -> Rule.SAID_THERE;
            case SOURCE -> Rule.TOLD_OR_SUPPLIED;
            case SUBJECT, AFFECTED, ACTOR, MENTION -> {
                if (one.isBest(Entity.Sort.BRAND)) {
                    yield Rule.BRAND_NAMED;
                }
                if (one.isBest(Entity.Sort.UNIT)) {
                    yield Rule.UNIT_NAMED;
                }
                if (one.get(Feature.HEADLINE) > 0) {
                    yield Rule.NAMED_IN_HEADLINE;
                }
                if (one.get(Feature.COUNT) == 0) {
                    yield Rule.SYMBOL_PRINTED;
                }
                yield one.get(Feature.PARAGRAPH) < 2 ? Rule.NAMED_IN_LEAD : Rule.NAMED_IN_BODY;
            }
        };
    }

    /// What is named beside the story only, or bears the name at another time.
    private List<Link> aside(Parts parts, Set<String> seen) {
        Map<Entity, List<Spot>> spots = new LinkedHashMap<>();
        Map<Entity, Rule> rules = new HashMap<>();
        for (Spot spot : parts.spots()) {
            Layout.Part part = parts.part(spot);
            for (int bearer : spot.bearers()) {
                Entity entity = gazetteer.entity(weigher.owner(spot, bearer));
                if (seen.contains(entity.id())) {
                    continue;
                }
                boolean ofTheDay = weigher.isOfTheDay(spot, bearer, parts.story());
                spots.computeIfAbsent(entity, any -> new ArrayList<>()).add(spot);
                rules.put(entity, ofTheDay ? rule(part) : Rule.NOT_OF_THE_DAY);
            }
        }
        List<Link> links = new ArrayList<>();
        spots.forEach((entity, where) ->
                links.add(
                        new Link(
                                entity,
                                false,
                                Role.MENTION,
                                0,
                                false,
                                rules.getOrDefault(entity, Rule.BESIDE_THE_STORY).key(),
                                Map.of(),
                                evidence(where, parts))));
        return links;
    }

    private static Rule rule(Layout.Part part) {
        return switch (part) {
            case BYLINE -> Rule.BYLINE;
            case END_LINE -> Rule.END_LINE;
            case CREDIT -> Rule.PICTURE_CREDIT;
            case BOILERPLATE -> Rule.BOILERPLATE;
            case LABEL -> Rule.LABEL;
            case DATELINE -> Rule.DATELINE;
            case TEXT -> Rule.BESIDE_THE_STORY;
        };
    }
}
