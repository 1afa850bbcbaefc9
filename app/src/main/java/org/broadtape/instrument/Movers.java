package org.broadtape.instrument;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.link.Ledger;
import org.broadtape.link.Links;
import org.broadtape.market.Instrument;
import org.broadtape.market.bar.BarStore;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.newsroom.StoryId;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.price.Archive;
import org.broadtape.price.Calendars;

/// The instruments that moved most in the last session kept, each beside the story that best
/// explains it: the most relevant one about it between the close before and the end of that
/// session, or none.
public final class Movers {
    private static final int STORIES = 50;

    private final Archive archive;
    private final InstrumentDesk desk;
    private final Links links;
    private final Calendars calendars;

    /// Movers among those series.
    public Movers(Archive archive, InstrumentDesk desk, Links links, Calendars calendars) {
        this.archive = archive;
        this.desk = desk;
        this.links = links;
        this.calendars = calendars;
    }

    /// An instrument that moved.
    ///
    /// @param last its last bar and the close before
    /// @param move as a share of the close before
    /// @param story what best explains it; absent where no story was found
    public record Mover(
            Instrument instrument, BarStore.Last last, double move, Optional<StoryLine> story) {}

    /// Those that moved most, up or down, on the last day any series has.
    ///
    /// @param day that day
    /// @param of how many were compared
    public record Day(LocalDate day, int of, List<Mover> movers) {
        /// Copies its list.
        public Day {
            movers = List.copyOf(movers);
        }
    }

    /// The movers of the last day kept; absent where no series is.
    public Optional<Day> last(Audience reader, int limit) {
        Map<String, LocalDate> days = archive.days(reader);
        Optional<LocalDate> last = days.values().stream().max(LocalDate::compareTo);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Set<String> there = new LinkedHashSet<>();
        days.forEach((id, day) -> {
            if (day.equals(last.get())) {
                there.add(id);
            }
        });
        List<Mover> movers = new ArrayList<>();
        archive.lasts(there, reader).forEach((id, bar) -> mover(id, bar).ifPresent(movers::add));
        List<Mover> most =
                movers.stream()
                        .sorted(
                                Comparator.comparingDouble((Mover one) -> -Math.abs(one.move()))
                                        .thenComparing(one -> one.instrument().id()))
                        .limit(limit)
                        .map(one -> explained(one, last.get()))
                        .toList();
        return Optional.of(new Day(last.get(), movers.size(), most));
    }

    private Optional<Mover> mover(String id, BarStore.Last last) {
        return last.closeBefore().isEmpty() || last.closeBefore().getAsDouble() <= 0
                ? Optional.empty()
                : desk.instrument(id)
                        .map(one ->
                                new Mover(
                                        one,
                                        last,
                                        last.bar().close() / last.closeBefore().getAsDouble() - 1,
                                        Optional.empty()));
    }

    private Mover explained(Mover mover, LocalDate day) {
        Window window = window(mover.instrument(), day);
        List<StoryLine> about =
                links
                        .stories(mover.instrument().id(), Links.ABOUT, Optional.empty(), STORIES)
                        .items()
                        .stream()
                        .filter(line -> window.holds(line.rankAt()))
                        .filter(line -> line.copyOf().isEmpty())
                        .toList();
        Map<StoryId, Ledger> ledgers = links.of(about.stream().map(StoryLine::id).toList());
        Optional<StoryLine> best =
                about.stream()
                        .max(
                                Comparator.comparingInt((StoryLine line) ->
                                                relevance(
                                                        ledgers.get(line.id()),
                                                        mover.instrument().id()))
                                        .thenComparing(
                                                StoryLine::rankAt, Comparator.reverseOrder()));
        return new Mover(mover.instrument(), mover.last(), mover.move(), best);
    }

    private static int relevance(@org.jspecify.annotations.Nullable Ledger ledger, String id) {
        return ledger == null
                ? 0
                : ledger.links().stream()
                        .filter(link -> link.entity().id().equals(id))
                        .mapToInt(link -> link.relevance())
                        .max()
                        .orElse(0);
    }

    private record Window(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /// From the close before a session to its own close; the day and the one before it where the
    /// market's calendar is not known.
    private Window window(Instrument one, LocalDate day) {
        Optional<TradingCalendar> calendar = calendars.of(one);
        Optional<Session> session = calendar.flatMap(known -> known.sessionOn(day));
        Optional<Session> before = calendar.flatMap(known -> known.previous(day));
        if (session.isPresent() && before.isPresent()) {
            return new Window(before.get().close(), session.get().close());
        }
        Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Window(start.minus(Duration.ofDays(1)), start.plus(Duration.ofDays(1)));
    }
}
