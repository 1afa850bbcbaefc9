package org.broadtape.market.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The gain over the mean capital of a period: a money-weighted return that needs no value at the
/// days of the flows. Good for a period of a month or so; periods are linked ([Linking]).
public final class ModifiedDietz {
    private ModifiedDietz() {}

    /// The return of a period.
    ///
    /// Flows count from the end of their day, so one on the first day of a period that begins with
    /// the close of the day before has worked all days but one.
    ///
    /// @param before the last day before the period; the worth `start` is of its close
    /// @param last the last day of the period; the worth `end` is of its close
    /// @param flows as the investor's pocket saw them: negative when paid in
    public static Figure of(
            double start, double end, LocalDate before, LocalDate last, List<Flow> flows) {
        long days = ChronoUnit.DAYS.between(before, last);
        if (days <= 0) {
            return Figure.none(new Reason.OneDay(last));
        }
        double paid = 0;
        double capital = start;
        for (Flow flow : flows) {
            double in = -flow.amount();
            paid += in;
            capital += in * ChronoUnit.DAYS.between(flow.day(), last) / days;
        }
        return capital <= 0
                ? Figure.none(new Reason.NothingInvested(before))
                : Figure.of((end - start - paid) / capital);
    }
}
