package org.broadtape.price.internal;

import static org.broadtape.store.tables.Tables.PRICE_QUOTE;
import static org.broadtape.store.tables.Tables.PRICE_SILENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadtape.market.quote.Quote;
import org.broadtape.store.Database;

/// The last good quotes, and the silences since.
public final class QuoteBook {
    private final Database database;

    /// Quotes in that database.
    public QuoteBook(Database database) {
        this.database = database;
    }

    /// What is known of an instrument from one provider after its answer: a quote or a silence.
    public sealed interface Entry {
        /// A good quote.
        record Good(String instrument, Quote quote) implements Entry {}

        /// No price, and why.
        record Silence(String instrument, String provider, String kind, String why, Instant since)
                implements Entry {}
    }

    /// All last good quotes, by instrument.
    public Map<String, List<Quote>> quotes() {
        Map<String, List<Quote>> quotes = new HashMap<>();
        database.read(db -> db.selectFrom(PRICE_QUOTE).fetch())
                .forEach(row ->
                        quotes.computeIfAbsent(row.getInstrument(), _ -> new ArrayList<>())
                                .add(QuoteCells.quote(row)));
        return quotes;
    }

    /// All silences.
    public List<Entry.Silence> silences() {
        return database.read(db ->
                db.selectFrom(PRICE_SILENCE)
                        .fetch(row ->
                                new Entry.Silence(
                                        row.getInstrument(),
                                        row.getProvider(),
                                        row.getKind(),
                                        row.getWhy(),
                                        Instant.ofEpochMilli(row.getSince()))));
    }

    /// Enters what providers answered, in one transaction.
    public void enter(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.write(db -> {
            for (Entry entry : entries) {
                switch (entry) {
                    case Entry.Good(String instrument, Quote quote) -> {
                        db.insertInto(PRICE_QUOTE)
                                .set(QuoteCells.row(instrument, quote))
                                .onConflict(PRICE_QUOTE.INSTRUMENT, PRICE_QUOTE.PROVIDER)
                                .doUpdate()
                                .set(QuoteCells.row(instrument, quote))
                                .execute();
                        db.deleteFrom(PRICE_SILENCE)
                                .where(PRICE_SILENCE.INSTRUMENT.eq(instrument))
                                .and(PRICE_SILENCE.PROVIDER.eq(quote.passport().provider()))
                                .execute();
                    }
                    case Entry.Silence silence ->
                            db.insertInto(PRICE_SILENCE)
                                    .set(PRICE_SILENCE.INSTRUMENT, silence.instrument())
                                    .set(PRICE_SILENCE.PROVIDER, silence.provider())
                                    .set(PRICE_SILENCE.KIND, silence.kind())
                                    .set(PRICE_SILENCE.WHY, silence.why())
                                    .set(PRICE_SILENCE.SINCE, silence.since().toEpochMilli())
                                    .onConflict(PRICE_SILENCE.INSTRUMENT, PRICE_SILENCE.PROVIDER)
                                    .doUpdate()
                                    .set(PRICE_SILENCE.KIND, silence.kind())
                                    .set(PRICE_SILENCE.WHY, silence.why())
                                    .execute();
                }
            }
            return true;
        });
    }

    /// Forgets what a provider said of an instrument.
    public void forget(String instrument, String provider) {
        database.write(db -> {
            db.deleteFrom(PRICE_SILENCE)
                    .where(PRICE_SILENCE.INSTRUMENT.eq(instrument))
                    .and(PRICE_SILENCE.PROVIDER.eq(provider))
                    .execute();
            return db.deleteFrom(PRICE_QUOTE)
                    .where(PRICE_QUOTE.INSTRUMENT.eq(instrument))
                    .and(PRICE_QUOTE.PROVIDER.eq(provider))
                    .execute();
        });
    }
}
