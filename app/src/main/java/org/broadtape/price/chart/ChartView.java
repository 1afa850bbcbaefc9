package org.broadtape.price.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.broadtape.market.bar.Basis;
import org.broadtape.market.guard.Finding;
import org.broadtape.market.quote.PriceUnit;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;
import org.broadtape.price.Origin;
import org.broadtape.price.PriceText;

/// A chart as the template `chart.jte` shows it: drawn without a script, with its ways to other
/// ranges, its table and where its lines come from.
///
/// @param chart what is drawn
/// @param asked what was asked for
/// @param page the address of the page it stands on
/// @param stories to be marked on it, newest first, each on a day of its axis or before one
public record ChartView(
        Chart chart, Choice asked, String page, List<ChartStory> stories, Words words) {
    /// How many dates stand under the axis.
    private static final int DATES = 5;

    /// Copies its list.
    public ChartView {
        stories = List.copyOf(stories);
    }

    /// Whether total return was asked for and is not known.
    public boolean lacksTotal() {
        return asked.basis() != chart.choice().basis();
    }

    /// A way to another chart.
    ///
    /// @param label its words
    /// @param current whether it leads to what is shown
    public record Way(String label, String href, boolean current) {}

    /// The ranges.
    public List<Way> ranges() {
        List<Way> ways = new ArrayList<>();
        for (Range range : Range.values()) {
            ways.add(
                    way(
                            "chart.range." + range.code(),
                            chart.choice().over(range),
                            range == chart.choice().range()));
        }
        return ways;
    }

    /// Price or total return.
    public List<Way> bases() {
        Choice choice = chart.choice();
        return List.of(
                way(
                        "chart.basis.price",
                        choice.on(Basis.SPLIT_ADJUSTED),
                        choice.basis() != Basis.TOTAL_RETURN),
                way(
                        "chart.basis.total",
                        choice.on(Basis.TOTAL_RETURN),
                        choice.basis() == Basis.TOTAL_RETURN));
    }

    /// Even steps or equal ratios; none where only one can be drawn.
    public List<Way> scales() {
        Choice choice = chart.choice();
        return chart.hasLog()
                ? List.of(
                        way("chart.scale.even", choice.scaled(false), !choice.isLog()),
                        way("chart.scale.log", choice.scaled(true), choice.isLog()))
                : List.of();
    }

    private Way way(String key, Choice choice, boolean current) {
        return new Way(words.say(key), page + choice.query() + "#chart", current);
    }

    /// Where the page without one of the lines is.
    public String without(Line line) {
        return page + chart.choice().without(line.instrument()).query() + "#chart";
    }

    /// Where the moving chart gets its numbers.
    public String data() {
        return page + "/bars.json" + chart.choice().query();
    }

    /// The marks of the vertical axis from the highest down, in words.
    public List<String> heights() {
        return ticks().marks().reversed().stream().map(this::number).toList();
    }

    /// How many marks the vertical axis has.
    public List<Integer> rules() {
        int last = ticks().marks().size() - 1;
        List<Integer> rules = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            rules.add(Strokes.HEIGHT * i / last);
        }
        return rules;
    }

    private Ticks ticks() {
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (Line line : chart.lines()) {
            least = Math.min(least, line.least().orElse(least));
            greatest = Math.max(greatest, line.greatest().orElse(greatest));
        }
        return Ticks.of(least, greatest, chart.isLog());
    }

    /// The path of a line in the drawing.
    public String path(Line line) {
        return Strokes.path(line, chart.days().size(), ticks());
    }

    /// Where a story stands in the drawing.
    public List<String> marks() {
        return stories.stream()
                .flatMap(story -> chart.place(story.day()).stream())
                .distinct()
                .map(place -> Strokes.x(place, chart.days().size()))
                .toList();
    }

    /// What the guard found, with its days and its place in the drawing.
    ///
    /// @param sure false for a move that nothing told explains, which may be true
    public record Doubt(String x, int place, String days, String why, boolean sure) {}

    /// What the guard found in the instrument's own line.
    public List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        for (Finding finding : chart.findings()) {
            LocalDate first = LocalDate.ofEpochDay(finding.days().first());
            LocalDate last = LocalDate.ofEpochDay(finding.days().last());
            chart.place(first)
                    .ifPresent(place ->
                            doubts.add(
                                    new Doubt(
                                            Strokes.x(place, chart.days().size()),
                                            place,
                                            first.equals(last)
                                                    ? day(first)
                                                    : day(first) + " – " + day(last),
                                            finding.why(),
                                            finding.isFault())));
        }
        return doubts;
    }

    /// Dates under the axis, at even distances.
    public List<String> dates() {
        int last = chart.days().size() - 1;
        List<String> dates = new ArrayList<>();
        for (int i = 0; i < DATES; i++) {
            dates.add(day(chart.days().get(last * i / (DATES - 1))));
        }
        return dates;
    }

    /// What the vertical axis measures: `USD`, or `18 Jun 2024 = 100`.
    public String measure() {
        return chart.baseline()
                .map(day -> words.say("chart.index", day(day)))
                .or(chart::unit)
                .orElseThrow();
    }

    /// What the horizontal axis is: `sessions of XNAS, days of America/New_York`.
    public String axis() {
        Optional<String> venue = chart.first().shown().held().origin().venue();
        return chart.zone()
                .map(ZoneId::getId)
                .map(zone -> words.say("chart.sessions", venue.orElse(""), zone))
                .orElseGet(() -> words.say("chart.days"));
    }

    /// What the chart shows, in a sentence, for those who don't see it.
    public String sentence() {
        Line line = chart.first();
        int last = chart.days().size() - 1;
        int first = 0;
        while (line.at(first).isEmpty() && first < last) {
            first++;
        }
        double from = line.at(first).orElse(0);
        double to = line.at(last).orElse(from);
        String move =
                from > 0
                        ? PriceText.percent(BigDecimal.valueOf(to / from - 1), words.locale())
                        : words.say("chart.no-share");
        return words.say(
                "chart.sentence",
                line.name(),
                number(from),
                day(chart.days().get(first)),
                number(to),
                day(chart.days().get(last)),
                move,
                measure());
    }

    /// Whether any line has a gap.
    public boolean hasGaps() {
        for (Line line : chart.lines()) {
            for (int i = 0; i < chart.days().size(); i++) {
                if (line.isGap(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Where a line comes from and who may see it.
    public String passport(Line line) {
        Origin origin = line.shown().held().origin();
        List<String> parts = new ArrayList<>();
        parts.add(PriceText.delay(origin.delay(), words));
        origin.venue().ifPresent(parts::add);
        parts.add(
                words.say(
                        chart.choice().basis() == Basis.TOTAL_RETURN
                                ? "price.adjusted.splits-and-dividends"
                                : "price.adjusted.splits"));
        parts.add(line.shown().series().unit().code());
        parts.add(
                origin.rights()
                        .credit()
                        .orElseGet(() -> PriceText.provider(origin.provider(), words)));
        parts.add(
                words.say(
                        "chart.rights."
                                + origin.rights().audience().name().toLowerCase(Locale.ROOT)));
        parts.add(
                words.say(
                        "chart.held",
                        day(line.shown().held().first()),
                        day(line.shown().held().last())));
        if (!line.shown().leftOut().isEmpty()) {
            parts.add(words.say("chart.left-out", line.shown().leftOut().size()));
        }
        return String.join(" · ", parts);
    }

    /// A row of the table.
    ///
    /// @param cells a value for each line, or why there is none
    public record Row(String day, List<String> cells) {
        /// Copies its list.
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// The table, newest first: of each session, week, month or year the last day.
    public List<Row> rows() {
        Period period = Period.of(chart.days().size());
        List<Row> rows = new ArrayList<>();
        for (int i = chart.days().size() - 1; i >= 0; i--) {
            LocalDate day = chart.days().get(i);
            boolean isLast =
                    i == chart.days().size() - 1 || period.parts(day, chart.days().get(i + 1));
            if (isLast) {
                rows.add(row(i));
            }
        }
        return rows;
    }

    private Row row(int place) {
        List<String> cells = new ArrayList<>();
        for (Line line : chart.lines()) {
            OptionalDouble value = line.at(place);
            cells.add(
                    value.isPresent()
                            ? number(value.getAsDouble())
                            : words.say(line.isGap(place) ? "chart.gap" : "chart.closed"));
        }
        return new Row(day(chart.days().get(place)), cells);
    }

    /// What the rows of the table are: the key of its caption.
    public String caption() {
        return "chart.table." + Period.of(chart.days().size()).word();
    }

    private String number(double value) {
        BigDecimal amount = BigDecimal.valueOf(value);
        PriceUnit unit =
                chart.baseline().isPresent()
                        ? PriceUnit.POINTS
                        : chart.first().shown().series().unit();
        boolean small = Math.abs(value) < 1;
        return PriceText.plain(
                amount.setScale(small ? 6 : 2, RoundingMode.HALF_UP), unit, words.locale());
    }

    /// A day as pages write it.
    public String day(LocalDate day) {
        return Moment.of(day.atStartOfDay().toInstant(ZoneOffset.UTC)).day(words);
    }
}
