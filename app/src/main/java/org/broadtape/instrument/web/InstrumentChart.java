package org.broadtape.instrument.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.base.Stamp;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.page.Frame;
import org.broadtape.price.chart.Chart;
import org.broadtape.price.chart.ChartStory;
import org.broadtape.price.chart.ChartView;
import org.broadtape.price.chart.Charts;
import org.broadtape.price.chart.Choice;

/// An instrument's chart with the stories about it.
final class InstrumentChart {
    private static final int STORIES = 200;

    private final Charts charts;
    private final Links links;

    InstrumentChart(Charts charts, Links links) {
        this.charts = charts;
        this.links = links;
    }

    /// The chart a page's reader asks for; absent where he may see no series of the instrument.
    Optional<ChartView> view(String id, Choice choice, Frame frame) {
        Audience reader = frame.ownerName().isPresent() ? Audience.OWNER : Audience.EVERYONE;
        return charts.of(id, choice, reader)
                .map(chart ->
                        new ChartView(
                                chart,
                                choice,
                                EntityAddress.of(Entity.Kind.INSTRUMENT, id),
                                stories(id, chart),
                                frame.words()));
    }

    /// The newest stories about it from the chart's first day to its last.
    private List<ChartStory> stories(String id, Chart chart) {
        ZoneId zone = chart.zone().orElse(ZoneOffset.UTC);
        LocalDate first = chart.days().getFirst();
        return links.stories(id, Links.ABOUT, Optional.empty(), STORIES).items().stream()
                .map(line -> story(line, zone))
                .filter(story -> !story.day().isBefore(first))
                .filter(story -> chart.place(story.day()).isPresent())
                .toList();
    }

    private static ChartStory story(StoryLine line, ZoneId zone) {
        LocalDate day =
                line.published().map(Stamp::at).orElse(line.firstSeen()).atZone(zone).toLocalDate();
        return new ChartStory(day, line.headline(), "/story/" + line.id());
    }
}
