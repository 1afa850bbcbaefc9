package org.broadtape.analysis.link;

import java.util.Set;

/// Which part an entity plays, told from the words beside its names.
final class Roles {
    /// Where people post: `wrote on X`, `in a Facebook post`.
    private static final Set<Long> PLATFORMS =
            Cues.keys(
                    "facebook instagram whatsapp x twitter youtube tiktok telegram linkedin reddit"
                            + " weibo wechat threads snapchat vk vkontakte discord twitch substack"
                            + " signal line kakaotalk bluesky mastodon spotify zoom teams skype"
                            + " messenger pinterest");

    /// What one posts or watches there.
    private static final Set<Long> POSTS =
            Cues.keys(
                    "post posts posting video videos page pages account accounts feed message"
                            + " messages livestream tweet tweets channel channels broadcast story"
                            + " stream status chat group call interview podcast stories live"
                            + " comment comments thread");

    private static final Set<Long> AT = Cues.keys("on via in through over across using");
    private static final Set<Long> ARTICLES =
            Cues.keys(
                    "a an the his her its their our this that another one social media platform"
                            + " messaging service site network app official");
    private static final Set<Long> REPORTING =
            Cues.keys("reported reports citing cited told data poll survey index");
    private static final Set<Long> OF_SOURCE =
            Cues.keys("told tells citing cites quoting quoted according by from to with");
    private static final Set<Long> FIGURES =
            Cues.keys(
                    "data figures poll survey estimates calculations index tool report analyst"
                            + " analysts note");
    private static final Set<Long> SUPPLYING =
            Cues.keys(
                    "data figures poll survey estimates compiled polled surveyed provided supplied"
                            + " showed according");

    /// Houses whose trade it is to rate others.
    private static final Set<Long> RATERS = Cues.keys("moody moodys s fitch dbrs morningstar kbra");

    private static final Set<Long> RATINGS =
            Cues.keys(
                    "rating ratings outlook downgrade downgrades downgraded upgrade upgrades"
                            + " upgraded creditworthiness junk notch notches");
    private static final Set<Long> RATING =
            Cues.keys(
                    "upgrades upgraded downgrades downgraded initiates initiated reiterates"
                            + " reiterated rates rated");

    private static final Set<Long> SAYING_THERE =
            Cues.keys(
                    "said says wrote writes posted posting tweeted announced shared published"
                            + " statement message video streamed circulated circulating viral"
                            + " commented replied added told urged called livestreamed broadcast");

    private Roles() {}

    /// What the words beside one name say.
    enum Cue {
        /// Something was said or posted there.
        VENUE,
        /// It reported, supplied or commented.
        SOURCE,
        /// It acts.
        ACTS,
        /// Nothing.
        NONE
    }

    /// What the words beside a name say.
    ///
    /// @param rated whether the story speaks of ratings
    private static Cue cue(Spot spot, Parts parts, boolean rated) {
        long behind = parts.behind(spot);
        long before = parts.before(spot, 1);
        long second = parts.before(spot, 2);
        Words words = parts.words(spot);
        if (POSTS.contains(behind) && !Cues.DEALS.contains(before)) {
            boolean somewhere =
                    AT.contains(before) || (ARTICLES.contains(before) && AT.contains(second));
            if (somewhere || (isPlatform(words, spot) && ARTICLES.contains(before))) {
                return Cue.VENUE;
            }
        }
        if (isPlatform(words, spot) && AT.contains(before) && posted(spot, words)) {
            return Cue.VENUE;
        }
        if (isPlatform(words, spot)
                && AT.contains(second(parts, spot))
                && ARTICLES.contains(before)) {
            return Cue.VENUE;
        }
        if (Cues.TELLING.contains(before)
                || (OF_SOURCE.contains(before) && SUPPLYING.contains(second))
                || (FIGURES.contains(behind) && REPORTING.contains(before))) {
            return Cue.SOURCE;
        }
        if (RATING.contains(behind) || (rated && isRater(words, spot))) {
            return Cue.SOURCE;
        }
        if (Cues.SPEAKERS.contains(behind) || Cues.SPEAKERS.contains(second)) {
            return Cue.SOURCE;
        }
        return Cues.SAYING.contains(behind) || parts.opens(spot) ? Cue.ACTS : Cue.NONE;
    }

    private static long second(Parts parts, Spot spot) {
        for (int back = 2; back < 6; back++) {
            long word = parts.before(spot, back);
            if (!ARTICLES.contains(word)) {
                return word;
            }
        }
        return Parts.EDGE;
    }

    private static boolean isRater(Words words, Spot spot) {
        return RATERS.contains(words.key(spot.from()));
    }

    /// Whether the text speaks of ratings.
    private static boolean rates(Words words) {
        for (int word = 0; word < words.count(); word++) {
            if (RATINGS.contains(words.key(word))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlatform(Words words, Spot spot) {
        return spot.to() - spot.from() == 1 && PLATFORMS.contains(words.key(spot.from()));
    }

    /// Whether a word of saying or posting stands in the same sentence, near.
    private static boolean posted(Spot spot, Words words) {
        for (int word = Math.max(0, spot.from() - 12);
                word < Math.min(words.count(), spot.end() + 8);
                word++) {
            if (SAYING_THERE.contains(words.key(word))) {
                return true;
            }
        }
        return false;
    }

    /// The part it plays.
    ///
    /// @param about whether the chance says the story is about it
    static Role of(Candidate one, Parts parts, boolean about) {
        boolean rated =
                one.spots.stream().anyMatch(spot -> isRater(parts.words(spot), spot))
                        && (rates(parts.headline()) || rates(parts.body()));
        int venue = 0;
        int source = 0;
        int acts = 0;
        int names = 0;
        for (Spot spot : one.spots) {
            if (spot.how() == Spot.How.SYMBOL) {
                continue;
            }
            names++;
            switch (cue(spot, parts, rated)) {
                case VENUE -> venue++;
                case SOURCE -> source++;
                case ACTS -> acts++;
                case NONE -> {}
            }
        }
        boolean headline = one.get(Feature.HEADLINE) > 0;
        if (venue > 0 && venue * 2 >= names) {
            return Role.VENUE;
        }
        if (source > 0 && source * 2 >= names && !(headline && about && source < names)) {
            return Role.SOURCE;
        }
        if (about) {
            boolean object =
                    one.get(Feature.HEADLINE_AFTER_PREPOSITION) > 0
                            || one.get(Feature.HEADLINE_AFTER_DEAL) > 0
                            || (!headline && one.get(Feature.OPENS) == 0);
            return object ? Role.AFFECTED : Role.SUBJECT;
        }
        return acts > 0 ? Role.ACTOR : Role.MENTION;
    }
}
