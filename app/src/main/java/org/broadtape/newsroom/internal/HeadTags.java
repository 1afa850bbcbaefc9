package org.broadtape.newsroom.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.Signal;

/// Reads what agencies put before a headline. Tags stack (`CORRECTED-UPDATE 1-`); desk tags
/// (`PRECIOUS-`) and repeats (`RPT-`) say nothing about the story itself.
final class HeadTags {
    private static final Pattern TAG =
            Pattern.compile(
                    "\\s*(?:(?<update>UPDATE \\d{1,3}|WRAPUP \\d{1,3})|(?<correction>CORRECTED(?:"
                            + " \\(OFFICIAL\\))?|CORRECTION)|(?<refile>REFILE)|RPT|INTERVIEW|EXCLUSIVE)\\s*[-:]");
    private static final Pattern WITHDRAWN =
            Pattern.compile("\\s*STORY WITHDRAWN\\b|\\s*WITHDRAWN\\s*[-:]");

    private HeadTags() {}

    /// What the tags at the beginning of a headline say.
    static Set<Signal> signals(String headline) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        Matcher tag = TAG.matcher(headline);
        int at = 0;
        while (tag.region(at, headline.length()).lookingAt()) {
            if (tag.group("update") != null) {
                signals.add(Signal.UPDATE);
            }
            if (tag.group("correction") != null) {
                signals.add(Signal.CORRECTION);
            }
            if (tag.group("refile") != null) {
                signals.add(Signal.REFILE);
            }
            at = tag.end();
        }
        if (WITHDRAWN.matcher(headline).region(at, headline.length()).lookingAt()) {
            signals.add(Signal.KILL);
        }
        return signals;
    }
}
