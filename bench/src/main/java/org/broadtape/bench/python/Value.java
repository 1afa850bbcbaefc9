package org.broadtape.bench.python;

import java.util.List;
import java.util.Map;

/// What an expression is worth.
public sealed interface Value {
    /// A number.
    ///
    /// @param value NaN where a file says that there is none, or we do
    /// @param unit one in its last printed place; 0 where it was not printed but computed
    /// @param origin who computed it
    /// @param why why we have none; empty where there is one, or the file says so
    record Amount(double value, double unit, Origin origin, String why) implements Value {
        /// A number of the file's own arithmetic.
        public static Amount of(double value) {
            return new Amount(value, 0, Origin.FILE, "");
        }

        /// A number of ours.
        public static Amount ours(double value) {
            return new Amount(value, 0, Origin.OURS, "");
        }

        /// No number of ours.
        public static Amount none(String why) {
            return new Amount(Double.NaN, 0, Origin.OURS, why);
        }
    }

    /// Who computed a value.
    enum Origin {
        /// The file, in its own words.
        FILE,
        /// The arithmetic that is measured.
        OURS
    }

    /// A text.
    record Text(String words) implements Value {}

    /// True or false.
    record Truth(boolean holds) implements Value {}

    /// A list, or a tuple.
    record Many(List<Value> members) implements Value {
        /// Copies the list.
        public Many {
            members = List.copyOf(members);
        }
    }

    /// Values by name: a map, a table of columns, a row with labels.
    record Named(Map<String, Value> members) implements Value {
        /// Copies the map, keeping its order.
        public Named {
            members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
        }
    }

    /// Values of days.
    record Series(Column column) implements Value {}

    /// What is not known: a name, and what it was asked for. A word that is known can be called by
    /// the last name of its path.
    record Unknown(String path) implements Value {
        /// The path's last name.
        public String last() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }
}
