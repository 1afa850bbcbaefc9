package org.broadtape.market.provider;

import org.jspecify.annotations.Nullable;

/// A key that a provider gave the site's owner. It prints as dots, wherever it goes.
public final class ApiKey {
    private static final int LIMIT = 512;

    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /// A key as typed in, blanks at its ends taken off.
    ///
    /// @throws IllegalArgumentException for one that is empty, too long, or holds blanks or control
    ///   signs, which would break a header; the message doesn't tell it
    public static ApiKey of(String typed) {
        String secret = typed.strip();
        boolean plain = secret.chars().allMatch(sign -> sign > ' ' && sign < 127);
        if (secret.isEmpty() || secret.length() > LIMIT || !plain) {
            throw new IllegalArgumentException(
                    "Not a key: it must be 1 to " + LIMIT + " signs of ASCII");
        }
        return new ApiKey(secret);
    }

    /// The key itself: for the request alone, never for a page, a log or an export.
    String secret() {
        return secret;
    }

    /// A text with the key taken out of it, for a provider that repeats it in its answer.
    public String hiddenIn(String text) {
        return text.replace(secret, "…");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApiKey that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "…";
    }
}
