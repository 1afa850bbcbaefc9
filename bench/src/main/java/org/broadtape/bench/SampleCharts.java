package org.broadtape.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

/// Draws the pictures of the sample edition from open data: `SampleCharts DATA_FOLDER OUT_FOLDER`.
/// The data are the European Central Bank's reference rates (`fx-ecb.zip`) and Cboe's record of the
/// VIX (`benchmarks.zip`). Run again, it draws the same.
public final class SampleCharts {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 675;
    private static final int LEFT = 70;
    private static final int RIGHT = WIDTH - 90;
    private static final int TOP = 140;
    private static final int BOTTOM = HEIGHT - 100;
    private static final Color PAPER = new Color(0xfbfaf7);
    private static final Color INK = new Color(0x1d1b18);
    private static final Color FAINT = new Color(0x5f5a52);
    private static final Color RULE = new Color(0xdcd7cd);
    private static final Color LINE = new Color(0x1f4f82);

    private SampleCharts() {}

    /// What is drawn.
    ///
    /// @param unit of the upright axis, in words
    /// @param low lower end of the upright axis
    /// @param high upper end of it
    /// @param step between two lines
    /// @param decimals of its labels
    /// @param marks first days of the periods named below the axis
    /// @param names what a mark is called
    /// @param noted days whose value is written beside the line
    private record Chart(
            String file,
            String title,
            String unit,
            String source,
            NavigableMap<LocalDate, Double> values,
            double low,
            double high,
            double step,
            int decimals,
            List<LocalDate> marks,
            java.util.function.Function<LocalDate, String> names,
            List<LocalDate> noted) {
        double x(LocalDate day) {
            double all = ChronoUnit.DAYS.between(values.firstKey(), values.lastKey());
            return LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(values.firstKey(), day) / all;
        }

        double y(double value) {
            return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
        }

        String label(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
    }

    /// Draws all of them.
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path out = Files.createDirectories(Path.of(arguments[1]));
        List<String> rates = lines(inner(member(data.resolve("fx-ecb.zip"), "hist.zip")));
        List<String> vix =
                text(member(data.resolve("benchmarks.zip"), "vix-daily.csv")).lines().toList();
        String ecb = "Data: European Central Bank, euro reference rates. Chart: Broadtape";
        IntFunction<LocalDate> january = year -> LocalDate.of(year, 1, 1);
        draw(
                new Chart(
                        "eur-usd-1999-2022.png",
                        "The euro in dollars, 1999 to 2022",
                        "U.S. dollars to one euro, each working day; the axis begins at 0.60",
                        ecb,
                        column(rates, "USD", "1999-01-04", "2022-08-23"),
                        0.6,
                        1.8,
                        0.2,
                        1,
                        years(january, 2000, 2022, 4),
                        day -> Integer.toString(day.getYear()),
                        days("2000-10-26", "2008-07-15", "2022-08-23")),
                out);
        draw(
                new Chart(
                        "eur-chf-2014-2015.png",
                        "The day the floor went",
                        "Swiss francs to one euro, each working day; the axis begins at 0.95",
                        ecb,
                        column(rates, "CHF", "2014-08-01", "2015-01-15"),
                        0.95,
                        1.25,
                        0.05,
                        2,
                        days(
                                "2014-08-01",
                                "2014-09-01",
                                "2014-10-01",
                                "2014-11-01",
                                "2014-12-01",
                                "2015-01-01"),
                        SampleCharts::month,
                        days("2015-01-14", "2015-01-15")),
                out);
        draw(
                new Chart(
                        "vix-1990-2020.png",
                        "Thirty years of the VIX",
                        "Index points at each day’s close",
                        "Data: Cboe, VIX daily history. Chart: Broadtape",
                        column(vix, "CLOSE", "1990-01-02", "2020-03-16"),
                        0,
                        90,
                        15,
                        0,
                        years(january, 1990, 2020, 5),
                        day -> Integer.toString(day.getYear()),
                        days("2008-11-20", "2020-03-16")),
                out);
    }

    private static void draw(Chart chart, Path out) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(INK);
        pen.setFont(new Font(Font.SERIF, Font.BOLD, 40));
        pen.drawString(chart.title(), LEFT - 40, 62);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        pen.setColor(FAINT);
        pen.drawString(chart.unit(), LEFT - 40, 100);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        pen.drawString(chart.source(), LEFT - 40, HEIGHT - 26);
        grid(pen, chart);
        pen.setColor(LINE);
        pen.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(path(chart));
        chart.noted().forEach(day -> note(pen, chart, day));
        pen.dispose();
        ImageIO.write(image, "png", out.resolve(chart.file()).toFile());
    }

    private static void grid(Graphics2D pen, Chart chart) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        pen.setStroke(new BasicStroke(1));
        int count = (int) Math.round((chart.high() - chart.low()) / chart.step());
        for (int i = 0; i <= count; i++) {
            double value = chart.low() + i * chart.step();
            double y = chart.y(value);
            pen.setColor(i == 0 ? FAINT : RULE);
            pen.draw(new Line2D.Double(LEFT, y, RIGHT, y));
            pen.setColor(FAINT);
            String label = chart.label(value);
            pen.drawString(
                    label,
                    (float) (LEFT - 10 - pen.getFontMetrics().stringWidth(label)),
                    (float) y + 7);
        }
        for (LocalDate day : chart.marks()) {
            LocalDate first = chart.values().firstKey();
            double x = chart.x(day.isBefore(first) ? first : day);
            pen.setColor(FAINT);
            pen.draw(new Line2D.Double(x, BOTTOM, x, BOTTOM + 7));
            pen.drawString(chart.names().apply(day), (float) x + 5, BOTTOM + 26f);
        }
    }

    private static Path2D path(Chart chart) {
        Path2D path = new Path2D.Double();
        chart.values()
                .forEach((day, value) -> {
                    if (path.getCurrentPoint() == null) {
                        path.moveTo(chart.x(day), chart.y(value));
                        return;
                    }
                    path.lineTo(chart.x(day), chart.y(value));
                });
        return path;
    }

    private static void note(Graphics2D pen, Chart chart, LocalDate day) {
        Double value = chart.values().get(day);
        if (value == null) {
            throw new IllegalStateException("No value on " + day + " in " + chart.file());
        }
        double x = chart.x(day);
        double y = chart.y(value);
        pen.setColor(INK);
        pen.fill(new Ellipse2D.Double(x - 5, y - 5, 10, 10));
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
        String words = String.format(Locale.ROOT, chart.decimals() == 0 ? "%.2f" : "%.4f", value);
        int wide = pen.getFontMetrics().stringWidth(words);
        boolean low = chart.y(value) > (TOP + BOTTOM) / 2.0;
        pen.drawString(words, (float) (x - wide / 2.0), (float) (low ? y + 30 : y - 14));
    }

    private static String month(LocalDate day) {
        String name = day.getMonth().getDisplayName(java.time.format.TextStyle.SHORT, Locale.UK);
        return day.getMonthValue() == 8 || day.getMonthValue() == 1
                ? name + " " + day.getYear()
                : name;
    }

    private static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }

    private static List<LocalDate> years(IntFunction<LocalDate> on, int from, int to, int step) {
        List<LocalDate> all = new ArrayList<>();
        for (int year = from; year <= to; year += step) {
            all.add(on.apply(year));
        }
        return all;
    }

    /// One column of a table whose first is the day; days without a value are left out.
    private static NavigableMap<LocalDate, Double> column(
            List<String> table, String name, String from, String to) {
        int at = List.of(table.getFirst().split(",")).indexOf(name);
        NavigableMap<LocalDate, Double> values = new TreeMap<>();
        for (String line : table.subList(1, table.size())) {
            String[] cells = line.split(",");
            if (cells[0].compareTo(from) >= 0
                    && cells[0].compareTo(to) <= 0
                    && !cells[at].equals("N/A")) {
                values.put(LocalDate.parse(cells[0]), Double.valueOf(cells[at]));
            }
        }
        return values;
    }

    private static List<String> lines(byte[] bytes) {
        return text(bytes).lines().toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] inner(byte[] zip) throws IOException {
        return member(new ByteArrayInputStream(zip), ".csv");
    }

    private static byte[] member(Path zip, String ending) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            return member(in, ending);
        }
    }

    private static byte[] member(InputStream in, String ending) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(ending)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("No " + ending + " in the zip");
    }
}
