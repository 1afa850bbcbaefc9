package org.broadtape.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Something with a price, and what it is called and where it is listed, each with its time.
///
/// Times are half open: `from` is the first day, `until` the first day no more.
///
/// @param id stable in its master and readable: `bt:apple`, `reuters1987:ALD`
/// @param type what it is
/// @param issuer what all instruments of one issuer share: `bt:alphabet`, `cik:1652044`; absent
///   where it has no issuer or no other instrument of its issuer is known
/// @param name its name to readers: `Alphabet Inc`
/// @param names what it is called in texts, `name` as the full one first
/// @param country ISO 3166 alpha-3 code of the country its issuer is in; absent where unknown
/// @param currency ISO 4217 code it is quoted in; absent where unknown
/// @param ids its numbers
/// @param listings where it is listed, the main one first; empty where it is listed nowhere
/// @param predecessors ids of what it was before a merger, a split or a change of form
/// @param successors ids of what became of it
/// @param from the first day it was there; absent when not known, and then always
/// @param until the first day it was there no more; absent when it still is
public record Instrument(
        String id,
        Type type,
        Optional<String> issuer,
        String name,
        List<Name> names,
        Optional<String> country,
        Optional<String> currency,
        Identifiers ids,
        List<Listing> listings,
        List<String> predecessors,
        List<String> successors,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {
    /// Copies its lists and puts its name among its names.
    public Instrument {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("No id or no name: [" + id + "] [" + name + "]");
        }
        names = Names.withFull(name, names);
        listings = List.copyOf(listings);
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
    }

    /// An instrument of which the least is known.
    public static Instrument of(String id, Type type, String name, List<Listing> listings) {
        return new Instrument(
                id,
                type,
                Optional.empty(),
                name,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Identifiers.NONE,
                listings,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// The listing shown to readers: the first.
    public Optional<Listing> main() {
        return listings.stream().findFirst();
    }

    /// The ticker of its first listing: `AAPL`, `SPX`, `EURUSD`.
    public Optional<String> symbol() {
        return main().map(Listing::ticker);
    }

    /// The RIC of its first listing, where one is given or follows from its exchange.
    public Optional<String> ric() {
        return main().flatMap(Listing::knownRic);
    }

    /// Whether it was there on a day. True where the day is unknown.
    public boolean wasThere(Optional<LocalDate> day) {
        return Names.within(day, from, until);
    }

    /// This instrument with what another account of the same says besides: names, listings, kin are
    /// joined, and what is said once stays as this one says it.
    public Instrument with(Instrument other) {
        return new Instrument(
                id,
                type,
                issuer.or(other::issuer),
                name,
                Names.joined(names, other.names),
                country.or(other::country),
                currency.or(other::currency),
                ids.with(other.ids),
                Names.joined(
                        listings,
                        other.listings.stream().filter(one -> !one.isToldBy(listings)).toList()),
                Names.joined(predecessors, other.predecessors),
                Names.joined(successors, other.successors),
                from.or(other::from),
                until.or(other::until));
    }

    /// What an instrument is.
    public enum Type {
        /// A share, or a receipt for one.
        EQUITY,
        /// A fund, listed or not.
        FUND,
        /// A number made of other prices: `S&P 500`.
        INDEX,
        /// A currency by itself.
        CURRENCY,
        /// One currency in another: `EURUSD`.
        PAIR,
        /// A good, its spot price and its futures: `Brent crude`.
        COMMODITY,
        /// An interest rate.
        RATE,
        /// A bond, or an issuer's bonds of one term: `US 10-year Treasury`.
        BOND,
        /// A crypto asset.
        CRYPTO;

        /// Its word in files: `equity`.
        public String word() {
            return Names.lower(name());
        }

        /// The type of a word, in any case; absent for an unknown word.
        public static Optional<Type> of(String word) {
            return Names.constant(Type.class, word);
        }
    }

    /// One of its names.
    ///
    /// @param text as printed in mixed case
    /// @param sort what sort of name
    /// @param from the first day it was the name; absent when always
    /// @param until the first day it was the name no more; absent when it still is
    public record Name(
            String text, Sort sort, Optional<LocalDate> from, Optional<LocalDate> until) {
        /// A name without time.
        public static Name of(String text, Sort sort) {
            return new Name(text, sort, Optional.empty(), Optional.empty());
        }

        /// Whether it was the name on a day. True where the day is unknown.
        public boolean wasUsed(Optional<LocalDate> day) {
            return Names.within(day, from, until);
        }
    }

    /// What sort of name one is.
    public enum Sort {
        /// The whole name: `International Business Machines Corp`.
        FULL,
        /// A name in common use: `IBM`.
        SHORT,
        /// What it was called before: `Facebook Inc`.
        FORMER,
        /// A product, platform or publication of its: `Instagram`.
        BRAND,
        /// A firm it owns: `Burger King`.
        UNIT,
        /// What people call it: `Big Blue`.
        NICKNAME
    }
}
