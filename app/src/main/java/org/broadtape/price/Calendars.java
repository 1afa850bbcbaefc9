package org.broadtape.price;

import static org.broadtape.store.tables.Tables.CALENDAR_DAY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.market.calendar.AddedDay;
import org.broadtape.market.calendar.AddedDays;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.store.Database;

/// The calendar an instrument trades by: that of its main listing's exchange, of the world's
/// currency dealers for pairs, and none that ever closes for crypto assets; with the days that the
/// owner added.
public final class Calendars {
    private final Database database;
    private final Map<String, Optional<TradingCalendar>> known = new ConcurrentHashMap<>();

    /// Calendars with the days added in that database.
    public Calendars(Database database) {
        this.database = database;
    }

    /// The calendar of an instrument; absent where no rules of its exchange are held.
    public Optional<TradingCalendar> of(Instrument instrument) {
        return switch (instrument.type()) {
            case CRYPTO -> of("24-7");
            case PAIR, CURRENCY -> of("FX");
            case EQUITY, FUND, INDEX, COMMODITY, RATE, BOND ->
                    instrument.main().flatMap(Listing::mic).flatMap(this::of);
        };
    }

    /// The calendar of an exchange, ISO 10383.
    public Optional<TradingCalendar> of(String mic) {
        return known.computeIfAbsent(
                mic, code -> TradingCalendar.of(code).map(one -> one.with(added().days())));
    }

    /// The days the owner added, as lines of CSV.
    public String lines() {
        List<String> lines =
                database.read(db ->
                        db.select(CALENDAR_DAY.LINE)
                                .from(CALENDAR_DAY)
                                .orderBy(CALENDAR_DAY.MIC, CALENDAR_DAY.DAY)
                                .fetch(CALENDAR_DAY.LINE));
        return String.join("\n", lines);
    }

    private AddedDays added() {
        return AddedDays.read(lines());
    }

    /// Puts other days in the place of those added before; nothing is changed where one of them
    /// can't be read.
    ///
    /// @return what was read, with its problems
    public AddedDays change(String lines) {
        AddedDays read = AddedDays.read(lines);
        if (!read.problems().isEmpty()) {
            return read;
        }
        database.write(db -> {
            db.deleteFrom(CALENDAR_DAY).execute();
            for (AddedDay day : read.days()) {
                db.insertInto(CALENDAR_DAY)
                        .set(CALENDAR_DAY.MIC, day.mic())
                        .set(CALENDAR_DAY.DAY, day.day().toString())
                        .set(CALENDAR_DAY.LINE, line(day))
                        .onConflict(CALENDAR_DAY.MIC, CALENDAR_DAY.DAY)
                        .doUpdate()
                        .set(CALENDAR_DAY.LINE, line(day))
                        .execute();
            }
            return read;
        });
        known.clear();
        return read;
    }

    private static String line(AddedDay day) {
        Optional<AddedDay.Opening> hours = day.session();
        String name = day.name().orElse("");
        boolean quoted = name.contains(",") || name.contains("\"");
        return String.join(
                ",",
                List.of(
                        day.mic(),
                        day.day().toString(),
                        hours.isPresent() ? "open" : "closed",
                        hours.flatMap(AddedDay.Opening::open).map(Object::toString).orElse(""),
                        hours.flatMap(AddedDay.Opening::close).map(Object::toString).orElse(""),
                        quoted ? '"' + name.replace("\"", "\"\"") + '"' : name));
    }
}
