package org.broadtape.wire.rights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.rights.Rights.Ground;

/// Reads prose about use, clause by clause. A clause that talks of use and fits no phrase is
/// unclear.
final class TermsReader {
    /// Of longer terms the rest is not read, and the whole is unclear.
    private static final int LONGEST = 4_000;

    private static final Pattern CLAUSE =
            Pattern.compile("(?<=[\\p{L}\\d]{2}[.!?])\\s+(?=\\p{Lu})|[;\\n。]+");
    private static final Pattern OUTSIDE = words("\\b(?:outside|außerhalb|hors)\\b");
    private static final Pattern FORBIDS =
            words(
                    "\\b(?:not?|prohibit(?:ed|s)?|forbidden|excluding|excluded|except(?:ed)?|nicht"
                            + "|interdite?s?)\\b");
    private static final Pattern INTO =
            words("\\b(?:in|into|within|to|for|from|excluding|except) (?:the )?$");
    private static final Pattern OUT = words("\\bout[.!]?$|\\b(?:excluded|excepted)[.!]?$");

    /// A part left out of a country.
    private static final Pattern PART = words("\\(not [^)]{0,60}\\)");

    private static final Pattern ALLOWS =
            words(
                    "\\b(?:only|restricted to|limited to|nur|seulement|geography"
                            + "|rights(?! (?:are )?reserved))\\b");
    private static final Pattern RULE =
            Pattern.compile("(permission|prohibition) distribute spatial (eq|neq) ([A-Z]{3})");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+(/\\S*)?");

    private TermsReader() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    static Rights read(String prose) {
        String words = prose.substring(0, Math.min(prose.length(), LONGEST));
        Set<Term> terms = EnumSet.noneOf(Term.class);
        Region region = Region.WORLD;
        List<Ground> grounds = new ArrayList<>();
        for (String clause : CLAUSE.split(words)) {
            String one = clause.strip().replaceAll("\\s+", " ");
            if (one.isEmpty()) {
                continue;
            }
            Optional<Region> where = region(one);
            Set<Term> says = where.isPresent() ? EnumSet.of(Term.REGION) : said(one);
            says.forEach(term -> grounds.add(new Ground(term, one)));
            terms.addAll(says);
            region = where.map(region::and).orElse(region);
        }
        if (prose.length() > LONGEST) {
            terms.add(Term.UNCLEAR);
            grounds.add(new Ground(Term.UNCLEAR, words));
        }
        return new Rights(terms, region, grounds);
    }

    /// What a named fact of an item says of its use; silence for any other fact.
    static Rights fact(String name, String words) {
        return switch (name) {
            case "rightsExpression" -> expressed(words);
            case Rights.FULL_TEXT_FROM ->
                    only(
                            Term.NOT_PASSED_ON,
                            Region.WORLD,
                            "read at " + words + ", behind its link");
            case "dataMining" ->
                    words.toUpperCase(Locale.ROOT).contains("PROHIBITED")
                            ? only(Term.NO_MINING, Region.WORLD, words)
                            : Rights.SILENT;
            case "pubConstraint" ->
                    words.toLowerCase(Locale.ROOT).contains("nonpublic")
                            ? only(Term.NOT_PUBLIC, Region.WORLD, words)
                            : Rights.SILENT;
            default -> Rights.SILENT;
        };
    }

    private static Rights only(Term term, Region region, String words) {
        return new Rights(Set.of(term), region, List.of(new Ground(term, words)));
    }

    /// A policy of RightsML, a rule a line. Of its rules those about a country are understood.
    private static Rights expressed(String lines) {
        Region region = Region.WORLD;
        for (String line : lines.split("\n")) {
            Matcher rule = RULE.matcher(line);
            Optional<String> country = rule.matches() ? code(rule.group(3)) : Optional.empty();
            if (country.isEmpty()) {
                return only(Term.UNCLEAR, Region.WORLD, lines);
            }
            boolean within = rule.group(1).equals("permission") == rule.group(2).equals("eq");
            Set<String> named = Set.of(country.get());
            region = region.and(within ? new Region(named, Set.of()) : new Region(Set.of(), named));
        }
        return only(Term.REGION, region, lines);
    }

    private static Optional<String> code(String alpha3) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> Locale.of("", code).getISO3Country().equals(alpha3))
                .findFirst();
    }

    private static Set<Term> said(String clause) {
        String words = clause.toLowerCase(Locale.ROOT);
        Set<Term> said = EnumSet.noneOf(Term.class);
        for (Phrases.Phrase phrase : Phrases.ALWAYS) {
            if (phrase.pattern().matcher(words).find()) {
                said.add(phrase.term());
            }
        }
        if (said.contains(Term.NO_MINING)) {
            return said;
        }
        if (said.isEmpty() && Phrases.HARMLESS.matcher(words).matches() && !forbids(words)) {
            if (Phrases.RESERVING.matcher(words).find()) {
                said.add(Term.RESERVED);
            }
            return said;
        }
        Phrases.FIRST.stream()
                .filter(phrase -> phrase.pattern().matcher(words).find())
                .findFirst()
                .ifPresent(phrase -> said.add(phrase.term()));
        if (said.isEmpty() && isAboutUse(words)) {
            said.add(Term.UNCLEAR);
        }
        return said;
    }

    /// A notice may go on in the same breath: `© 2020 Quay News, not to be republished`.
    private static boolean forbids(String words) {
        return Phrases.FIRST.stream()
                .filter(phrase -> phrase.term() == Term.NOT_PASSED_ON)
                .anyMatch(phrase -> phrase.pattern().matcher(words).find());
    }

    private static boolean isAboutUse(String words) {
        Matcher address = ADDRESS.matcher(words);
        if (address.find()) {
            String path = Optional.ofNullable(address.group(1)).orElse("/");
            return path.length() > 1;
        }
        return Phrases.ABOUT_USE.matcher(words).find();
    }

    /// The region a clause names; empty where it is about something else.
    private static Optional<Region> region(String clause) {
        Countries.Named named = Countries.in(clause);
        if (named.codes().isEmpty()) {
            return Optional.empty();
        }
        String before = clause.substring(0, named.from());
        boolean forbids = FORBIDS.matcher(PART.matcher(clause).replaceAll("")).find();
        if (OUTSIDE.matcher(before).find()) {
            return Optional.of(forbids ? within(named) : outside(named));
        }
        if (OUT.matcher(clause).find() || (forbids && INTO.matcher(before).find())) {
            return Optional.of(outside(named));
        }
        return !forbids && ALLOWS.matcher(clause).find()
                ? Optional.of(within(named))
                : Optional.empty();
    }

    private static Region within(Countries.Named named) {
        return new Region(named.codes(), Set.of());
    }

    private static Region outside(Countries.Named named) {
        return new Region(Set.of(), named.codes());
    }
}
