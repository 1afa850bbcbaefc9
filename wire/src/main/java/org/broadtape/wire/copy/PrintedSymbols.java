package org.broadtape.wire.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.base.Span;
import org.broadtape.wire.copy.PrintedSymbol.Kind;

/// Finds the symbols printed in a text: `(NASDAQ:META)`, `(NYSE: T; TSX: BCE)`, `<JNJ.N>`, `$AAPL`.
/// An exchange is known by its words, not by what stands behind its colon, so that `(Photo: REX)`
/// is none.
public final class PrintedSymbols {
    /// The most symbols told of one text.
    private static final int MOST = 500;

    private static final Pattern BRACKET = Pattern.compile("\\(([^()\\n]{2,160})\\)");
    private static final Pattern SPLIT =
            Pattern.compile("[;,]|\\s-\\s|\\s(?:and|AND|&|or|und|et|och)\\s");
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\s*(?:(?<market>[^:]{1,60}?)\\s?:)?\\s*[\"\\u201C']?"
                            + "(?<symbol>[A-Z0-9][A-Za-z0-9]{0,9}(?:[./-][A-Za-z0-9]{1,3}){0,2})"
                            + "[\"\\u201D']?\\s*");
    private static final Pattern HYPHENED =
            Pattern.compile(
                    "\\s*(?<market>TSX-?V|TSX|CSE|NYSE|NASDAQ|ASX|LSE|OTCQ[BX]|F)-(?<symbol>[A-Z0-9]{1,6})\\s*");
    private static final Pattern RIC =
            Pattern.compile("[A-Z0-9][A-Za-z0-9_]{0,9}\\.[A-Z]{1,3}|\\.[A-Z]{2,8}\\d{0,3}");
    private static final Set<String> INITIALS =
            Set.of("U.S", "U.K", "U.N", "E.U", "D.C", "L.A", "N.Y", "P.M", "A.M", "B.C", "A.D");
    private static final Pattern ANGLED =
            Pattern.compile("<(\\.?[A-Z0-9][A-Za-z0-9_]{0,9}(?:\\.[A-Z]{1,3})?)>");
    private static final Pattern ISIN =
            Pattern.compile(
                    "\\bISIN(?:\\s(?:code|number|no\\.?))?[:\\s]{0,3}([A-Z]{2}[A-Z0-9]{9}\\d)\\b");
    private static final Pattern CASHTAG =
            Pattern.compile("(?<![\\w$\\u20AC])\\$([A-Z]{1,6}(?:\\.[A-Z]{1,2})?)(?![\\w$])");
    private static final Set<String> SUMS =
            Set.of("M", "MM", "MN", "MLN", "B", "BN", "BLN", "K", "T", "TN", "USD", "CAD", "AUD");
    private static final Pattern PROSE =
            Pattern.compile(
                    "\\b(?:symbol|ticker)s?\\s[\"\\u201C']([A-Z0-9]{1,6}(?:\\.[A-Z]{1,2})?)[.,]?[\"\\u201D']");

    /// Words that make a market's name; one of them at least must be a name by itself.
    private static final Set<String> NAMES =
            words(
                    "nasdaq nasdaqgs nasdaqgm nasdaqcm nyse nysemkt nysearca amex tsx tsxv tsx-v"
                            + " tsx.v cse cnsx neo cboe otc otcqb otcqx otcmkts otcpk otcbb pink lse"
                            + " lon aim fse fra frankfurt xetra etr gr euronext epa paris ams amsterdam"
                            + " ebr brussels lisbon dublin copenhagen cph stockholm sto helsinki hel"
                            + " oslo osl omx six swx bme madrid bit milan asx nzx hkex hkse hkg sehk"
                            + " sgx tse tyo tokyo krx kospi kosdaq nse bse sse szse sha she tase jse"
                            + " bmv b3 bovespa wse tadawul psx set idx bursa vienna wbag ibex moex lsx"
                            + " aquis tsxvn");

    private static final Set<String> BESIDE =
            words(
                    "american arca mkt us usa canada exchange stock venture global select capital"
                            + " market markets first north growth main board borse börse the group"
                            + " international national pink sheets");

    private static final Pattern EXCHANGE =
            Pattern.compile(
                    "(?:\\p{Lu}[\\p{L}.]{1,20} ){1,3}(?:Stock )?Exchange(?: \\p{Lu}\\p{L}{1,15})?");

    private static final Pattern MIC = Pattern.compile("X[A-Z]{3}");

    private final List<PrintedSymbol> found = new ArrayList<>();

    private PrintedSymbols() {}

    private static Set<String> words(String all) {
        return Set.of(all.split("\\s+"));
    }

    /// The symbols of a text, in the order they stand there.
    public static List<PrintedSymbol> in(String text) {
        PrintedSymbols symbols = new PrintedSymbols();
        Matcher bracket = BRACKET.matcher(text);
        int open = text.indexOf('(');
        while (open >= 0 && bracket.find(open) && symbols.found.size() < MOST) {
            symbols.bracket(bracket.group(1), bracket.start(1));
            open = text.indexOf('(', bracket.end());
        }
        symbols.each(ANGLED, "<", text);
        symbols.each(ISIN, "ISIN", text);
        symbols.each(CASHTAG, "$", text);
        symbols.each(PROSE, "symbol", text);
        symbols.each(PROSE, "ticker", text);
        symbols.found.sort(Comparator.comparingInt(symbol -> symbol.span().start()));
        return List.copyOf(symbols.found);
    }

    /// Adds what a pattern finds.
    ///
    /// @param begins what all it finds begins with: looked for first, which is cheaper
    private void each(Pattern pattern, String begins, String text) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
        int at = text.indexOf(begins);
        for (; at >= 0 && found.size() < MOST; at = text.indexOf(begins, at + 1)) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                continue;
            }
            String value = matcher.group(1);
            Kind kind = Kind.TICKER;
            if (pattern == ANGLED && value.indexOf('.') >= 0) {
                kind = Kind.RIC;
            } else if (pattern == ISIN) {
                kind = Kind.ISIN;
            } else if (pattern == CASHTAG) {
                kind = Kind.CASHTAG;
            }
            boolean none =
                    (kind == Kind.ISIN && !isIsin(value))
                            || (kind == Kind.CASHTAG && SUMS.contains(value));
            if (!none) {
                add(kind, value, Optional.empty(), matcher.start(1));
            }
        }
    }

    /// What stands between brackets: a RIC, or markets with their symbols. The first part that is
    /// neither ends it.
    private void bracket(String words, int offset) {
        String bare = words.strip();
        if (RIC.matcher(bare).matches() && !INITIALS.contains(bare)) {
            add(Kind.RIC, bare, Optional.empty(), offset + words.indexOf(bare));
            return;
        }
        List<String> markets = new ArrayList<>(2);
        boolean said = false;
        int at = 0;
        while (at <= words.length()) {
            Matcher split = SPLIT.matcher(words);
            boolean more = split.find(at);
            String part = words.substring(at, more ? split.start() : words.length());
            Matcher named = NAMED.matcher(part);
            Matcher hyphened = HYPHENED.matcher(part);
            if (hyphened.matches()) {
                String symbol = hyphened.group("symbol");
                int from = offset + at + hyphened.start("symbol");
                add(Kind.TICKER, symbol, Optional.of(hyphened.group("market")), from);
            } else if (named.matches() && named.group("market") != null) {
                if (said) {
                    markets.clear();
                }
                for (String market : named.group("market").split("/")) {
                    if (isMarket(market)) {
                        markets.add(market.strip());
                    }
                }
                if (markets.isEmpty()) {
                    return;
                }
                said = true;
                symbol(named, markets, offset + at);
            } else if (isMarket(part)) {
                if (said) {
                    markets.clear();
                    said = false;
                }
                markets.add(part.strip());
            } else if (said && named.matches() && isUpper(named.group("symbol"))) {
                symbol(named, markets, offset + at);
            } else {
                return;
            }
            at = more ? split.end() : words.length() + 1;
        }
    }

    private void symbol(Matcher named, List<String> markets, int offset) {
        for (String market : markets) {
            add(
                    Kind.TICKER,
                    named.group("symbol"),
                    Optional.of(market),
                    offset + named.start("symbol"));
        }
    }

    private void add(Kind kind, String value, Optional<String> market, int at) {
        found.add(new PrintedSymbol(kind, value, market, new Span(at, at + value.length())));
    }

    private static boolean isUpper(String symbol) {
        return symbol.chars().noneMatch(Character::isLowerCase);
    }

    /// `Nasdaq`, `NYSE American`, `Nasdaq Global Select Market`, `Euronext Lisbon`, `XTSE`.
    private static boolean isMarket(String words) {
        String name = words.strip();
        if (name.length() > 50) {
            return false;
        }
        if (MIC.matcher(name).matches() || EXCHANGE.matcher(name).matches()) {
            return true;
        }
        boolean named = false;
        for (String word : name.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!NAMES.contains(word) && !BESIDE.contains(word)) {
                return false;
            }
            named |= NAMES.contains(word);
        }
        return named && !isLowerOnly(name);
    }

    private static boolean isLowerOnly(String name) {
        return name.chars().noneMatch(Character::isUpperCase);
    }

    /// ISO 6166: the last digit is Luhn's over the others, letters counted from ten.
    private static boolean isIsin(String value) {
        int sum = 0;
        boolean twice = false;
        for (int i = value.length() - 1; i >= 0; i--) {
            int digit = Character.digit(value.charAt(i), 36);
            for (int rest = digit; ; rest /= 10) {
                int one = rest % 10 * (twice ? 2 : 1);
                sum += one > 9 ? one - 9 : one;
                twice = !twice;
                if (rest < 10) {
                    break;
                }
            }
        }
        return sum % 10 == 0;
    }
}
