package org.broadtape.base;

/// Where words stand in a text: UTF-16 units `[start, end)` of exactly one named string, so that
/// `text.substring(start, end)` is what is meant.
///
/// @param start the first unit, from 0
/// @param end the unit after the last; equal to `start` for an empty span
public record Span(int start, int end) {
    /// Refuses negative or reversed bounds.
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a span: [" + start + ", " + end + ")");
        }
    }

    /// How many UTF-16 units it covers.
    public int length() {
        return end - start;
    }

    /// The words it covers in the text it was made for.
    public String of(String text) {
        return text.substring(start, end);
    }
}
