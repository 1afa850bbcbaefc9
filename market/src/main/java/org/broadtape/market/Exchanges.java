package org.broadtape.market;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;
import org.broadtape.market.internal.CsvRows;

/// The one table of exchanges, `exchanges.csv`: what is printed before a ticker (`TSX-V`,
/// `Frankfurt Stock Exchange`), what ends a RIC (`.TO`), what ends a symbol at Yahoo (`.DE`) and
/// the MIC are the same market here and nowhere else.
public final class Exchanges {
    private static final List<Exchange> ALL = read();
    private static final Map<String, Exchange> BY_MIC = new HashMap<>();
    private static final Map<String, Exchange> BY_RIC = new HashMap<>();
    private static final Map<String, Exchange> BY_YAHOO = new HashMap<>();
    private static final Map<String, Exchange> BY_FIGI = new HashMap<>();
    private static final Map<String, List<Exchange>> BY_WORD = new HashMap<>();

    static {
        for (Exchange one : ALL) {
            BY_MIC.put(one.mic, one);
            one.segments.forEach(segment -> BY_MIC.putIfAbsent(segment, one));
            one.ricSuffixes.forEach(suffix -> BY_RIC.put(suffix, one));
            one.figiCodes.forEach(code -> BY_FIGI.put(code, one));
            one.yahooSuffix.ifPresent(suffix -> BY_YAHOO.put(suffix, one));
            for (String word : one.words) {
                BY_WORD.computeIfAbsent(folded(word), ignored -> new ArrayList<>()).add(one);
            }
        }
    }

    private Exchanges() {}

    /// A market.
    ///
    /// @param mic ISO 10383 code: the operating market's, but a segment's own where readers tell it
    ///   apart (`XASE`, `ARCX`)
    /// @param name as readers know it: `Toronto Stock Exchange`
    /// @param country ISO 3166 alpha-3 code
    /// @param currency ISO 4217 code of most of its prices; London's shares are quoted in pence of
    ///   it
    /// @param ricSuffixes what ends a RIC there, without the dot; the one RICs are made with first
    /// @param yahooSuffix what ends a symbol at Yahoo and in FinanceDatabase, without the dot;
    ///   absent where nothing does
    /// @param tickerIsRic whether the part of a RIC before the dot is the ticker; in Germany,
    ///   France, Italy and others it is a word of its own
    /// @param digits how many digits a number has at least in a RIC there; absent where tickers are
    ///   no numbers
    /// @param words what it is called in print
    /// @param segments other MICs of the same market
    /// @param figiCodes its two letters in answers of OpenFIGI: `UN`
    public record Exchange(
            String mic,
            String name,
            String country,
            String currency,
            List<String> ricSuffixes,
            Optional<String> yahooSuffix,
            boolean tickerIsRic,
            OptionalInt digits,
            List<String> words,
            List<String> segments,
            List<String> figiCodes) {
        /// Copies its lists.
        public Exchange {
            ricSuffixes = List.copyOf(ricSuffixes);
            words = List.copyOf(words);
            segments = List.copyOf(segments);
            figiCodes = List.copyOf(figiCodes);
        }

        /// The RIC of a ticker: `JNJ.N`, `BRKb.N`, `REI_u.TO`, `0700.HK`; absent where this
        /// market's RICs don't follow from its tickers.
        public Optional<String> ric(String ticker) {
            if (!tickerIsRic || ricSuffixes.isEmpty()) {
                return Optional.empty();
            }
            return root(ticker).map(root -> root + "." + ricSuffixes.getFirst());
        }

        /// The part before the dot: a class letter in lower case, a trust's units as `_u`; absent
        /// where the ticker has any other form.
        private Optional<String> root(String ticker) {
            int end = 0;
            while (end < ticker.length() && isPlain(ticker.charAt(end))) {
                end++;
            }
            String root = ticker.substring(0, end);
            if (end == ticker.length()) {
                return Optional.of(padded(root));
            }
            if (end == 0 || " ./-".indexOf(ticker.charAt(end)) < 0) {
                return Optional.empty();
            }
            String rest = ticker.substring(end + 1);
            if (rest.equals("UN")) {
                return Optional.of(root + "_u");
            }
            boolean isClass = rest.length() == 1 && Character.isLetter(rest.charAt(0));
            return isClass ? Optional.of(root + rest.toLowerCase(Locale.ROOT)) : Optional.empty();
        }

        private static boolean isPlain(char sign) {
            return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
        }

        private String padded(String ticker) {
            boolean number = ticker.chars().allMatch(sign -> sign >= '0' && sign <= '9');
            int missing = digits.orElse(0) - ticker.length();
            return number && missing > 0 ? "0".repeat(missing) + ticker : ticker;
        }
    }

    /// Every market of the table.
    public static List<Exchange> all() {
        return ALL;
    }

    /// The market of a MIC, its own or that of a segment.
    public static Optional<Exchange> byMic(String mic) {
        return Optional.ofNullable(BY_MIC.get(mic.toUpperCase(Locale.ROOT)));
    }

    /// The market of a RIC's ending, without the dot: `TO`.
    public static Optional<Exchange> byRicSuffix(String suffix) {
        return Optional.ofNullable(BY_RIC.get(suffix));
    }

    /// The market of a symbol's ending at Yahoo, without the dot: `DE`.
    public static Optional<Exchange> byYahooSuffix(String suffix) {
        return Optional.ofNullable(BY_YAHOO.get(suffix));
    }

    /// The market of OpenFIGI's exchange code: `UN`; absent for those of a whole country.
    public static Optional<Exchange> byFigiCode(String code) {
        return Optional.ofNullable(BY_FIGI.get(code));
    }

    /// The markets a printed word may mean, likeliest first: `TSE` is Tokyo's or Toronto's. Case,
    /// blanks and signs don't count; MICs are words too. Empty for an unknown word.
    public static List<Exchange> byWord(String word) {
        List<Exchange> named = BY_WORD.getOrDefault(folded(word), List.of());
        return named.isEmpty() ? byMic(word.strip()).map(List::of).orElse(List.of()) : named;
    }

    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        word.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static List<Exchange> read() {
        List<Problem> problems = new ArrayList<>();
        List<Exchange> all = new ArrayList<>();
        CsvRows rows = new CsvRows(resource("exchanges.csv"), ',', problems);
        rows.next();
        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
            CsvRows.Row one = row.get();
            all.add(
                    new Exchange(
                            one.field(0),
                            one.field(1),
                            one.field(2),
                            one.field(3),
                            split(one.field(4)),
                            Optional.of(one.field(5)).filter(text -> !text.isEmpty()),
                            one.field(6).equals("ticker"),
                            one.field(7).isEmpty()
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(one.field(7))),
                            split(one.field(8)),
                            split(one.field(9)),
                            split(one.field(10))));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("exchanges.csv: " + problems);
        }
        return List.copyOf(all);
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split("\\|"));
    }

    /// A text that lies beside this class in the jar.
    static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Exchanges.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
