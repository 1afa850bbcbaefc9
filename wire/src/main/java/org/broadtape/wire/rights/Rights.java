package org.broadtape.wire.rights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadtape.wire.WireItem;

/// What usage terms say, as far as that is certain. Silence says nothing and forbids nothing: what
/// is sent to be read may be read. When something ends is the item's own `expires`.
///
/// @param terms what they say; empty where they are silent
/// @param region where it may be shown
/// @param grounds the words that say so, in the order of the text
public record Rights(Set<Term> terms, Region region, List<Ground> grounds) {
    /// Nothing was said.
    public static final Rights SILENT = new Rights(Set.of(), Region.WORLD, List.of());

    /// The fact of an item that names the host its text was read from, behind the link: nobody sent
    /// it, so it is to be read and not to be passed on.
    public static final String FULL_TEXT_FROM = "fullTextFrom";

    private static final int MOST_GROUNDS = 20;

    /// Copies its sets and lists.
    public Rights {
        terms = Set.copyOf(terms);
        grounds = List.copyOf(grounds);
    }

    /// Words that say something.
    ///
    /// @param term what
    /// @param words as printed, at most 200 characters
    public record Ground(Term term, String words) {
        private static final int LONGEST = 200;

        /// Cuts the words.
        public Ground {
            words =
                    words.length() > LONGEST
                            ? words.substring(0, LONGEST - 1).strip() + "…"
                            : words.strip();
        }
    }

    /// What an item's terms say.
    public static Rights of(WireItem item) {
        List<Rights> said = new ArrayList<>();
        said.add(of(item.rights()));
        item.facts().forEach((name, words) -> said.add(TermsReader.fact(name, words)));
        return all(said);
    }

    /// What terms say, by usage terms and notice.
    public static Rights of(WireItem.Rights sent) {
        return all(
                Stream.concat(sent.usageTerms().stream(), sent.notice().stream())
                        .distinct()
                        .map(TermsReader::read)
                        .toList());
    }

    private static Rights all(List<Rights> said) {
        Set<Term> terms = EnumSet.noneOf(Term.class);
        Region region = Region.WORLD;
        List<Ground> grounds = new ArrayList<>();
        for (Rights one : said) {
            terms.addAll(one.terms);
            region = region.and(one.region);
            one.grounds.stream()
                    .limit(Math.max(0, MOST_GROUNDS - grounds.size()))
                    .forEach(grounds::add);
        }
        if (terms.contains(Term.FREE)) {
            terms.removeAll(Set.of(Term.RESERVED, Term.AGREEMENT));
        }
        return terms.isEmpty() ? SILENT : new Rights(terms, region, grounds);
    }

    /// The words that say one of these things; the first there are.
    public java.util.Optional<String> words(Set<Term> any) {
        return grounds.stream()
                .filter(ground -> any.contains(ground.term()))
                .map(Ground::words)
                .findFirst();
    }

    /// Terms and region in a line, without the words: `NO_ARCHIVE REGION +CA +US`; empty for
    /// silence.
    public String code() {
        Comparator<String> order = Comparator.naturalOrder();
        return Stream.of(
                        terms.stream().map(Enum::name).sorted(order),
                        region.within().stream().map(code -> "+" + code).sorted(order),
                        region.outside().stream().map(code -> "-" + code).sorted(order))
                .flatMap(one -> one)
                .collect(Collectors.joining(" "));
    }

    /// The inverse of [#code], without the words.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Rights parse(String code) {
        if (code.isEmpty()) {
            return SILENT;
        }
        Set<Term> terms = EnumSet.noneOf(Term.class);
        Set<String> within = new TreeSet<>();
        Set<String> outside = new TreeSet<>();
        for (String part : code.split(" ")) {
            switch (part.charAt(0)) {
                case '+' -> within.add(part.substring(1));
                case '-' -> outside.add(part.substring(1));
                default -> terms.add(Term.valueOf(part));
            }
        }
        return new Rights(terms, new Region(within, outside), List.of());
    }
}
