package org.broadtape.market.filing;

import java.util.Optional;

/// What an amendment says it does.
///
/// @param number its number among the amendments of the quarter; absent where not given
/// @param type what it does; absent where the filer ticked nothing
/// @param expired whether it tells holdings whose confidential treatment was denied or expired
public record Amendment(Optional<Integer> number, Optional<Type> type, boolean expired) {
    /// What an amendment does.
    public enum Type {
        /// It takes the place of the whole report.
        RESTATEMENT("RESTATEMENT"),
        /// Its holdings come to those reported.
        NEW_HOLDINGS("NEW HOLDINGS");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /// As it stands in filings.
        public String word() {
            return word;
        }

        /// The type of a word in any case; absent for another.
        public static Optional<Type> of(String word) {
            for (Type one : values()) {
                if (one.word.equalsIgnoreCase(word.strip().replace('_', ' '))) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }
}
