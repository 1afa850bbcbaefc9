package org.broadtape.price.chart;

import java.util.Locale;
import java.util.OptionalDouble;

/// A line as the path of a drawing, 1000 units wide and 300 high, for pages without a script. Of
/// long ranges each point is the last value of some sessions, so that a path has no more points
/// than a screen shows; a gap among them breaks the line all the same.
final class Strokes {
    static final int WIDTH = 1000;
    static final int HEIGHT = 300;
    private static final int POINTS = 400;

    private Strokes() {}

    static String path(Line line, int places, Ticks ticks) {
        int stride = (places + POINTS - 1) / POINTS;
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int from = 0; from < places; from += stride) {
            int at = -1;
            for (int i = from; i < Math.min(from + stride, places); i++) {
                drawing = drawing && !line.isGap(i);
                at = line.at(i).isPresent() ? i : at;
            }
            OptionalDouble value = at < 0 ? OptionalDouble.empty() : line.at(at);
            if (value.isPresent()) {
                path.append(drawing ? 'L' : 'M').append(x(at, places)).append(' ');
                path.append(tenth(HEIGHT * (1 - ticks.height(value.getAsDouble()))));
                if (!drawing && isAlone(line, at, places)) {
                    path.append("h1");
                }
                drawing = true;
            }
        }
        return path.toString();
    }

    /// A value between two gaps, which would leave no stroke.
    private static boolean isAlone(Line line, int at, int places) {
        return at + 1 == places || line.isGap(at + 1);
    }

    static String x(int place, int places) {
        return tenth(places < 2 ? WIDTH / 2.0 : (double) WIDTH * place / (places - 1));
    }

    private static String tenth(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
