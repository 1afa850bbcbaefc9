package org.broadtape.instrument.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.link.Entity;
import org.broadtape.analysis.link.Role;
import org.broadtape.front.FrontView;
import org.broadtape.link.EntityAddress;
import org.broadtape.link.Links;
import org.broadtape.market.Exchanges;
import org.broadtape.market.Instrument;
import org.broadtape.market.Listing;
import org.broadtape.price.PriceText;
import org.broadtape.price.chart.ChartView;

/// What is known of an instrument, a country, a place, a person or a body, and its stories.
///
/// @param entity what
/// @param instrument the instrument; absent for all else, and for one that is known no more
/// @param country the country it is in, where that has a page
/// @param kin what it was before and what became of it, with their addresses
/// @param counts in how many stories it stands in each role
/// @param shown which roles are shown
/// @param days the stories by day
/// @param next the address of the next part
/// @param later true if this is not the first part
/// @param price of an instrument, or why there is none; absent for all else
/// @param chart of an instrument; absent where no series of it may be shown
public record EntityView(
        Entity entity,
        Optional<Instrument> instrument,
        Optional<Entity> country,
        List<Kin> kin,
        Map<Role, Integer> counts,
        Shown shown,
        List<FrontView.Day> days,
        Optional<String> next,
        boolean later,
        Optional<PriceText> price,
        Optional<ChartView> chart) {
    /// Copies its lists.
    public EntityView {
        kin = List.copyOf(kin);
        counts = Map.copyOf(counts);
        days = List.copyOf(days);
    }

    /// What an instrument was before, or what became of it.
    ///
    /// @param predecessor true for what it was
    /// @param entity absent where it is not known
    public record Kin(boolean predecessor, String id, Optional<Entity> entity) {}

    /// Which roles a list of stories shows.
    ///
    /// @param name as in the address: `about`, `any`, or a role's
    public record Shown(String name, Set<Role> roles) {
        private static final Shown ABOUT = new Shown("about", Links.ABOUT);
        private static final Shown ANY = new Shown("any", Links.ALL);

        /// Those of a name; the usual ones of the kind where nothing is named: an instrument's
        /// stories are those about it, a country's all that name it.
        ///
        /// @return empty where there is no such name
        public static Optional<Shown> of(Optional<String> name, Entity.Kind kind) {
            if (name.isEmpty()) {
                return Optional.of(usual(kind));
            }
            if (name.get().equals(ABOUT.name)) {
                return Optional.of(ABOUT);
            }
            if (name.get().equals(ANY.name)) {
                return Optional.of(ANY);
            }
            for (Role role : Role.values()) {
                if (word(role).equals(name.get())) {
                    return Optional.of(new Shown(word(role), Set.of(role)));
                }
            }
            return Optional.empty();
        }

        /// What is shown where nothing is asked for.
        public static Shown usual(Entity.Kind kind) {
            return kind == Entity.Kind.INSTRUMENT ? ABOUT : ANY;
        }

        static String word(Role role) {
            return role.name().toLowerCase(Locale.ROOT);
        }
    }

    /// A tab over the list of stories.
    ///
    /// @param key of its words
    /// @param count how many stories it shows
    public record Tab(String key, String href, int count, boolean current) {}

    /// The tabs: what it is about, then each role that has stories, then all.
    public List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>();
        tab("about", Links.ABOUT, tabs);
        for (Role role : Role.values()) {
            if (!role.mayChip() && counts.containsKey(role)) {
                tab(Shown.word(role), Set.of(role), tabs);
            }
        }
        tab("any", Links.ALL, tabs);
        return tabs;
    }

    private void tab(String name, Set<Role> roles, List<Tab> tabs) {
        boolean usual = name.equals(Shown.usual(entity.kind()).name());
        tabs.add(
                new Tab(
                        "instrument.role." + name,
                        EntityAddress.of(entity) + (usual ? "" : "?role=" + name),
                        roles.stream().mapToInt(role -> counts.getOrDefault(role, 0)).sum(),
                        name.equals(shown.name())));
    }

    /// The key of the word for what kind of thing it is.
    public String kind() {
        String type = entity.type();
        return entity.kind() == Entity.Kind.INSTRUMENT && !type.isEmpty()
                ? "instrument.type." + type
                : "link.kind." + entity.kind().name().toLowerCase(Locale.ROOT);
    }

    /// The key of what stands where there is no story.
    public String emptyKey() {
        if (later) {
            return "instrument.none.older";
        }
        return counts.isEmpty() ? "instrument.none" : "instrument.none.role";
    }

    /// Its listings, with what each exchange is called.
    public List<Row> listings() {
        return instrument.map(Instrument::listings).orElse(List.of()).stream()
                .map(EntityView::row)
                .toList();
    }

    /// A listing, ready for a table.
    ///
    /// @param market what the exchange is called; empty where it is not known
    public record Row(String market, String mic, String symbol, String currency, String time) {}

    private static Row row(Listing one) {
        return new Row(
                one.mic().flatMap(Exchanges::byMic).map(market -> market.name()).orElse(""),
                one.mic().orElse(""),
                one.ticker(),
                one.currency().orElse(""),
                time(one.from(), one.until()));
    }

    /// Its names of a sort.
    public List<Called> names(Instrument.Sort sort) {
        return instrument.map(Instrument::names).orElse(List.of()).stream()
                .filter(name -> name.sort() == sort)
                .filter(name -> !name.text().equals(entity.name()))
                .map(name -> new Called(name.text(), time(name.from(), name.until())))
                .toList();
    }

    /// A name with its time.
    ///
    /// @param time `2004 – 2021-10-28`; empty where it always was the name
    public record Called(String text, String time) {}

    /// `2004-01-01 – 2021-10-28`; empty where neither end is known.
    static String time(Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isEmpty() && until.isEmpty()) {
            return "";
        }
        return from.map(LocalDate::toString).orElse("…")
                + " – "
                + until.map(LocalDate::toString).orElse("");
    }

    /// Sorts of names besides the one in the title.
    public static List<Instrument.Sort> sorts() {
        return List.of(Instrument.Sort.values());
    }

    /// The key of the label of a sort of names.
    public static String sortKey(Instrument.Sort sort) {
        return "instrument.names." + sort.name().toLowerCase(Locale.ROOT);
    }

    /// Its numbers: a label's key and the number. CUSIPs are licensed and are told to nobody.
    public List<Map.Entry<String, String>> numbers() {
        List<Map.Entry<String, String>> numbers = new ArrayList<>();
        instrument.ifPresent(one -> {
            one.ids().isin().ifPresent(value -> numbers.add(Map.entry("ISIN", value)));
            one.ids().figi().ifPresent(value -> numbers.add(Map.entry("FIGI", value)));
            one.ids().lei().ifPresent(value -> numbers.add(Map.entry("LEI", value)));
            one.ids().cik().ifPresent(value -> numbers.add(Map.entry("CIK", value)));
        });
        return numbers;
    }
}
