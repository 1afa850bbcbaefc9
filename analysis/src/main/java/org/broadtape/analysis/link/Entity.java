package org.broadtape.analysis.link;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Something a story can be about.
///
/// @param id stable: an instrument's in its master, a country's ISO 3166 alpha-3 code
/// @param kind what it is
/// @param type what kind of instrument, place or body, in lower case: `equity`, `index`, `city`,
///   `central-bank`; empty where not told
/// @param name its name to readers
/// @param symbol the ticker of its first listing; absent for all but instruments
/// @param mic that listing's exchange, ISO 10383; absent where unknown
/// @param country ISO 3166 alpha-3 code of the country it is in; absent where unknown
/// @param names what it is called in texts, [#name] among them
/// @param from the first day it was there (for an instrument: listed); absent when always
/// @param until the first day it was there no more; absent when it still is
public record Entity(
        String id,
        Kind kind,
        String type,
        String name,
        Optional<String> symbol,
        Optional<String> mic,
        Optional<String> country,
        List<Name> names,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {
    /// Copies its list.
    public Entity {
        names = List.copyOf(names);
    }

    /// Whether it was there on a day. True where the day is unknown.
    public boolean wasThere(Optional<LocalDate> day) {
        return within(day, from, until);
    }

    static boolean within(
            Optional<LocalDate> day, Optional<LocalDate> from, Optional<LocalDate> until) {
        return day.isEmpty()
                || (from.map(first -> !day.get().isBefore(first)).orElse(true)
                        && until.map(day.get()::isBefore).orElse(true));
    }

    /// What an entity is.
    public enum Kind {
        /// A security, index, currency, commodity, rate: what has a price.
        INSTRUMENT,
        /// A country, and its government under whatever name.
        COUNTRY,
        /// A place that is no country.
        PLACE,
        /// A person.
        PERSON,
        /// A government body, central bank, alliance or other body without shares.
        BODY
    }

    /// One of its names.
    ///
    /// @param text as printed in mixed case; for a symbol the symbol alone
    /// @param kind what sort of name
    /// @param from the first day it was the name; absent when always
    /// @param until the first day it was the name no more; absent when it still is
    public record Name(
            String text, Sort kind, Optional<LocalDate> from, Optional<LocalDate> until) {
        /// A name without time.
        public static Name of(String text, Sort kind) {
            return new Name(text, kind, Optional.empty(), Optional.empty());
        }

        /// Whether it was the name always.
        public boolean isTimeless() {
            return from.isEmpty() && until.isEmpty();
        }

        /// Whether it was the name on a day. True where the day is unknown.
        public boolean wasUsed(Optional<LocalDate> day) {
            return within(day, from, until);
        }
    }

    /// What sort of name one is.
    public enum Sort {
        /// The whole name: `International Business Machines Corp.`
        FULL,
        /// A name in common use: `IBM`.
        SHORT,
        /// What it was called before: `Facebook, Inc.`
        FORMER,
        /// A product, platform or publication of its: `Instagram`.
        BRAND,
        /// A firm it owns: `Burger King Holdings`.
        UNIT,
        /// What people call it: `Big Blue`.
        NICKNAME,
        /// A ticker, RIC, ISIN, FIGI, CUSIP: counts where printed as a symbol, not as a word.
        SYMBOL,
        /// Of a country: `Korean`, `Koreans`.
        DEMONYM,
        /// Of a country: its capital or seat, used for its government: `Pyongyang`, `the Kremlin`.
        CAPITAL,
        /// Of a country or body: an office or ministry: `Foreign Ministry`, `Fed chair`.
        OFFICE
    }
}
