package org.broadtape.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;
import org.broadtape.analysis.StoryText.Field;
import org.broadtape.analysis.StoryText.Passage;
import org.broadtape.base.Stamp;
import org.broadtape.market.Exchanges;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.copy.PrintedSymbols;

/// A wire item as an analyst reads it: its headline and its plain text just as they are, so that
/// what is found points into both.
public final class StoryTexts {
    private StoryTexts() {}

    /// The story an item tells.
    public static StoryText of(WireItem item) {
        Optional<LocalDate> day =
                item.published().or(item::updated).map(Stamp::local).map(at -> at.toLocalDate());
        return of(
                item.headline(),
                item.bodyText(),
                item.dateline().or(item::located),
                day,
                item.agency().map(Set::of).orElse(Set.of()),
                item.language());
    }

    /// A story of these parts; the symbols printed in it are found here.
    public static StoryText of(
            String headline,
            String body,
            Optional<String> dateline,
            Optional<LocalDate> day,
            Set<String> agencies,
            Optional<String> language) {
        List<StoryText.Symbol> symbols = new ArrayList<>();
        add(headline, Field.HEADLINE, symbols);
        add(body, Field.BODY, symbols);
        return new StoryText(headline, body, dateline, day, symbols, agencies, language);
    }

    private static void add(String text, Field field, List<StoryText.Symbol> symbols) {
        PrintedSymbols.in(text)
                .forEach(one ->
                        symbols.add(
                                new StoryText.Symbol(
                                        one.value(),
                                        one.market().flatMap(StoryTexts::mic),
                                        new Passage(field, one.span()))));
    }

    private static Optional<String> mic(String market) {
        return Exchanges.byWord(market).stream().findFirst().map(Exchanges.Exchange::mic);
    }
}
