package org.broadtape.find.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.broadtape.find.SearchDesk;
import org.broadtape.search.QueryField;
import org.broadtape.search.StoryQuery;
import org.broadtape.search.StoryQuery.All;
import org.broadtape.search.StoryQuery.Any;
import org.broadtape.search.StoryQuery.Clause;
import org.broadtape.search.StoryQuery.Everything;
import org.broadtape.search.StoryQuery.Exact;
import org.broadtape.search.StoryQuery.Not;
import org.broadtape.search.StoryQuery.Phrase;
import org.broadtape.search.StoryQuery.Prefix;
import org.broadtape.search.StoryQuery.When;
import org.broadtape.search.StoryQuery.Word;

/// A query like one that found nothing, that finds something.
///
/// @param way how it differs: a key of the page's words
/// @param words what to type
/// @param total how many stories it finds
public record Wider(String way, String words, long total) {
    /// The ways to ask more widely that help, the nearest first.
    static List<Wider> of(StoryQuery query, SearchDesk desk) {
        List<Wider> ways = new ArrayList<>();
        anyTime(query.root()).ifPresent(root -> add("any-time", root, query, desk, ways));
        everywhere(query.root()).ifPresent(root -> add("everywhere", root, query, desk, ways));
        loose(query.root()).ifPresent(root -> add("loose", root, query, desk, ways));
        either(query.root()).ifPresent(root -> add("either", root, query, desk, ways));
        return ways;
    }

    private static void add(
            String way, Clause root, StoryQuery query, SearchDesk desk, List<Wider> ways) {
        if (root.equals(query.root()) || root instanceof Everything) {
            return;
        }
        String words = root.toString();
        if (words.length() <= StoryQuery.LONGEST) {
            long total = desk.count(desk.understand(words));
            if (total > 0) {
                ways.add(new Wider(way, words, total));
            }
        }
    }

    /// Without its times.
    private static Optional<Clause> anyTime(Clause root) {
        return each(root, part -> part instanceof When ? Optional.empty() : Optional.of(part));
    }

    /// In the whole text instead of its fields.
    private static Optional<Clause> everywhere(Clause root) {
        return each(
                root,
                part ->
                        switch (part) {
                            case Word word ->
                                    Optional.of(new Word(QueryField.TEXT, word.term(), false));
                            case Phrase phrase ->
                                    Optional.of(new Phrase(QueryField.TEXT, phrase.terms()));
                            case Prefix prefix ->
                                    Optional.of(new Prefix(QueryField.TEXT, prefix.stem()));
                            case When _, Exact _ -> Optional.empty();
                            case All _, Any _, Not _, Everything _ -> Optional.of(part);
                        });
    }

    /// Its words anywhere instead of in a row.
    private static Optional<Clause> loose(Clause root) {
        return each(
                root,
                part ->
                        part instanceof Phrase phrase
                                ? Optional.of(
                                        new All(
                                                phrase.terms().stream()
                                                        .<Clause>map(term ->
                                                                new Word(
                                                                        phrase.field(),
                                                                        term,
                                                                        false))
                                                        .toList()))
                                : Optional.of(part));
    }

    /// Any of its words instead of all.
    private static Optional<Clause> either(Clause root) {
        return loose(root)
                .filter(All.class::isInstance)
                .map(All.class::cast)
                .map(all -> all.parts().stream().filter(part -> !(part instanceof Not)).toList())
                .filter(parts -> parts.size() > 1)
                .map(Any::new);
    }

    /// The query with each part that is not a group changed or left out.
    private static Optional<Clause> each(Clause clause, Function<Clause, Optional<Clause>> change) {
        return switch (clause) {
            case All all -> {
                List<Clause> parts = parts(all.parts(), change);
                yield parts.size() < 2 ? parts.stream().findFirst() : Optional.of(new All(parts));
            }
            case Any any -> {
                List<Clause> parts = parts(any.parts(), change);
                yield parts.size() < 2 ? parts.stream().findFirst() : Optional.of(new Any(parts));
            }
            case Not not -> Optional.of(not);
            case Everything _, Word _, Phrase _, Prefix _, Exact _, When _ -> change.apply(clause);
        };
    }

    private static List<Clause> parts(
            List<Clause> parts, Function<Clause, Optional<Clause>> change) {
        return parts.stream().flatMap(part -> each(part, change).stream()).toList();
    }
}
