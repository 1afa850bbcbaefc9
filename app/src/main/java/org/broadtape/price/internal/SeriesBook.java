package org.broadtape.price.internal;

import static org.broadtape.store.tables.Tables.BAR_SERIES;
import static org.broadtape.store.tables.Tables.CORPORATE_ACTION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.CorporateAction;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.SeriesKey;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.price.Held;
import org.broadtape.price.Origin;
import org.broadtape.store.Database;
import org.broadtape.store.tables.tables.records.BarSeriesRecord;

/// Which series are kept, and the corporate actions they must be read with.
public final class SeriesBook {
    private final Database database;

    /// Series in that database.
    public SeriesBook(Database database) {
        this.database = database;
    }

    /// An action as it was entered.
    ///
    /// @param id by which it is undone
    /// @param undoneAt when it was undone; absent while it counts
    public record Entered(
            long id, CorporateAction action, Instant enteredAt, Optional<Instant> undoneAt) {}

    /// Enters a series in place of what was known of it.
    ///
    /// @param digest SHA-256 of its file
    /// @param unit its code
    public void enter(Held held, String unit, String digest) {
        BarSeriesRecord row = new BarSeriesRecord();
        row.set(BAR_SERIES.INSTRUMENT, held.key().instrument());
        row.set(BAR_SERIES.BAR_INTERVAL, held.key().interval().code());
        row.set(BAR_SERIES.BASIS, held.key().basis().code());
        row.set(BAR_SERIES.PROVIDER, held.origin().provider());
        row.set(BAR_SERIES.VENUE, held.origin().venue().orElse(null));
        row.set(BAR_SERIES.UNIT, unit);
        row.set(BAR_SERIES.DELAY, QuoteCells.words(held.origin().delay()));
        row.set(BAR_SERIES.AUDIENCE, held.origin().rights().audience().name());
        row.set(BAR_SERIES.CREDIT, held.origin().rights().credit().orElse(null));
        row.set(BAR_SERIES.FIRST_DAY, held.first().toEpochDay());
        row.set(BAR_SERIES.LAST_DAY, held.last().toEpochDay());
        row.set(BAR_SERIES.BARS, (long) held.bars());
        row.set(BAR_SERIES.DIGEST, digest);
        row.set(BAR_SERIES.TAKEN_AT, held.takenAt().toEpochMilli());
        database.write(db ->
                db.insertInto(BAR_SERIES)
                        .set(row)
                        .onConflict(
                                BAR_SERIES.INSTRUMENT, BAR_SERIES.BAR_INTERVAL, BAR_SERIES.BASIS)
                        .doUpdate()
                        .set(row)
                        .execute());
    }

    /// The series kept of an instrument.
    public List<Held> of(String instrument) {
        return database.read(db ->
                db.selectFrom(BAR_SERIES)
                        .where(BAR_SERIES.INSTRUMENT.eq(instrument))
                        .fetch(SeriesBook::held));
    }

    /// All daily series kept.
    public List<Held> daily() {
        return database.read(db ->
                db.selectFrom(BAR_SERIES)
                        .where(BAR_SERIES.BAR_INTERVAL.eq(Interval.DAY.code()))
                        .fetch(SeriesBook::held));
    }

    private static Held held(BarSeriesRecord row) {
        return new Held(
                new SeriesKey(
                        row.getInstrument(),
                        Interval.of(row.getBarInterval()).orElseThrow(),
                        basis(row.getBasis())),
                new Origin(
                        row.getProvider(),
                        Optional.ofNullable(row.getVenue()),
                        QuoteCells.delay(row.getDelay()),
                        new DisplayRights(
                                DisplayRights.Audience.valueOf(row.getAudience()),
                                Optional.ofNullable(row.getCredit()))),
                LocalDate.ofEpochDay(row.getFirstDay()),
                LocalDate.ofEpochDay(row.getLastDay()),
                row.getBars().intValue(),
                Instant.ofEpochMilli(row.getTakenAt()));
    }

    private static Basis basis(String code) {
        for (Basis basis : Basis.values()) {
            if (basis.code().equals(code)) {
                return basis;
            }
        }
        throw new IllegalStateException("Not a basis: " + code);
    }

    /// The actions of an instrument, undone ones among them, in the order of their days.
    public List<Entered> actions(String instrument) {
        return database.read(db ->
                db.selectFrom(CORPORATE_ACTION)
                        .where(CORPORATE_ACTION.INSTRUMENT.eq(instrument))
                        .orderBy(CORPORATE_ACTION.DAY, CORPORATE_ACTION.ID)
                        .fetch(row ->
                                new Entered(
                                        row.getId(),
                                        ActionCells.action(
                                                LocalDate.ofEpochDay(row.getDay()),
                                                row.getTerms(),
                                                row.getSource()),
                                        Instant.ofEpochMilli(row.getEnteredAt()),
                                        Optional.ofNullable(row.getUndoneAt())
                                                .map(Instant::ofEpochMilli))));
    }

    /// Enters actions; one of the same day and terms that is known, undone or not, is not entered
    /// again.
    ///
    /// @return how many were new
    public int enter(String instrument, List<CorporateAction> actions, Instant now) {
        return database.write(db -> {
            int fresh = 0;
            for (CorporateAction action : actions) {
                String terms = ActionCells.terms(action);
                boolean known =
                        db.fetchExists(
                                CORPORATE_ACTION,
                                CORPORATE_ACTION
                                        .INSTRUMENT
                                        .eq(instrument)
                                        .and(CORPORATE_ACTION.DAY.eq(action.exDate().toEpochDay()))
                                        .and(CORPORATE_ACTION.TERMS.eq(terms)));
                if (!known) {
                    fresh +=
                            db.insertInto(CORPORATE_ACTION)
                                    .set(CORPORATE_ACTION.INSTRUMENT, instrument)
                                    .set(CORPORATE_ACTION.DAY, action.exDate().toEpochDay())
                                    .set(CORPORATE_ACTION.TERMS, terms)
                                    .set(CORPORATE_ACTION.SOURCE, action.source())
                                    .set(CORPORATE_ACTION.ENTERED_AT, now.toEpochMilli())
                                    .execute();
                }
            }
            return fresh;
        });
    }

    /// Undoes an action, or lets it count again.
    ///
    /// @return false where there is none of that id
    public boolean undo(long id, boolean undone, Instant now) {
        return database.write(db ->
                db.update(CORPORATE_ACTION)
                                .set(
                                        CORPORATE_ACTION.UNDONE_AT,
                                        undone ? Long.valueOf(now.toEpochMilli()) : null)
                                .where(CORPORATE_ACTION.ID.eq(id))
                                .execute()
                        > 0);
    }
}
