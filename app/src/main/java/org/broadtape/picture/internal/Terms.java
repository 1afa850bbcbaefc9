package org.broadtape.picture.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadtape.wire.WireItem;

/// Whether usage terms forbid showing a picture. Terms are prose, so this knows the phrases that
/// agencies and publishers use and errs on the side of not showing; silence allows.
public final class Terms {
    private static final String PICTURES =
            "(?:photo(?:graph)?s?|pictures?|images?|photography|visuals?|media)";
    private static final String SHOWN =
            "(?:published?|republished?|reproduced?|displayed?|shown|copied|copy|distributed?"
                    + "|redistributed?|broadcast|posted|reused?|used)";

    private static final List<Pattern> FORBIDDING =
            List.of(
                    pattern("\\bno (?:use of )?" + PICTURES + "\\b"),
                    pattern("\\b" + PICTURES + " (?:are |is )?(?:not included|excluded)\\b"),
                    pattern("\\btext[- ]only\\b|\\btext use only\\b"),
                    pattern("\\b(?:excluding|except|not (?:for|including)) " + PICTURES + "\\b"),
                    pattern(
                            "\\b(?:no|not for|without) (?:web|internet|online|digital|website)"
                                    + "(?: (?:use|usage|publication|display))?\\b"),
                    pattern("\\bprint (?:use |usage |media )?only\\b"),
                    pattern(
                            "\\b(?:no|not for) (?:publication|republication|reproduction"
                                    + "|redistribution|public use|display)\\b"),
                    pattern(
                            "\\b(?:may|must|can|shall|should)(?:not| not|n't| only)? ?(?:not )?be "
                                    + SHOWN
                                    + "\\b[^.;]*\\bwithout\\b"),
                    pattern("\\b(?:may|must|can|shall|should)(?: ?not|n't) be " + SHOWN + "\\b"),
                    pattern("\\bdo not " + SHOWN + "\\b"),
                    pattern(
                            "\\b(?:reproduction|republication|publication|use|display|copying)"
                                    + "[^.;]{0,60} (?:is |are )?(?:prohibited|forbidden"
                                    + "|not (?:allowed|permitted))\\b"),
                    pattern("\\binternal use only\\b|\\bnot for public\\b"));

    private Terms() {}

    /// The words that forbid showing this picture of this item; empty where none do.
    public static Optional<String> forbidding(WireItem item, WireItem.Picture picture) {
        return Stream.of(picture.rights(), item.rights())
                .flatMap(rights ->
                        Stream.of(rights.usageTerms(), rights.notice()).flatMap(Optional::stream))
                .flatMap(terms -> forbidding(terms).stream())
                .findFirst();
    }

    /// The words in those terms that forbid showing a picture; empty where none do.
    static Optional<String> forbidding(String terms) {
        String words =
                terms.substring(0, Math.min(terms.length(), 4_000))
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT);
        return FORBIDDING.stream()
                .map(pattern -> pattern.matcher(words))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words);
    }
}
