package org.broadtape.analysis.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.link.Odds.Where;

/// Learns a [LinkModel] from stories whose subjects are known. The same stories give the same
/// model.
///
/// What single words say is learnt from other stories than those a tree sees it for (five folds, in
/// the order of the stories), else the trees would trust it too far; the same folds tell how far
/// the chances can be trusted.
public final class LinkTraining {
    private static final int FOLDS = 5;
    private static final int TREES = 150;
    private static final double RATE = 0.1;

    /// Few rows bear only shallow trees.
    private static final int MANY = 10_000;

    private static final double LEAST_SEEN = 8;

    /// A decision by hand counts as much as so many stories of a wire.
    private static final double RULED = 5;

    private static final double LEAST_SAID = 0.2;

    private LinkTraining() {}

    /// A story whose subjects are known.
    ///
    /// @param about ids of the entities it is about; empty where it is about none of those known
    /// @param judged ids told right or wrong; empty when all are
    /// @param weight how much it counts, 1 for most
    public record Lesson(StoryText story, Set<String> about, Set<String> judged, double weight) {}

    /// What an owner decided of one link after an objection.
    ///
    /// @param entity what the link was to
    /// @param features what had been weighed, by name
    /// @param about whether the story is about it
    public record Ruling(Entity entity, Map<String, Double> features, boolean about) {
        /// Copies the features.
        public Ruling {
            features = Map.copyOf(features);
        }

        private Row row() {
            Candidate candidate = new Candidate(0, entity);
            Feature.ALL.forEach(one -> candidate.set(one, features.getOrDefault(one.key(), 0.0)));
            Set<String> right = about ? Set.of(entity.id()) : Set.of();
            Lesson lesson = new Lesson(StoryText.of("", ""), right, Set.of(), RULED);
            return new Row(candidate, lesson, about);
        }
    }

    /// Lessons that share a set of entities, in the order of time.
    ///
    /// @param instruments whether instruments are taught, or all else
    public record School(Collection<Entity> known, List<Lesson> lessons, boolean instruments) {}

    /// Learns from these schools and decisions.
    ///
    /// @param most the most chips a story about none may have on average
    public static LinkModel learn(List<School> schools, List<Ruling> rulings, double most) {
        SortedSet<String> common = commonWords(schools);
        return new LinkModel(
                common,
                weights(schools, rulings, common, true, most),
                weights(schools, rulings, common, false, 9));
    }

    /// Words seen with a small letter eight times, and not much rarer than with a capital.
    private static SortedSet<String> commonWords(List<School> schools) {
        Map<String, int[]> seen = new HashMap<>();
        for (School school : schools) {
            for (Lesson lesson : school.lessons()) {
                Words words = Words.of(lesson.story().body());
                for (int word = 0; word < words.count(); word++) {
                    if (!words.is(word, Words.FIRST) && !words.is(word, Words.NUMBER)) {
                        seen.computeIfAbsent(Fold.word(words.word(word)), any -> new int[2])[
                                words.is(word, Words.CAPITAL) ? 1 : 0]++;
                    }
                }
            }
        }
        SortedSet<String> common = new TreeSet<>();
        seen.forEach((word, counts) -> {
            if (counts[0] >= LEAST_SEEN && counts[0] > 0.3 * counts[1] && !word.isEmpty()) {
                common.add(word);
            }
        });
        return common;
    }

    /// A candidate of a lesson, and whether the lesson is about it.
    private record Row(Candidate candidate, Lesson lesson, boolean right) {
        boolean told() {
            return !lesson.about().isEmpty();
        }
    }

    /// A lesson beside the names its school knows.
    private record Taught(Gazetteer gazetteer, Lesson lesson) {}

    /// What these schools teach of instruments, or of all else.
    static Weights weights(
            List<School> schools,
            List<Ruling> rulings,
            SortedSet<String> words,
            boolean instruments,
            double most) {
        CommonWords common = CommonWords.of(words);
        List<Taught> taught = new ArrayList<>();
        for (School school : schools) {
            if (school.instruments() == instruments) {
                Gazetteer gazetteer = Gazetteer.of(school.known());
                school.lessons().forEach(lesson -> taught.add(new Taught(gazetteer, lesson)));
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Taught> seen = new ArrayList<>();
            List<Taught> left = new ArrayList<>();
            for (int at = 0; at < taught.size(); at++) {
                (at * FOLDS / taught.size() == fold ? left : seen).add(taught.get(at));
            }
            Odds odds = odds(seen, common, instruments);
            for (Taught one : left) {
                Weigher weigher = new Weigher(one.gazetteer(), common, odds, odds);
                rows(weigher, one.lesson(), instruments, rows);
            }
            while (folds.size() < rows.size()) {
                folds.add(fold);
            }
        }
        for (Ruling ruling : rulings) {
            Row row = ruling.row();
            if (row.candidate().isFirm() == instruments) {
                folds.add(rows.size() % FOLDS);
                rows.add(row);
            }
        }
        long idle = taught.stream().filter(one -> one.lesson().about().isEmpty()).count();
        return weights(rows, folds, odds(taught, common, instruments), most * Math.max(1, idle));
    }

    private static void rows(Weigher weigher, Lesson lesson, boolean instruments, List<Row> rows) {
        for (Candidate one : weigher.weigh(weigher.read(lesson.story()))) {
            String id = one.entity.id();
            boolean judged = lesson.judged().isEmpty() || lesson.judged().contains(id);
            if (one.isFirm() == instruments && judged) {
                rows.add(new Row(one, lesson, lesson.about().contains(id)));
            }
        }
    }

    private static Weights weights(List<Row> rows, List<Integer> folds, Odds odds, double most) {
        double[] unseen = new double[rows.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Row> seen = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                if (folds.get(row) != fold) {
                    seen.add(rows.get(row));
                }
            }
            Trees trees = trees(seen);
            for (int row = 0; row < rows.size(); row++) {
                if (folds.get(row) == fold) {
                    unseen[row] = trees.logOdds(rows.get(row).candidate().features);
                }
            }
        }
        double[] scale = Calibration.fit(unseen, rows.stream().map(Row::right).toList());
        Weights whole = new Weights(odds, trees(rows), scale[0], scale[1], 0.5);
        return new Weights(
                odds, whole.trees(), scale[0], scale[1], least(rows, unseen, scale, most));
    }

    private static Trees trees(List<Row> rows) {
        double[][] features = new double[rows.size()][];
        boolean[] right = new boolean[rows.size()];
        double[] weights = new double[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            features[row] = rows.get(row).candidate().features;
            right[row] = rows.get(row).right();
            weights[row] = rows.get(row).lesson().weight();
        }
        return new Boosting(features, right, weights, rows.size() < MANY ? 2 : 4, RATE)
                .learn(TREES);
    }

    /// The chance from which the harmonic mean of precision and recall over stories about something
    /// is best, while those about nothing get no more than `most` in all.
    private static double least(List<Row> rows, double[] unseen, double[] scale, double most) {
        IdentityHashMap<Lesson, List<Choice.Scored>> stories = new IdentityHashMap<>();
        IdentityHashMap<Candidate, Row> of = new IdentityHashMap<>();
        int right = 0;
        for (int row = 0; row < rows.size(); row++) {
            Row one = rows.get(row);
            double chance = 1 / (1 + Math.exp(-(scale[0] * unseen[row] + scale[1])));
            of.put(one.candidate(), one);
            stories.computeIfAbsent(one.lesson(), any -> new ArrayList<>())
                    .add(new Choice.Scored(one.candidate(), chance, true));
            right += one.right() ? 1 : 0;
        }
        double best = 0;
        double least = 0.5;
        for (int percent = 15; percent <= 75; percent++) {
            int hits = 0;
            int wrong = 0;
            int idle = 0;
            for (List<Choice.Scored> story : stories.values()) {
                for (Choice.Scored one : Choice.among(story, Map.of())) {
                    Row row = of.get(one.candidate());
                    if (row == null || !one.chosen() || one.chance() * 100 < percent) {
                        continue;
                    }
                    hits += row.right() ? 1 : 0;
                    wrong += !row.right() && row.told() ? 1 : 0;
                    idle += row.told() ? 0 : 1;
                }
            }
            double f1 = 2.0 * hits / (hits + wrong + right);
            if (f1 > best && idle <= most) {
                best = f1;
                least = percent / 100.0;
            }
        }
        return least;
    }

    private static Odds odds(List<Taught> taught, CommonWords common, boolean instruments) {
        Map<Where, Map<String, double[]>> counts = new EnumMap<>(Where.class);
        for (Where where : Where.values()) {
            counts.put(where, new HashMap<>());
        }
        for (Taught one : taught) {
            Weigher weigher = new Weigher(one.gazetteer(), common, Odds.none(), Odds.none());
            Parts parts = weigher.read(one.lesson().story());
            Tally tally = new Tally(counts, parts, one.lesson());
            tally.story();
            for (Candidate candidate : weigher.weigh(parts)) {
                if (candidate.isFirm() == instruments) {
                    tally.candidate(candidate);
                }
            }
        }
        Map<Where, WordOdds> odds = new EnumMap<>(Where.class);
        counts.forEach((where, words) -> odds.put(where, odds(words)));
        return new Odds(odds);
    }

    /// Counts words beside names.
    private record Tally(Map<Where, Map<String, double[]>> counts, Parts parts, Lesson lesson) {
        void story() {
            for (int word = 0; word < parts.headline().count(); word++) {
                String folded = Fold.word(parts.headline().word(word));
                add(Where.HEADLINE, folded, !lesson.about().isEmpty(), 1);
            }
        }

        void candidate(Candidate one) {
            boolean right = lesson.about().contains(one.entity.id());
            if (right) {
                Words place = Words.of(lesson.story().dateline().orElse(""));
                String first = place.count() == 0 ? "edge" : Fold.word(place.word(0));
                add(Where.DATELINE, first, one.isSuffixed(), 1);
            }
            boolean first = true;
            for (Spot spot : one.spots) {
                boolean headline = spot.field() == Field.HEADLINE;
                if (spot.how() == Spot.How.SYMBOL || (headline && !first)) {
                    continue;
                }
                double share = headline ? 1 : 1.0 / one.spots.size();
                first = false;
                add(
                        headline ? Where.HEADLINE_BEFORE : Where.BODY_BEFORE,
                        word(spot, parts.before(spot, 1)),
                        right,
                        share);
                add(
                        headline ? Where.HEADLINE_BEHIND : Where.BODY_BEHIND,
                        word(spot, parts.behind(spot)),
                        right,
                        share);
            }
        }

        /// The word of a key, near the spot it was taken from.
        private String word(Spot spot, long key) {
            Words words = parts.words(spot);
            for (int word = Math.max(0, spot.from() - 2);
                    word < Math.min(words.count(), spot.end() + 12);
                    word++) {
                if (words.key(word) == key) {
                    return Fold.word(words.word(word));
                }
            }
            return "edge";
        }

        private void add(Where where, String word, boolean right, double share) {
            counts.getOrDefault(where, new HashMap<>())
                            .computeIfAbsent(word, any -> new double[2])[right ? 1 : 0] +=
                    share;
        }
    }

    private static WordOdds odds(Map<String, double[]> words) {
        double[] all = new double[2];
        words.values()
                .forEach(counts -> {
                    all[0] += counts[0];
                    all[1] += counts[1];
                });
        double share = (all[1] + 1) / (all[0] + all[1] + 2);
        Map<String, Double> odds = new TreeMap<>();
        words.forEach((word, counts) -> {
            double seen = counts[0] + counts[1];
            if (seen >= LEAST_SEEN && !word.isEmpty()) {
                double here = (counts[1] + 8 * share) / (seen + 8);
                double says = Math.log(here / (1 - here)) - Math.log(share / (1 - share));
                if (Math.abs(says) >= LEAST_SAID) {
                    odds.put(word, says);
                }
            }
        });
        return new WordOdds(odds);
    }
}
