package org.broadtape.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts compared by their runs of four words, as the article extraction benchmark of Scrapinghub
/// and NAEB do: each page counts once, precision and recall are means over the pages, and F1 is
/// made of the two means.
final class Shingles {
    private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int RUN = 4;

    private double precision;
    private int precisions;
    private double recall;
    private int recalls;
    private int exact;
    private int pages;

    /// One page more; its own F1.
    double add(String found, String expected) {
        List<String> ours = tokens(found);
        List<String> gold = tokens(expected);
        Map<List<String>, Integer> mine = runs(ours);
        Map<List<String>, Integer> theirs = runs(gold);
        double both = 0;
        double surplus = 0;
        for (Map.Entry<List<String>, Integer> run : mine.entrySet()) {
            int common = Math.min(run.getValue(), theirs.getOrDefault(run.getKey(), 0));
            both += common;
            surplus += run.getValue() - common;
        }
        double missing = -both;
        for (int count : theirs.values()) {
            missing += count;
        }
        double p = share(both, surplus, missing);
        double r = share(both, missing, surplus);
        if (both + surplus > 0) {
            precision += p;
            precisions++;
        }
        if (both + missing > 0) {
            recall += r;
            recalls++;
        }
        exact += ours.equals(gold) ? 1 : 0;
        pages++;
        return p + r == 0 ? 0 : 2 * p * r / (p + r);
    }

    private static double share(double both, double wrong, double other) {
        if (both == 0) {
            return wrong == 0 && other == 0 ? 1 : 0;
        }
        return both / (both + wrong);
    }

    double precision() {
        return precisions == 0 ? 1 : precision / precisions;
    }

    double recall() {
        return recalls == 0 ? 1 : recall / recalls;
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /// Share of the pages with the same words in the same order.
    double exact() {
        return pages == 0 ? 1 : (double) exact / pages;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher words = TOKEN.matcher(text);
        while (words.find()) {
            tokens.add(words.group());
        }
        return tokens;
    }

    private static Map<List<String>, Integer> runs(List<String> tokens) {
        Map<List<String>, Integer> runs = new HashMap<>();
        int last = Math.max(tokens.isEmpty() ? 0 : 1, tokens.size() - RUN + 1);
        for (int i = 0; i < last; i++) {
            runs.merge(tokens.subList(i, Math.min(tokens.size(), i + RUN)), 1, Integer::sum);
        }
        return runs;
    }
}
