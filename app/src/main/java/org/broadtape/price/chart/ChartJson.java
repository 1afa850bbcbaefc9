package org.broadtape.price.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The numbers of a chart in columns, as the script on its page reads them: `days` since
/// 1970-01-01; of each line its `values`, `null` for a gap and `false` where its market was closed;
/// `stories` by their place on the axis; `doubts`, what the guard found.
public final class ChartJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChartJson() {}

    /// Those of a chart.
    public static byte[] of(ChartView view) {
        Chart chart = view.chart();
        ObjectNode all = JSON.createObjectNode();
        all.put("measure", view.measure());
        all.put("log", chart.isLog());
        ArrayNode days = all.putArray("days");
        chart.days().forEach(day -> days.add(day.toEpochDay()));
        ArrayNode lines = all.putArray("lines");
        for (Line line : chart.lines()) {
            ObjectNode one = lines.addObject();
            one.put("instrument", line.instrument()).put("name", line.name());
            one.put("passport", view.passport(line));
            values(line, days.size(), one.putArray("values"));
        }
        ArrayNode stories = all.putArray("stories");
        byPlace(view)
                .forEach((place, some) -> {
                    ObjectNode one = stories.addObject();
                    one.put("at", place).put("count", some.size());
                    one.put("headline", some.getFirst().headline())
                            .put("href", some.getFirst().href());
                });
        ArrayNode doubts = all.putArray("doubts");
        for (ChartView.Doubt doubt : view.doubts()) {
            doubts.addObject().put("at", doubt.place()).put("why", doubt.why());
        }
        return JSON.writeValueAsBytes(all);
    }

    private static void values(Line line, int places, ArrayNode values) {
        for (int i = 0; i < places; i++) {
            OptionalDouble value = line.at(i);
            if (value.isPresent()) {
                values.add(value.getAsDouble());
            } else if (line.isGap(i)) {
                values.addNull();
            } else {
                values.add(false);
            }
        }
    }

    private static Map<Integer, List<ChartStory>> byPlace(ChartView view) {
        Map<Integer, List<ChartStory>> places = new LinkedHashMap<>();
        for (ChartStory story : view.stories()) {
            view.chart()
                    .place(story.day())
                    .ifPresent(place ->
                            places.merge(
                                    place,
                                    List.of(story),
                                    (some, more) ->
                                            java.util.stream.Stream.concat(
                                                            some.stream(), more.stream())
                                                    .toList()));
        }
        return places;
    }
}
