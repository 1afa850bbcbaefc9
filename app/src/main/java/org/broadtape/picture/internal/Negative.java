package org.broadtape.picture.internal;

/// A picture's bytes as they came, with what their head says; no pixel was decoded yet, and all was
/// checked that makes decoding safe.
///
/// @param format what the bytes are, whatever their sender called them
/// @param width in pixels as stored, 1 to [#LONGEST_SIDE]
/// @param height in pixels as stored, 1 to [#LONGEST_SIDE]
/// @param orientation how it is to be turned for looking at: 1 (upright) to 8, Exif 2.32 §4.6.4
/// @param bytes what the decoder is given: the file, of a PNG only the parts that make up its
///   pixels
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Negative(Format format, int width, int height, int orientation, byte[] bytes) {
    /// The most pixels decoded: a picture of 25 megapixels.
    static final long MOST_PIXELS = 25_000_000;

    /// The longest side decoded.
    static final int LONGEST_SIDE = 16_000;

    /// A picture with a shorter side than this is no picture of a story but a mark that counts
    /// readers, or a sign.
    static final int SHORTEST_SIDE = 32;

    /// The formats that are shown.
    enum Format {
        /// ISO/IEC 10918-1, baseline or progressive, in grey or YCbCr.
        JPEG,
        /// PNG (Third Edition); of an animated one its still picture.
        PNG,
        /// GIF89a; of an animated one its first frame.
        GIF
    }

    /// Checks the bounds, which is the reason for reading the head first.
    static Negative of(Format format, long width, long height, int orientation, byte[] bytes)
            throws Unfit {
        if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) {
            throw new Unfit(
                    "picture-too-small",
                    "The picture is " + width + " by " + height + " pixels",
                    "at least " + SHORTEST_SIDE + " on each side");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new Unfit(
                    "picture-too-large",
                    "The picture is " + width + " by " + height + " pixels",
                    "at most "
                            + MOST_PIXELS / 1_000_000
                            + " million pixels, "
                            + LONGEST_SIDE
                            + " on a side");
        }
        return new Negative(format, (int) width, (int) height, orientation, bytes);
    }
}
