package org.broadtape.market.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a result rests on, in words, for its readers.
public final class Assumptions {
    private Assumptions() {}

    /// Every assumption of a result.
    public static List<String> of(Setup setup, Result result) {
        List<String> words = new ArrayList<>();
        words.add(
                "A report is acted on at the close of the first session of "
                        + setup.calendar().mic()
                        + " in which it was public: on the day it was accepted where that was before the"
                        + " close, else, and where only the filing date is known, in the next session.");
        words.add(
                "Of a quarter the newest report or restatement counts, and every addition to it, each"
                        + " from its own day.");
        if (result.legs().stream().anyMatch(leg -> leg.book().periodAssumed())) {
            words.add(
                    "Reports that don't name their quarter are taken to be of the last one that ended"
                            + " before they were filed.");
        }
        words.add(
                switch (setup.weighting()) {
                    case VALUE ->
                            "Money is spread by the values filed, which are of the end of the quarter.";
                    case EQUAL -> "The same is put into each instrument.";
                });
        words.add(
                "Only shares are copied; puts, calls and principal are told as not copied, and nothing"
                        + " is sold short or borrowed.");
        words.add(
                "A symbol whose price at the end of the quarter can't be the filed value of a share, by"
                        + " more than a quarter and by no split, is taken for another security's and"
                        + " left out.");
        words.add(
                "What has no price is left out and told, and its share spread over the rest; coverage"
                        + " says on each day how much had one.");
        words.add(
                "A missing price is the last one, to buy at if it is no more than "
                        + Tape.REACH
                        + " sessions old. Where prices end while others go on, as after a takeover or a"
                        + " delisting, the holding is paid out in cash at the last one in the session"
                        + " after.");
        words.add(
                "Prices are adjusted for splits and dividends, so dividends are put back at once,"
                        + " without taxes. Fractions of shares can be held; a trade moves no price.");
        words.add("Cash earns nothing. One currency, US dollars; no exchange of currencies.");
        words.add(
                String.format(
                        Locale.ROOT,
                        "Every purchase and sale costs %s basis points of its worth, slippage"
                                + " included; the first purchase too, and nothing is sold at the end.",
                        plain(setup.costs())));
        words.add(
                "Turnover is half of what was bought and sold at each change of holdings over the worth"
                        + " then, summed over the time, the first purchase left out.");
        setup.benchmark()
                .ifPresent(one ->
                        words.add(
                                setup.wrong().contains(Wrong.PRICE_INDEX)
                                        ? "The benchmark "
                                                + one.name()
                                                + " is WITHOUT its dividends."
                                        : "The benchmark "
                                                + one.name()
                                                + " is with its dividends, bought on the first day and held,"
                                                + " without costs."));
        setup.wrong().stream()
                .sorted()
                .forEach(one -> words.add("WRONG ON PURPOSE: " + one.words() + "."));
        words.add(
                "What nobody reports, as shorts, foreign listings and cash, is not in a report and not"
                        + " in the copy. Past results say nothing of later ones; this is no advice.");
        return words;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
