package org.broadtape.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
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

/// Says a [StoryQuery] in Lucene's terms. A word in the headline counts three times one in the
/// text; a story's age adds to what its words earn, halved after a fortnight.
final class LuceneQueries {
    static final String KEY = "key";
    static final String ID = "id";
    static final String SOURCE_NUMBER = "source.number";
    static final String RANKED = "ranked";
    static final String EXPIRES = "expires";

    private static final float HEADLINE_WEIGHT = 2;
    private static final float RECENCY_WEIGHT = 4;
    private static final long HALF_AS_FRESH = 14L * 24 * 60 * 60 * 1000;

    private LuceneQueries() {}

    /// What matches and has not expired.
    static Query matching(StoryQuery query, Instant now) {
        return new BooleanQuery.Builder()
                .add(query(query.root()), Occur.MUST)
                .add(
                        LongField.newRangeQuery(EXPIRES, Long.MIN_VALUE, now.toEpochMilli()),
                        Occur.MUST_NOT)
                .build();
    }

    /// The same, fresh stories first among equals.
    static Query fresh(Query matching, Instant now) {
        return new BooleanQuery.Builder()
                .add(matching, Occur.MUST)
                .add(
                        LongField.newDistanceFeatureQuery(
                                RANKED, RECENCY_WEIGHT, now.toEpochMilli(), HALF_AS_FRESH),
                        Occur.SHOULD)
                .build();
    }

    private static Query query(Clause clause) {
        return switch (clause) {
            case Everything all -> silent(MatchAllDocsQuery.INSTANCE);
            case Word word -> inText(word.field(), word(word.field(), word), word);
            case Phrase phrase -> inText(phrase.field(), phrase(phrase.field(), phrase), phrase);
            case Prefix prefix ->
                    new ConstantScoreQuery(
                            new PrefixQuery(new Term(prefix.field().field(), prefix.stem())));
            case Exact exact ->
                    silent(new TermQuery(new Term(exact.field().field(), exact.value())));
            case When when -> silent(when(when));
            case All all -> all(all.parts());
            case Any any -> any(any.parts());
            case Not not -> all(List.of(not));
        };
    }

    /// A word of the text counts more in the headline; digits after `source:` are its number too.
    private static Query inText(QueryField field, Query found, Clause clause) {
        if (field == QueryField.TEXT) {
            Query inHeadline =
                    switch (clause) {
                        case Word word -> word(QueryField.HEADLINE, word);
                        case Phrase phrase -> phrase(QueryField.HEADLINE, phrase);
                        case All _, Any _, Not _, Everything _, Prefix _, Exact _, When _ -> found;
                    };
            return new BooleanQuery.Builder()
                    .add(found, Occur.MUST)
                    .add(new BoostQuery(inHeadline, HEADLINE_WEIGHT), Occur.SHOULD)
                    .build();
        }
        if (field == QueryField.SOURCE && clause instanceof Word word) {
            return new BooleanQuery.Builder()
                    .add(found, Occur.SHOULD)
                    .add(new TermQuery(new Term(SOURCE_NUMBER, word.term())), Occur.SHOULD)
                    .build();
        }
        return found;
    }

    private static Query word(QueryField field, Word word) {
        if (word.exact()) {
            return new TermQuery(new Term(field.field(), word.term()));
        }
        SynonymQuery.Builder forms = new SynonymQuery.Builder(field.field());
        Plurals.forms(word.term()).forEach(form -> forms.addTerm(new Term(field.field(), form)));
        return forms.build();
    }

    private static Query phrase(QueryField field, Phrase phrase) {
        return new PhraseQuery(field.field(), phrase.terms().toArray(String[]::new));
    }

    private static Query when(When when) {
        return LongField.newRangeQuery(
                when.field().field(),
                when.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
                when.to().map(to -> to.toEpochMilli() - 1).orElse(Long.MAX_VALUE));
    }

    private static Query all(List<Clause> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyNot = true;
        for (Clause part : parts) {
            Optional<Clause> refused =
                    part instanceof Not(Clause inner) ? Optional.of(inner) : Optional.empty();
            onlyNot &= refused.isPresent();
            all.add(query(refused.orElse(part)), refused.isPresent() ? Occur.MUST_NOT : Occur.MUST);
        }
        if (onlyNot) {
            all.add(silent(MatchAllDocsQuery.INSTANCE), Occur.MUST);
        }
        return all.build();
    }

    private static Query any(List<Clause> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(query(part), Occur.SHOULD));
        return any.build();
    }

    /// Matches and earns nothing.
    private static Query silent(Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), 0);
    }
}
