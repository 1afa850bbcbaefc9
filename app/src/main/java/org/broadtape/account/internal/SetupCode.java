package org.broadtape.account.internal;

import java.util.Locale;

/// The one-time code that shows that whoever makes the owner's account can also see this process's
/// output. 125 random bits as five groups of five, of digits and letters that can't be mistaken for
/// one another (Crockford's base 32); new at every start.
public final class SetupCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LETTERS = 25;

    private final String code;

    /// A new code.
    public SetupCode() {
        byte[] bytes = Secret.bytes(LETTERS);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            words.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(bytes[i] & 31));
        }
        this.code = words.toString();
    }

    /// The code as printed: `7Q2KD-…`.
    public String printed() {
        return code;
    }

    /// Whether these words are the code; small letters, blanks and O for 0 are forgiven.
    public boolean is(String typed) {
        return Secret.same(plain(typed), plain(code));
    }

    private static String plain(String words) {
        return words.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[^0-9A-Z]", "");
    }
}
