package org.broadtape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.link.Entity;
import org.broadtape.base.Span;
import org.broadtape.link.StoryTexts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Links against the entities of MEANTIME, sixty stories of Wikinews in NAF: the same tokens, and
/// an entity of ours that is called as the encyclopedia page the label names. A product's page is
/// not its maker's: brands and units of ours don't answer for it. Links on words labelled without a
/// page count neither way, nor does what stands behind the last label: the set's first sentences
/// alone are labelled.
final class MeantimeMeasure implements Measure {
    private static final Set<String> SET_CLOSE =
            Set.of(",", ".", ";", ":", ")", "!", "?", "%", "''");
    private static final Set<String> KINDS = Set.of("PRO", "ORG", "PER", "LOC", "FIN");

    @Override
    public String set() {
        return "meantime";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        KnownThings known = KnownThings.builtIn();
        SpanCount count = new SpanCount();
        for (Cases.File file : Cases.in(zip)) {
            if (file.path().endsWith(".naf")) {
                count(Jsoup.parse(file.text(), "", Parser.xmlParser()), file, count, known, misses);
            }
        }
        return new Outcome(count.asked(), count.figures());
    }

    private static void count(
            Document naf, Cases.File file, SpanCount count, KnownThings known, Misses misses) {
        Map<String, Span> tokens = new HashMap<>();
        StringBuilder text = new StringBuilder();
        String first = "";
        int headline = 0;
        for (Element token : naf.select("text > wf")) {
            String word = token.text();
            if (text.isEmpty()) {
                first = token.attr("sent");
            } else if (headline == 0 && !token.attr("sent").equals(first)) {
                headline = text.length();
                text.append('\n');
            } else if (isApart(word, text)) {
                text.append(' ');
            }
            tokens.put(token.id(), new Span(text.length(), text.length() + word.length()));
            text.append(word);
        }
        String whole = text.toString();
        int body = Math.min(headline + 1, whole.length());
        StoryText story =
                StoryTexts.of(
                        whole.substring(0, headline),
                        whole.substring(body),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.of("en"));
        var links = known.analyst().annotate(story).links();
        List<SpanCount.Linked> linked =
                new ArrayList<>(SpanCount.linked(links, StoryText.Field.HEADLINE));
        for (SpanCount.Linked one : SpanCount.linked(links, StoryText.Field.BODY)) {
            Span at = new Span(one.at().start() + body, one.at().end() + body);
            linked.add(new SpanCount.Linked(at, one.entity()));
        }
        linked.replaceAll(one -> new SpanCount.Linked(whole(one.at(), whole), one.entity()));
        List<SpanCount.Label> labels = labels(naf, tokens);
        int labelled = labels.stream().mapToInt(label -> label.at().end()).max().orElse(0);
        linked.removeIf(one -> one.at().start() >= labelled);
        count.add(
                file.name(),
                whole,
                linked,
                labels,
                (entity, label) -> isPageOf(entity, label.name()),
                known,
                misses);
    }

    /// A span to the end of its last token: `Inc.` is one.
    private static Span whole(Span span, String text) {
        boolean cut = span.end() < text.length() && text.charAt(span.end()) == '.';
        boolean abbreviated = cut && text.substring(0, span.end()).endsWith("Inc");
        return abbreviated ? new Span(span.start(), span.end() + 1) : span;
    }

    private static boolean isApart(String word, StringBuilder text) {
        boolean opens = text.charAt(text.length() - 1) == '(';
        boolean closes = SET_CLOSE.contains(word) || word.equals("'s") || word.equals("n't");
        return !opens && !closes;
    }

    private static List<SpanCount.Label> labels(Document naf, Map<String, Span> tokens) {
        List<SpanCount.Label> labels = new ArrayList<>();
        for (Element entity : naf.select("entities > entity")) {
            String type = entity.attr("type");
            if (!type.isEmpty() && !KINDS.contains(type)) {
                continue;
            }
            String page =
                    entity.select("externalRef").stream()
                            .map(reference -> reference.attr("reference").strip())
                            .filter(reference -> reference.contains("dbpedia.org/"))
                            .map(reference -> reference.replaceFirst(".*/(page|resource)/", ""))
                            .map(title -> title.replace('_', ' ').replaceAll(" \\(.*\\)", ""))
                            .findFirst()
                            .orElse("");
            for (Element span : entity.select("references > span")) {
                List<Span> parts =
                        span.select("target").stream()
                                .map(target -> tokens.get(target.id()))
                                .filter(java.util.Objects::nonNull)
                                .toList();
                if (!parts.isEmpty()) {
                    Span at = new Span(parts.getFirst().start(), parts.getLast().end());
                    labels.add(new SpanCount.Label(at, page, true));
                }
            }
        }
        return labels;
    }

    private static boolean isPageOf(Entity entity, String title) {
        String wanted = KnownThings.folded(title);
        return entity.names().stream()
                .filter(name ->
                        switch (name.kind()) {
                            case FULL, SHORT, FORMER, NICKNAME -> true;
                            case BRAND, UNIT, SYMBOL, DEMONYM, CAPITAL, OFFICE -> false;
                        })
                .anyMatch(name -> KnownThings.folded(name.text()).equals(wanted));
    }
}
