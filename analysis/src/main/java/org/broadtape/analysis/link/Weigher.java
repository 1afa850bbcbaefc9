package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.link.Odds.Where;

/// Weighs every entity named in a story: one [Candidate] each, its features filled in.
final class Weigher {
    private final Gazetteer gazetteer;
    private final CommonWords common;
    private final Spotter spotter;
    private final Odds instruments;
    private final Odds others;

    /// A weigher.
    ///
    /// @param instruments what single words say of instruments
    /// @param others what they say of all else
    Weigher(Gazetteer gazetteer, CommonWords common, Odds instruments, Odds others) {
        this.gazetteer = gazetteer;
        this.common = common;
        this.spotter = new Spotter(gazetteer, common);
        this.instruments = instruments;
        this.others = others;
    }

    Spotter spotter() {
        return spotter;
    }

    /// Takes a story apart.
    Parts read(StoryText story) {
        Words headline = Words.of(story.headline());
        Words body = Words.of(story.body());
        Layout layout = Layout.of(story.body());
        List<Spot> spots = spotter.spots(story, headline, body);
        Surroundings surroundings = new Surroundings(headline, body, spots, common, gazetteer);
        return new Parts(story, headline, body, layout, spots, surroundings);
    }

    /// Every entity named in the story's own text, in the order of their first names.
    List<Candidate> weigh(Parts parts) {
        List<Candidate> candidates = candidates(parts);
        double digits = digits(parts.story().body());
        for (Candidate one : candidates) {
            one.set(Feature.LENGTH, Math.min(80, parts.story().body().length() / 100.0));
            one.set(Feature.DIGITS, digits);
        }
        weigh(candidates.stream().filter(Candidate::isFirm).toList(), parts, instruments);
        weigh(candidates.stream().filter(one -> !one.isFirm()).toList(), parts, others);
        return candidates;
    }

    private void weigh(List<Candidate> candidates, Parts parts, Odds odds) {
        if (candidates.isEmpty()) {
            return;
        }
        Crowd crowd = Crowd.of(candidates, parts);
        double headline = headline(parts.headline(), odds);
        for (Candidate one : candidates) {
            one.set(Feature.HEADLINE_ALL, headline);
            fill(one, parts, crowd, odds);
        }
        crowd.compare(odds.of(Where.DATELINE, parts.place()));
    }

    private List<Candidate> candidates(Parts parts) {
        Map<Integer, Candidate> all = new LinkedHashMap<>();
        for (Spot spot : parts.spots()) {
            if (parts.part(spot) != Layout.Part.TEXT) {
                continue;
            }
            for (int bearer : spot.bearers()) {
                if (isOfTheDay(spot, bearer, parts.story())) {
                    int number = owner(spot, bearer);
                    all.computeIfAbsent(number, one -> new Candidate(one, gazetteer.entity(one)))
                            .add(spot);
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    /// Who bears a name or symbol, by number.
    int owner(Spot spot, int bearer) {
        return spot.how() == Spot.How.SYMBOL ? bearer : gazetteer.owner(bearer);
    }

    /// Whether the name and who bears it were there on the story's day.
    boolean isOfTheDay(Spot spot, int bearer, StoryText story) {
        boolean symbol = spot.how() == Spot.How.SYMBOL;
        return gazetteer.entity(owner(spot, bearer)).wasThere(story.day())
                && (symbol || gazetteer.name(bearer).wasUsed(story.day()));
    }

    private static double digits(String body) {
        int digits = 0;
        for (int at = 0; at < body.length(); at++) {
            char unit = body.charAt(at);
            digits += unit >= '0' && unit <= '9' ? 1 : 0;
        }
        return body.isEmpty() ? 0 : (double) digits / body.length();
    }

    private static double headline(Words headline, Odds odds) {
        double sum = 0;
        for (int word = 0; word < headline.count(); word++) {
            sum += odds.of(Where.HEADLINE, headline.key(word));
        }
        return headline.count() == 0 ? 0 : sum / headline.count();
    }

    private void fill(Candidate one, Parts parts, Crowd crowd, Odds odds) {
        one.set(Feature.HEADLINE_WORD, 30);
        one.set(Feature.PARAGRAPH, 40);
        one.set(Feature.POSITION, 50);
        one.set(Feature.COMMON, 1);
        one.set(Feature.BEARERS, 9);
        one.set(Feature.SORT, 9);
        one.set(Feature.KIND, rank(one.entity.kind()));
        one.set(Feature.NAMES, Math.min(3, one.entity.names().size()));
        one.set(Feature.HEADLINE_WORDS, parts.headline().count());
        Set<Integer> paragraphs = new HashSet<>();
        for (Spot spot : one.spots) {
            name(one, spot, parts.words(spot));
            surroundings(one, spot, parts);
            if (spot.field() == Field.HEADLINE) {
                headline(one, spot, parts, odds);
            } else if (spot.how() != Spot.How.SYMBOL) {
                body(one, spot, parts, crowd, odds);
                paragraphs.add(parts.paragraph(spot));
            }
        }
        one.set(Feature.PARAGRAPHS, paragraphs.size());
        one.set(Feature.FORENAME, one.get(Feature.FORENAME) / one.spots.size());
        one.set(Feature.TAIL, one.get(Feature.TAIL) / one.spots.size());
        double count = one.get(Feature.COUNT);
        if (count > 0) {
            one.set(Feature.LISTED, one.get(Feature.LISTED) / count);
            one.set(Feature.POSSESSIVE, one.get(Feature.POSSESSIVE) / count);
            one.set(Feature.BODY_BEFORE, one.get(Feature.BODY_BEFORE) / count);
            one.set(Feature.BODY_BEHIND, one.get(Feature.BODY_BEHIND) / count);
            one.set(Feature.SHARE, count / Math.max(1, crowd.spots()));
        }
    }

    private void name(Candidate one, Spot spot, Words words) {
        switch (spot.how()) {
            case SYMBOL -> one.add(Feature.SYMBOLS, 1);
            case SHORT -> one.add(Feature.SHORT_FORMS, 1);
            case NAME -> {
                int length = spot.to() - spot.from();
                one.other |= length == 1 && common.isOther(words.key(spot.from()));
                if (length >= one.get(Feature.NAME_WORDS)) {
                    one.set(Feature.COMMON, isCommon(words, spot) ? 1 : 0);
                }
                one.most(Feature.NAME_WORDS, length);
                one.most(Feature.NAME_LETTERS, words.end(spot.to() - 1) - words.start(spot.from()));
                one.least(Feature.BEARERS, spot.bearers().size());
                for (int bearer : spot.bearers()) {
                    if (gazetteer.owner(bearer) == one.number) {
                        sort(one, bearer, length);
                    }
                }
            }
        }
        if (spot.end() > spot.to()) {
            one.set(Feature.LEGAL_FORM, 1);
        }
    }

    private static void surroundings(Candidate one, Spot spot, Parts parts) {
        one.tally(Feature.FORENAME, parts.surroundings().hasForename(spot));
        one.tally(Feature.TAIL, parts.surroundings().hasTail(spot));
        if (spot.how() != Spot.How.SYMBOL && spot.to() - spot.from() == 1) {
            Words words = parts.words(spot);
            one.most(
                    Feature.SMALL, Math.min(9, parts.surroundings().small(words.key(spot.from()))));
            boolean within = spot.field() == Field.BODY && !words.is(spot.from(), Words.FIRST);
            one.tally(Feature.WITHIN, within && words.is(spot.from(), Words.CAPITAL));
        }
    }

    private void sort(Candidate one, int bearer, int length) {
        Entity.Sort sort = gazetteer.name(bearer).kind();
        one.sorts.add(sort);
        one.small |= gazetteer.is(bearer, Gazetteer.SMALL);
        if (gazetteer.is(bearer, Gazetteer.FORMED)) {
            one.set(Feature.LEGAL_FORM, 1);
        }
        one.least(Feature.SORT, rank(sort));
        boolean whole = !gazetteer.is(bearer, Gazetteer.SHORTENED);
        if (sort == Entity.Sort.FULL && whole && length > 1) {
            one.set(Feature.IN_FULL, 1);
        }
    }

    private static int rank(Entity.Kind kind) {
        return switch (kind) {
            case INSTRUMENT -> 0;
            case COUNTRY -> 1;
            case PLACE -> 2;
            case PERSON -> 3;
            case BODY -> 4;
        };
    }

    private static int rank(Entity.Sort sort) {
        return switch (sort) {
            case FULL -> 0;
            case SHORT -> 1;
            case FORMER -> 2;
            case BRAND -> 3;
            case UNIT -> 4;
            case NICKNAME -> 5;
            case SYMBOL, DEMONYM, CAPITAL, OFFICE -> 6;
        };
    }

    private boolean isCommon(Words words, Spot spot) {
        for (int word = spot.from(); word < spot.to(); word++) {
            if (!common.isCommon(words.key(word))) {
                return false;
            }
        }
        return true;
    }

    private static void headline(Candidate one, Spot spot, Parts parts, Odds odds) {
        boolean first = one.get(Feature.HEADLINE) == 0;
        one.set(Feature.HEADLINE, 1);
        double words = Math.max(1, parts.headline().count());
        one.add(Feature.HEADLINE_SHARE, (spot.end() - spot.from()) / words);
        if (!first) {
            return;
        }
        long before = parts.before(spot, 1);
        one.set(Feature.HEADLINE_WORD, spot.from());
        one.set(Feature.HEADLINE_BEFORE, odds.of(Where.HEADLINE_BEFORE, before));
        one.set(Feature.HEADLINE_BEHIND, odds.of(Where.HEADLINE_BEHIND, parts.behind(spot)));
        one.flag(Feature.HEADLINE_AFTER_PREPOSITION, Cues.PREPOSITIONS.contains(before));
        one.flag(Feature.HEADLINE_AFTER_DEAL, Cues.DEALS.contains(before));
    }

    private static void body(Candidate one, Spot spot, Parts parts, Crowd crowd, Odds odds) {
        int paragraph = parts.paragraph(spot);
        boolean opens = parts.opens(spot);
        long before = parts.before(spot, 1);
        long second = parts.before(spot, 2);
        long behind = parts.behind(spot);
        one.least(Feature.PARAGRAPH, paragraph);
        one.least(Feature.POSITION, parts.body().start(spot.from()) / 100.0);
        one.add(Feature.COUNT, 1);
        one.add(Feature.OPENED, opens ? 1 : 0);
        if (opens && paragraph == 0) {
            one.set(Feature.OPENS, 1);
        }
        one.add(Feature.LISTED, crowd.namedIn(paragraph) > 3 ? 1 : 0);
        boolean owns = parts.body().is(spot.end() - 1, Words.POSSESSIVE);
        one.add(Feature.POSSESSIVE, owns ? 1 : 0);
        one.add(Feature.BODY_BEFORE, odds.of(Where.BODY_BEFORE, before));
        one.add(Feature.BODY_BEHIND, odds.of(Where.BODY_BEHIND, behind));
        one.tally(Feature.SAID, Cues.SAYING.contains(behind));
        one.tally(Feature.TOLD, Cues.TELLING.contains(before));
        boolean speaks = Cues.SPEAKERS.contains(behind) || Cues.SPEAKERS.contains(second);
        one.tally(Feature.ANALYST, speaks || Cues.SPEAKERS.contains(before));
        one.tally(Feature.UNIT, Cues.UNITS.contains(behind));
        one.tally(Feature.PARENT, Cues.OWNED.contains(before) || Cues.OWNED.contains(second));
        one.tally(Feature.SHARES, Cues.SHARES.contains(behind) || Cues.SHARES.contains(second));
        one.tally(Feature.DEAL, Cues.DEALS.contains(before));
        one.tally(Feature.ANGLED, parts.left(spot) == '<');
        one.tally(Feature.BRACKETED, parts.left(spot) == '(');
    }
}
