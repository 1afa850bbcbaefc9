package org.broadtape.market.move;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.bar.Interval;
import org.broadtape.market.bar.Series;
import org.broadtape.market.calendar.MarketState;
import org.broadtape.market.calendar.Session;
import org.broadtape.market.calendar.TradingCalendar;

/// What an instrument's price did after a story broke, told by daily closes. The first session that
/// could answer is the one it broke in, or the next one where the market was closed; all moves
/// count from the close before that session.
///
/// @param session the first session that could answer
/// @param inHours true where the story broke while that session traded: part of its move may have
///   come before the story
/// @param base the close the moves count from
/// @param steps after one session, after five, and at the last close known; fewer where they are
///   not there yet, and none while the first session is not over
public record Aftermath(Session session, boolean inHours, Close base, List<Step> steps) {
    private static final List<Integer> AFTER = List.of(1, 5);

    /// Copies its list.
    public Aftermath {
        steps = List.copyOf(steps);
    }

    /// A close of a series.
    ///
    /// @param price in the series' unit
    public record Close(LocalDate day, double price) {}

    /// A close and how far it is from the base.
    ///
    /// @param sessions how many sessions after the base, by the calendar
    /// @param move share of the base: 0.012 for 1.2 % up
    public record Step(int sessions, Close close, double move) {}

    /// What a series tells; absent where it has no close of the session before, or the calendar
    /// names no session that could answer.
    ///
    /// @param story when it broke
    /// @param daily split-adjusted closes: a raw series jumps at splits
    public static Optional<Aftermath> of(Instant story, TradingCalendar calendar, Series daily) {
        if (daily.key().interval() != Interval.DAY || daily.key().basis() == Basis.RAW) {
            throw new IllegalArgumentException("Not adjusted daily closes: " + daily);
        }
        return answering(story, calendar).flatMap(session -> of(story, session, calendar, daily));
    }

    private static Optional<Session> answering(Instant story, TradingCalendar calendar) {
        return switch (calendar.stateAt(story)) {
            case MarketState.Open open -> Optional.of(open.session());
            case MarketState.OnBreak pause -> Optional.of(pause.session());
            case MarketState.Closed closed ->
                    closed.next()
                            .map(next -> next.atZone(calendar.zone()).toLocalDate())
                            .flatMap(day ->
                                    calendar.sessionOn(day)
                                            .filter(one -> !one.open().isBefore(story))
                                            .or(() -> calendar.next(day)));
        };
    }

    private static Optional<Aftermath> of(
            Instant story, Session session, TradingCalendar calendar, Series daily) {
        int first = daily.from(session.day().toEpochDay());
        if (first == 0) {
            return Optional.empty();
        }
        Close base = close(daily, first - 1);
        Optional<LocalDate> before = calendar.previous(session.day()).map(Session::day);
        if (!before.equals(Optional.of(base.day()))) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        Optional<Session> at = Optional.of(session);
        for (int after = 1; at.isPresent() && after <= AFTER.getLast(); after++) {
            int found = daily.from(at.get().day().toEpochDay());
            boolean there =
                    found < daily.size() && daily.time(found) == at.get().day().toEpochDay();
            if (there && AFTER.contains(after)) {
                steps.add(step(after, base, close(daily, found)));
            }
            at = calendar.next(at.get().day());
        }
        Close last = close(daily, daily.size() - 1);
        boolean later =
                at.filter(next -> !last.day().isBefore(next.day())).isPresent()
                        && base.price() != 0;
        if (later) {
            steps.add(step(sessions(session.day(), last.day(), calendar), base, last));
        }
        return Optional.of(new Aftermath(session, session.contains(story), base, steps));
    }

    private static int sessions(LocalDate first, LocalDate last, TradingCalendar calendar) {
        return calendar.sessions(first, last).size();
    }

    private static Step step(int sessions, Close base, Close close) {
        return new Step(sessions, close, close.price() / base.price() - 1);
    }

    private static Close close(Series daily, int at) {
        return new Close(daily.day(at), daily.close(at));
    }

    /// The move to the last step beyond what another instrument moved over the same sessions;
    /// absent where the two don't share a last close.
    public Optional<Double> beyond(Aftermath market) {
        if (steps.isEmpty() || market.steps.isEmpty()) {
            return Optional.empty();
        }
        Step mine = steps.getLast();
        Step theirs = market.steps.getLast();
        return mine.close().day().equals(theirs.close().day())
                        && base.day().equals(market.base.day())
                ? Optional.of(mine.move() - theirs.move())
                : Optional.empty();
    }
}
