package org.broadtape.market.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.market.Instrument;
import org.broadtape.market.filing.Position;

/// Symbols of the instruments of a master: by their CUSIPs, by the CUSIPs within their ISINs, and
/// where neither is known by the issuer's name.
///
/// Filed names are cut and shortened (`OCCIDENTAL PETE CORP`): word by word, one must begin with
/// the other, endings that tell only the form of a firm left out. A name counts only where exactly
/// one instrument bears it, and where the filing names a class of shares, only class A.
public final class KnownSymbols implements Symbols {
    private static final Set<String> FORMS =
            Set.of(
                    "INC",
                    "CORP",
                    "CO",
                    "COMPANY",
                    "LTD",
                    "PLC",
                    "P",
                    "L",
                    "C",
                    "SA",
                    "S",
                    "A",
                    "NV",
                    "N",
                    "DEL",
                    "NEW",
                    "DELAWARE",
                    "THE",
                    "OF",
                    "HLDGS",
                    "HLDG",
                    "HOLDINGS",
                    "HOLDING",
                    "GROUP",
                    "GRP",
                    "CORPORATION",
                    "INCORPORATED",
                    "LIMITED",
                    "COS",
                    "COM",
                    "AND",
                    "TR",
                    "TRUST",
                    "AG",
                    "SE",
                    "LP",
                    "LLC");

    /// What the SEC's official list shortens so that it is no beginning of the word.
    private static final Map<String, String> SHORTENED =
            Map.of(
                    "PETE", "PETROLEUM",
                    "FINL", "FINANCIAL",
                    "MTRS", "MOTORS",
                    "MFG", "MANUFACTURING",
                    "INTL", "INTERNATIONAL",
                    "SVCS", "SERVICES",
                    "SVC", "SERVICE",
                    "NATL", "NATIONAL",
                    "RES", "RESOURCES",
                    "BK", "BANK");

    private final Map<String, List<Instrument>> byCusip = new HashMap<>();
    private final Map<String, List<Instrument>> byIsin = new HashMap<>();
    private final Map<String, List<Named>> byFirst = new HashMap<>();

    private record Named(List<String> words, Instrument instrument) {}

    /// Symbols of these instruments.
    public KnownSymbols(Collection<Instrument> instruments) {
        for (Instrument one : instruments) {
            if (one.symbol().isEmpty()) {
                continue;
            }
            one.ids().cusip().ifPresent(cusip -> add(byCusip, cusip, one));
            one.ids()
                    .isin()
                    .filter(isin -> isin.startsWith("US") || isin.startsWith("CA"))
                    .ifPresent(isin -> add(byIsin, isin.substring(2, 11), one));
            boolean american = one.country().filter("USA"::equals).isPresent();
            if (one.type() == Instrument.Type.EQUITY && american) {
                List<String> words = words(one.name());
                if (!words.isEmpty()) {
                    byFirst.computeIfAbsent(start(words), key -> new ArrayList<>())
                            .add(new Named(words, one));
                }
            }
        }
    }

    private static void add(Map<String, List<Instrument>> by, String key, Instrument one) {
        by.computeIfAbsent(key, ignored -> new ArrayList<>()).add(one);
    }

    @Override
    public Optional<Found> of(Position position, LocalDate day) {
        return there(byCusip, position, day, Rule.CUSIP)
                .or(() -> there(byIsin, position, day, Rule.ISIN))
                .or(() -> named(position, day));
    }

    /// The instrument of a number that was there on the day; else the last one that bore it.
    private static Optional<Found> there(
            Map<String, List<Instrument>> by, Position position, LocalDate day, Rule rule) {
        List<Instrument> all = by.getOrDefault(position.cusip(), List.of());
        return all.stream()
                .filter(one -> one.wasThere(Optional.of(day)))
                .findFirst()
                .or(() -> all.stream().reduce((first, last) -> last))
                .flatMap(Instrument::symbol)
                .map(symbol -> new Found(symbol, rule));
    }

    private Optional<Found> named(Position position, LocalDate day) {
        List<String> words = words(position.name());
        String title = " " + position.titleOfClass().toUpperCase(Locale.ROOT) + " ";
        boolean otherClass =
                title.matches(".* (CL|CLASS|SER|SERIES) .*") && !title.matches(".* CL(ASS)? A .*");
        if (words.isEmpty() || otherClass) {
            return Optional.empty();
        }
        List<Instrument> alike =
                byFirst.getOrDefault(start(words), List.of()).stream()
                        .filter(one -> isAlike(words, one.words()))
                        .map(Named::instrument)
                        .filter(one -> one.wasThere(Optional.of(day)))
                        .distinct()
                        .toList();
        return alike.size() == 1
                ? alike.getFirst().symbol().map(symbol -> new Found(symbol, Rule.NAME))
                : Optional.empty();
    }

    private static boolean isAlike(List<String> filed, List<String> known) {
        if (filed.size() != known.size()) {
            return false;
        }
        for (int i = 0; i < filed.size(); i++) {
            String one = filed.get(i);
            String other = known.get(i);
            boolean whole = one.equals(other);
            boolean cut =
                    Math.min(one.length(), other.length()) >= 3
                            && (one.startsWith(other) || other.startsWith(one));
            if (!whole && !cut) {
                return false;
            }
        }
        return true;
    }

    private static String start(List<String> words) {
        String first = words.getFirst();
        return first.substring(0, Math.min(3, first.length()));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("['’.]", "");
        for (String word : plain.split("[^A-Z0-9]+", -1)) {
            if (!word.isEmpty() && !FORMS.contains(word)) {
                words.add(SHORTENED.getOrDefault(word, word));
            }
        }
        return words;
    }
}
