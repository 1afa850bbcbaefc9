package org.broadtape.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.Exchanges.Exchange;
import org.jspecify.annotations.Nullable;

/// Every instrument known, found by id, symbol, number or the first letters of a name. Never
/// changes; [#with] gives a new one.
public final class InstrumentMaster {
    private final Map<String, Instrument> byId;
    private final Map<String, List<Listed>> bySymbol = new HashMap<>();
    private final Map<String, List<Instrument>> byRic = new HashMap<>();
    private final Map<String, Instrument> byIsin = new HashMap<>();

    /// The ids that other accounts of our instruments had, and ours.
    private final Map<String, String> ids;

    /// Made when first asked for: a run over a file of stories needs none.
    private volatile @Nullable Completion completion;

    private record Listed(Instrument instrument, Listing listing) {}

    /// The built-in master, read once.
    private static final class BuiltIn {
        private static final InstrumentMaster MASTER = read();

        private static InstrumentMaster read() {
            Imported imported = InstrumentCsv.read(Exchanges.resource("instruments.csv"));
            if (!imported.problems().isEmpty()) {
                throw new IllegalStateException("instruments.csv: " + imported.problems());
            }
            return of(imported.instruments());
        }
    }

    private InstrumentMaster(Map<String, Instrument> byId, Map<String, String> ids) {
        this.byId = byId;
        this.ids = ids;
        for (Instrument one : byId.values()) {
            one.ids().isin().ifPresent(isin -> byIsin.putIfAbsent(isin, one));
            for (Listing listing : one.listings()) {
                bySymbol.computeIfAbsent(key(listing.ticker()), ignored -> new ArrayList<>(1))
                        .add(new Listed(one, listing));
                listing.knownRic()
                        .ifPresent(ric ->
                                add(
                                        byRic.computeIfAbsent(ric, ignored -> new ArrayList<>(1)),
                                        one));
            }
        }
    }

    /// What Broadtape knows by itself: the world's most reported companies, indices, currencies,
    /// commodities and rates.
    public static InstrumentMaster builtIn() {
        return BuiltIn.MASTER;
    }

    /// A master of these; accounts of one id are joined.
    public static InstrumentMaster of(Collection<Instrument> instruments) {
        Map<String, Instrument> byId = LinkedHashMap.newLinkedHashMap(instruments.size());
        for (Instrument one : instruments) {
            byId.merge(one.id(), one, Instrument::with);
        }
        return new InstrumentMaster(byId, Map.of());
    }

    /// This master and what others know. An instrument we have, by its id, its ISIN or a symbol on
    /// the same exchange or of the same issuer (CIK), keeps its id and what we say of it, and gains
    /// what we don't; the same list taken in twice changes nothing.
    public InstrumentMaster with(Collection<Instrument> others) {
        Map<String, Instrument> joined = new LinkedHashMap<>(byId);
        Map<String, String> joinedIds = new HashMap<>(ids);
        for (Instrument other : others) {
            Optional<String> ours =
                    byId(other.id()).map(Instrument::id).or(() -> same(other, joined));
            ours.filter(id -> !id.equals(other.id()))
                    .ifPresent(id -> joinedIds.put(other.id(), id));
            joined.merge(ours.orElse(other.id()), other, Instrument::with);
        }
        return new InstrumentMaster(joined, joinedIds);
    }

    /// The id of the instrument that another's account is of.
    ///
    /// @param joined ours as they are by now: what was joined to one may tell that this is another
    private Optional<String> same(Instrument other, Map<String, Instrument> joined) {
        return other.ids()
                .isin()
                .flatMap(this::byIsin)
                .or(() ->
                        other.listings().stream()
                                .flatMap(listing -> listed(other, listing).stream())
                                .map(Listed::instrument)
                                .filter(ours ->
                                        mayBeOne(joined.getOrDefault(ours.id(), ours), other))
                                .findFirst())
                .map(Instrument::id);
    }

    /// Ours under another's symbol at the same time, on the same exchange or of the same issuer.
    private List<Listed> listed(Instrument other, Listing listing) {
        return listed(listing.ticker(), listing.mic()).stream()
                .filter(ours ->
                        listing.mic().isPresent()
                                || (other.ids().cik().isPresent()
                                        && other.ids().cik().equals(ours.instrument().ids().cik())))
                .filter(ours ->
                        overlap(
                                ours,
                                listing.from().or(other::from),
                                listing.until().or(other::until)))
                .toList();
    }

    /// Whether both were listed on some day. What has no end is listed today.
    private static boolean overlap(Listed ours, Optional<LocalDate> from, Optional<LocalDate> end) {
        Optional<LocalDate> until = ours.listing().until().or(ours.instrument()::until);
        Optional<LocalDate> since = ours.listing().from().or(ours.instrument()::from);
        boolean oursOutlasts =
                until.map(last -> from.map(last::isAfter).orElse(false)).orElse(true);
        boolean theirsOutlasts =
                end.map(last -> since.map(last::isAfter).orElse(true)).orElse(true);
        return oursOutlasts && theirsOutlasts;
    }

    private static boolean mayBeOne(Instrument ours, Instrument other) {
        boolean isinsDiffer =
                ours.ids()
                        .isin()
                        .flatMap(isin -> other.ids().isin().map(theirs -> !isin.equals(theirs)))
                        .orElse(false);
        return ours.type() == other.type() && !isinsDiffer;
    }

    /// The instrument of an id, or of the id it had in a list that was joined to this master.
    public Optional<Instrument> byId(String id) {
        return Optional.ofNullable(byId.get(ids.getOrDefault(id, id)));
    }

    /// Those with a symbol, in this master's order: `META`, `BRK.B` (also `BRKb`, `BRK-B`), `700`
    /// (also `0700`). What they were listed as once counts too.
    ///
    /// @param mic the exchange, or one of its segments; absent when unknown
    public List<Instrument> bySymbol(String ticker, Optional<String> mic) {
        List<Instrument> found = new ArrayList<>();
        listed(ticker, mic).forEach(one -> add(found, one.instrument()));
        return List.copyOf(found);
    }

    private List<Listed> listed(String ticker, Optional<String> mic) {
        List<Listed> all = bySymbol.getOrDefault(key(ticker), List.of());
        if (mic.isEmpty() || all.isEmpty()) {
            return all;
        }
        String market = market(mic.get());
        return all.stream()
                .filter(one ->
                        one.listing()
                                .mic()
                                .map(InstrumentMaster::market)
                                .filter(market::equals)
                                .isPresent())
                .toList();
    }

    private static String market(String mic) {
        return Exchanges.byMic(mic).map(Exchange::mic).orElse(mic);
    }

    /// Those with a RIC, as given or as it follows from ticker and exchange: `JNJ.N`, `AAPL.OQ`,
    /// `.SPX`. Case counts, since it does in a RIC.
    public List<Instrument> byRic(String ric) {
        List<Instrument> given = byRic.getOrDefault(ric, List.of());
        int dot = ric.lastIndexOf('.');
        if (!given.isEmpty() || dot <= 0) {
            return List.copyOf(given);
        }
        return Exchanges.byRicSuffix(ric.substring(dot + 1))
                .map(market -> bySymbol(ric.substring(0, dot), Optional.of(market.mic())))
                .orElse(List.of());
    }

    /// The instrument of an ISIN.
    public Optional<Instrument> byIsin(String isin) {
        return Optional.ofNullable(byIsin.get(isin));
    }

    /// Those one of whose names or tickers, or a word of whose names, begins so; best first: a
    /// ticker as typed, then names as wholes, then their later words; what is there before what
    /// was.
    ///
    /// @param limit the most to give
    public List<Instrument> complete(String prefix, int limit) {
        Completion ready = completion;
        if (ready == null) {
            ready = new Completion(byId.values());
            completion = ready;
        }
        return ready.complete(prefix, limit);
    }

    /// How many instruments.
    public int size() {
        return byId.size();
    }

    /// Every instrument, in the order it came.
    public Collection<Instrument> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /// Tickers are the same whatever parts the class from the root.
    private static String key(String ticker) {
        StringBuilder key = new StringBuilder(ticker.length());
        for (int i = 0; i < ticker.length(); i++) {
            char sign = ticker.charAt(i);
            if (sign != '.' && sign != ' ' && sign != '-' && sign != '/') {
                key.append(Character.toUpperCase(sign));
            }
        }
        boolean number = key.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return number ? Identifiers.withoutNoughts(key.toString()) : key.toString();
    }

    private static void add(List<Instrument> all, Instrument one) {
        if (!all.contains(one)) {
            all.add(one);
        }
    }
}
