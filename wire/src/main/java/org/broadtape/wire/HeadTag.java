package org.broadtape.wire;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What agencies put before a headline. Tags stack: `CORRECTED-UPDATE 1-Mill reopens` mends the
/// first update. Desk tags (`PRECIOUS-`) and repeats (`RPT-`) belong to the tag but say nothing of
/// what went before.
///
/// Tags are written in capitals. Words that only begin like one are none: `Withdrawn bid returns`,
/// `US-China talks`, `KILL-SWITCH TESTS ORDERED`. Of all signs the kill is read most strictly,
/// since it takes a story from every page.
///
/// @param printed all tags as they stand before the headline, with their dashes: `CORRECTED-UPDATE
///   1-`; never blank
/// @param rest the headline without them, empty where nothing follows
/// @param signals what they say, may be empty
public record HeadTag(String printed, String rest, Set<Signal> signals) {
    private static final String SEPARATOR = "\\s?[-:\\u2013\\u2014]\\s*";

    private static final String DESKS =
            "ANALYSIS|BREAKINGVIEWS|BRIEF|BUZZ|CANADA STOCKS|COLUMN|DAVOS|DEALTALK|EMERGING MARKETS|EURO GOVT|EUROPE STOCKS"
                    + "|EXCLUSIVE|EXPLAINER|FACTBOX|FOREX|FUND VIEW|GLOBAL MARKETS|IN BRIEF|INSIGHT"
                    + "|INTERVIEW|METALS|MONEY MARKETS|NEWSMAKER|NEWS ANALYSIS|POLL|PRECIOUS|PREVIEW|REPEAT|RPT|SPECIAL REPORT"
                    + "|TEXT|TIMELINE|TREASURIES|U\\.S\\. STOCKS ON THE MOVE|US STOCKS|WALL ST WEEK AHEAD|WDH|WRAPUP";

    /// Each kind of tag, as it is written in capitals.
    private static final Pattern TAG =
            Pattern.compile(
                    "\\s*(?<open>[\\[(])?(?:"
                            + "(?<update>(?:UPDATE|WRAPUP|ROUNDUP) \\d{1,3}|UPDATED?)"
                            + "|(?<correction>CORRECTED(?: \\(OFFICIAL\\))?|CORRECTION"
                            + "|KORREKTUR|BERICHTIGUNG|RECTIFICATIF)"
                            + "|(?<refile>REFILED?)"
                            + "|(?<advisory>ADVISORY|NOTE TO EDITORS|EDITORS' NOTE)"
                            + "|(?:"
                            + DESKS
                            + ")(?=[\\])]|"
                            + SEPARATOR
                            + "\\P{Ll}))(?:(?<close>[\\])])"
                            + SEPARATOR
                            + "|(?<shut>[\\])])\\s+|"
                            + SEPARATOR
                            + ")");

    /// The same where only a colon tells a tag from a word of the headline.
    private static final Pattern LABEL =
            Pattern.compile(
                    "\\s*(?:(?<update>Updated?)|(?<correction>Correct(?:ed|ion)|Korrektur)"
                            + "|Factbox|Explainer|Exclusive|Timeline):\\s*"
                            + "|\\s*Breakingviews\\s?[-:]\\s+");

    private static final Pattern WITHDRAWN =
            Pattern.compile(
                    "\\s*(?:STORY (?:WITHDRAWN|KILLED|RETRACTED)\\b|MANDATORY KILL\\b)(?:"
                            + SEPARATOR
                            + ")?");

    private static final Pattern KILL =
            Pattern.compile("\\s*(?:WITHDRAWN(?<sign>" + SEPARATOR + ")|KILL(?<dash>-))");

    private static final Pattern COMPOUND =
            Pattern.compile("(?i)(?:chain|joy|off|rate|ratio|shot|switch|team|zone)(?:es|s)?\\b.*");

    /// Copies its set.
    public HeadTag {
        signals = Set.copyOf(signals);
    }

    /// The tags before a headline; absent where it begins with none.
    public static Optional<HeadTag> of(String headline) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        int at = 0;
        int before;
        do {
            before = at;
            at = tag(headline, at, signals);
        } while (at > before);
        if (at == 0) {
            return Optional.empty();
        }
        String rest = headline.substring(at).strip();
        return Optional.of(new HeadTag(headline.substring(0, at).strip(), rest, signals));
    }

    /// Takes the tag that begins at a place, if one does, and says where it ends.
    private static int tag(String headline, int at, Set<Signal> signals) {
        int length = headline.length();
        Matcher tag = TAG.matcher(headline).region(at, length);
        if (tag.lookingAt() && bracketed(tag)) {
            add(tag.group("update"), Signal.UPDATE, signals);
            add(tag.group("correction"), Signal.CORRECTION, signals);
            add(tag.group("refile"), Signal.REFILE, signals);
            add(tag.group("advisory"), Signal.ADVISORY, signals);
            return tag.end();
        }
        Matcher label = LABEL.matcher(headline).region(at, length);
        if (label.lookingAt()) {
            add(label.group("update"), Signal.UPDATE, signals);
            add(label.group("correction"), Signal.CORRECTION, signals);
            return label.end();
        }
        Matcher withdrawn = WITHDRAWN.matcher(headline).region(at, length);
        if (withdrawn.lookingAt()) {
            signals.add(Signal.KILL);
            return withdrawn.end();
        }
        Matcher kill = KILL.matcher(headline).region(at, length);
        if (kill.lookingAt() && kills(kill, headline.substring(kill.end()))) {
            signals.add(Signal.KILL);
            return kill.end();
        }
        return at;
    }

    private static void add(@Nullable String group, Signal signal, Set<Signal> signals) {
        if (group != null) {
            signals.add(signal);
        }
    }

    private static boolean bracketed(Matcher tag) {
        boolean closed = tag.group("close") != null || tag.group("shut") != null;
        return closed == (tag.group("open") != null);
    }

    /// A kill stands apart from the headline: by a colon or blanks around its dash, or by being all
    /// in capitals where the headline is not.
    private static boolean kills(Matcher kill, String rest) {
        String sign = kill.group("sign");
        boolean apart = sign != null && (sign.indexOf(':') >= 0 || sign.length() > 2);
        boolean lower = rest.chars().anyMatch(Character::isLowerCase);
        return apart
                || rest.isBlank()
                || HeadTag.of(rest).isPresent()
                || (lower
                        && !COMPOUND.matcher(rest).matches()
                        && Character.isUpperCase(rest.charAt(0)));
    }
}
