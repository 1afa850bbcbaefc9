package org.broadtape.market.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.broadtape.market.calendar.TradingCalendar;

/// One manager's reports, and what was known of each quarter when. A quarter's book is its newest
/// report or restatement with all that was added after it; an amendment is there from its own
/// acceptance on and never before.
public final class FilingHistory {
    private static final Comparator<Dated> ORDER =
            Comparator.comparing((Dated one) -> one.publication.known())
                    .thenComparing(one -> one.filing.accession().orElse(""));

    private final Map<LocalDate, List<Dated>> quarters = new TreeMap<>();

    private record Dated(Filing filing, Publication publication) {}

    private FilingHistory(Collection<Filing> filings, TradingCalendar calendar) {
        Set<String> seen = new HashSet<>();
        for (Filing filing : filings) {
            boolean again = filing.accession().map(number -> !seen.add(number)).orElse(false);
            Optional<Publication> publication = Publication.of(filing, calendar);
            if (!again && filing.period().isPresent() && publication.isPresent()) {
                quarters.computeIfAbsent(filing.period().get(), period -> new ArrayList<>(1))
                        .add(new Dated(filing, publication.get()));
            }
        }
        quarters.values().forEach(list -> list.sort(ORDER));
    }

    /// The history of these reports, in any order; one given twice counts once, one without a
    /// quarter not at all.
    ///
    /// @param filings all of one manager, under whatever CIKs it filed
    /// @param calendar of the market that is acted on
    public static FilingHistory of(Collection<Filing> filings, TradingCalendar calendar) {
        return new FilingHistory(filings, calendar);
    }

    /// The quarters reported, oldest first.
    public List<LocalDate> periods() {
        return List.copyOf(quarters.keySet());
    }

    /// The book of a quarter as everybody could know it at an instant; absent where nothing of it
    /// was public.
    public Optional<QuarterBook> asKnownAt(LocalDate period, Instant when) {
        return book(period, one -> !one.publication.known().isAfter(when));
    }

    /// The book of a quarter that one could act on by the close of a day.
    public Optional<QuarterBook> actedOn(LocalDate period, LocalDate day) {
        return book(period, one -> !one.publication.actsOn().isAfter(day));
    }

    /// The book of the newest quarter that one could act on by the close of a day.
    public Optional<QuarterBook> newestActedOn(LocalDate day) {
        return periods().reversed().stream()
                .flatMap(period -> actedOn(period, day).stream())
                .findFirst();
    }

    /// The days on which something new could be acted on, oldest first.
    public List<LocalDate> days() {
        return quarters.values().stream()
                .flatMap(List::stream)
                .map(one -> one.publication.actsOn())
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<QuarterBook> book(LocalDate period, Predicate<Dated> known) {
        List<Dated> reports =
                quarters.getOrDefault(period, List.of()).stream().filter(known).toList();
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        BookMaking making = new BookMaking();
        reports.forEach(one -> making.take(one.filing));
        return Optional.of(making.book(period, reports.getLast().publication));
    }
}
