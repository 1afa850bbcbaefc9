package org.broadtape.price.chart;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.broadtape.price.Archive;

/// A series on a chart's axis: for each place a value, a gap, or nothing because its market was
/// closed.
public final class Line {
    private final String instrument;
    private final String name;
    private final Archive.Shown shown;
    private final double[] values;
    private final boolean[] gaps;

    /// A line.
    ///
    /// @param values by place on the axis; NaN for none
    /// @param gaps places where there should be a value
    Line(String instrument, String name, Archive.Shown shown, double[] values, boolean[] gaps) {
        this.instrument = instrument;
        this.name = name;
        this.shown = shown;
        this.values = values;
        this.gaps = gaps;
    }

    /// The instrument's id.
    public String instrument() {
        return instrument;
    }

    /// What readers call it.
    public String name() {
        return name;
    }

    /// What it was drawn from.
    public Archive.Shown shown() {
        return shown;
    }

    /// The value at a place.
    public OptionalDouble at(int place) {
        double value = values[place];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// Whether there should be a value at a place and is none.
    public boolean isGap(int place) {
        return gaps[place];
    }

    /// The least value; absent where there is none.
    public OptionalDouble least() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).min();
    }

    /// The greatest value; absent where there is none.
    public OptionalDouble greatest() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max();
    }

    /// The same with what it was at a place as 100.
    Line indexed(int base) {
        double[] index = new double[values.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = values[i] / values[base] * 100;
        }
        return new Line(instrument, name, shown, index, gaps);
    }
}
