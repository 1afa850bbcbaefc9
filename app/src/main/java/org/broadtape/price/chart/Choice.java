package org.broadtape.price.chart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadtape.market.bar.Basis;

/// What a reader wants to see of a chart, as the address says it.
///
/// @param range how far back
/// @param basis prices adjusted for splits, or total return
/// @param isLog whether equal distances are equal ratios
/// @param others instruments to compare with, at most [#MOST_OTHERS]
public record Choice(Range range, Basis basis, boolean isLog, List<String> others) {
    /// So many others fit on a chart that is still read.
    public static final int MOST_OTHERS = 3;

    private static final int LONGEST = 200;

    /// Copies the list and keeps no more others than fit.
    public Choice {
        others = others.stream().distinct().limit(MOST_OTHERS).toList();
    }

    /// What an address asks for; what it doesn't say, or says in words that are none, is the usual.
    ///
    /// @param parameter the value of a query parameter
    public static Choice of(Function<String, Optional<String>> parameter) {
        return new Choice(
                parameter.apply("range").flatMap(Range::of).orElse(Range.YEAR),
                parameter.apply("basis").filter(Basis.TOTAL_RETURN.code()::equals).isPresent()
                        ? Basis.TOTAL_RETURN
                        : Basis.SPLIT_ADJUSTED,
                parameter.apply("scale").filter("log"::equals).isPresent(),
                Arrays.stream(parameter.apply("with").orElse("").split(",", 20))
                        .filter(id -> !id.isBlank() && id.length() <= LONGEST)
                        .toList());
    }

    /// The same over another range.
    public Choice over(Range other) {
        return new Choice(other, basis, isLog, others);
    }

    /// The same on another basis.
    public Choice on(Basis other) {
        return new Choice(range, other, isLog, others);
    }

    /// The same on the other scale.
    public Choice scaled(boolean log) {
        return new Choice(range, basis, log, others);
    }

    /// The same with one more to compare with.
    public Choice with(String other) {
        List<String> more = new ArrayList<>(others);
        more.add(other);
        return new Choice(range, basis, isLog, more);
    }

    /// The same without one of the others.
    public Choice without(String other) {
        return new Choice(
                range, basis, isLog, others.stream().filter(one -> !one.equals(other)).toList());
    }

    /// As the query of an address, from its `?` on.
    public String query() {
        return "?range="
                + range.code()
                + (basis == Basis.TOTAL_RETURN ? "&basis=" + basis.code() : "")
                + (isLog ? "&scale=log" : "")
                + (others.isEmpty() ? "" : "&with=" + joined());
    }

    /// The others as the address names them.
    public String joined() {
        return others.stream()
                .map(one -> URLEncoder.encode(one, StandardCharsets.UTF_8).replace("%3A", ":"))
                .collect(Collectors.joining(","));
    }
}
