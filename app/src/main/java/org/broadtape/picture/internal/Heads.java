package org.broadtape.picture.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.broadtape.picture.internal.Negative.Format;

/// Reads what a picture's bytes say of it before a decoder sees them: what format they are, how
/// many pixels, how it is turned, and that they don't end too early. What the sender called them is
/// not asked.
final class Heads {
    /// A progressive JPEG has about ten scans; hundreds are made to keep a decoder busy.
    private static final int MOST_SCANS = 60;

    /// The most pixels over all scans of a JPEG: each scan goes over the whole picture.
    private static final long MOST_WORK = 400_000_000;

    private final byte[] bytes;
    private int at;

    private Heads(byte[] bytes) {
        this.bytes = bytes;
    }

    /// What these bytes are.
    static Negative read(byte[] bytes) throws Unfit {
        Heads heads = new Heads(bytes);
        try {
            if (heads.begins(0, "\u00ff\u00d8\u00ff")) {
                return heads.jpeg();
            }
            if (heads.begins(0, "\u0089PNG\r\n\u001a\n")) {
                return heads.png();
            }
            if (heads.begins(0, "GIF87a") || heads.begins(0, "GIF89a")) {
                return heads.gif();
            }
        } catch (IndexOutOfBoundsException early) {
            throw endsEarly();
        }
        throw heads.unknown();
    }

    private static Unfit endsEarly() {
        return new Unfit(
                "picture-truncated", "The picture's bytes end too early", "the whole picture");
    }

    private Unfit unknown() {
        String what = words();
        if (bytes.length == 0) {
            what = "nothing";
        } else if (begins(0, "RIFF") && begins(8, "WEBP")) {
            what = "WebP";
        } else if (begins(4, "ftypavif") || begins(4, "ftypavis")) {
            what = "AVIF";
        } else if (begins(4, "ftyphei") || begins(4, "ftypmif1")) {
            what = "HEIC";
        } else if (begins(0, "BM")) {
            what = "BMP";
        } else if (begins(0, "II*\0") || begins(0, "MM\0*")) {
            what = "TIFF";
        } else if (begins(0, "\0\0\1\0")) {
            what = "an icon";
        }
        return new Unfit("picture-format", "What came is " + what, "a JPEG, PNG or GIF");
    }

    /// Of text what kind of text, since an error page is what a picture's address often gives.
    private String words() {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "SVG, which can carry scripts";
        }
        if (start.contains("<html") || start.contains("<!doctype html")) {
            return "an HTML page";
        }
        return "no picture of a known format";
    }

    private boolean begins(int from, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (from + i >= bytes.length || (bytes[from + i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int u8(int index) {
        return bytes[index] & 0xff;
    }

    private int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }

    private long u32(int index) {
        return (long) u16(index) << 16 | u16(index + 2);
    }

    /// Marker segments (ITU-T T.81 Annex B) to the end of the picture.
    private Negative jpeg() throws Unfit {
        int width = 0;
        int height = 0;
        int orientation = 1;
        int scans = 0;
        at = 2;
        while (true) {
            while (u8(at) != 0xff || u8(at + 1) == 0 || u8(at + 1) == 0xff) {
                at++; // coded pixels, or fill
            }
            int marker = u8(at + 1);
            at += 2;
            if (marker == 0xd9) {
                break;
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                continue;
            }
            int length = u16(at);
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                if (width != 0) {
                    throw new Unfit("picture-unreadable", "The JPEG has two frames", "one picture");
                }
                height = u16(at + 3);
                width = u16(at + 5);
                if (u8(at + 7) == 4) {
                    throw new Unfit(
                            "picture-unreadable",
                            "The JPEG is in the four colours of print (CMYK)",
                            "RGB or grey");
                }
            } else if (marker == 0xe1 && begins(at + 2, "Exif\0\0")) {
                orientation = orientation(at + 8, at + length);
            } else if (marker == 0xda && ++scans > MOST_SCANS) {
                throw new Unfit(
                        "picture-unreadable",
                        "The JPEG has more than " + MOST_SCANS + " scans",
                        "a dozen at most");
            }
            at += Math.max(2, length);
        }
        if (scans == 0) {
            throw endsEarly();
        }
        if ((long) scans * width * height > MOST_WORK) {
            throw new Unfit(
                    "picture-too-large",
                    "The JPEG has " + scans + " scans of " + width + " by " + height + " pixels",
                    "at most " + MOST_WORK / 1_000_000 + " million pixels over all its scans");
        }
        return Negative.of(Format.JPEG, width, height, orientation, bytes);
    }

    /// The tag 0x0112 of the first directory (TIFF 6.0 §2); upright where there is none.
    private int orientation(int tiff, int end) {
        boolean little = begins(tiff, "II");
        long directory = tiff + number(tiff + 4, 4, little);
        if (end > bytes.length || directory + 2 > end) {
            return 1;
        }
        int entries = (int) number((int) directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (number(entry, 2, little) == 0x0112) {
                int value = (int) number(entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private long number(int index, int size, boolean little) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | u8(little ? index + size - 1 - i : index + i);
        }
        return value;
    }

    /// Chunks (PNG §5.3). Only those that make up the still picture go to the decoder: texts and
    /// profiles may be bombs of their own.
    private Negative png() throws Unfit {
        if (!begins(12, "IHDR")) {
            throw new Unfit("picture-unreadable", "The PNG does not begin with its size", "IHDR");
        }
        long width = u32(16);
        long height = u32(20);
        Negative.of(Format.PNG, width, height, 1, bytes);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
        kept.write(bytes, 0, 8);
        at = 8;
        boolean pixels = false;
        while (true) {
            long length = u32(at);
            int end = Math.toIntExact(Math.min(Integer.MAX_VALUE, at + 12 + length));
            if (end > bytes.length) {
                throw endsEarly();
            }
            pixels |= begins(at + 4, "IDAT");
            if (begins(at + 4, "IHDR")
                    || begins(at + 4, "PLTE")
                    || begins(at + 4, "tRNS")
                    || begins(at + 4, "IDAT")) {
                kept.write(bytes, at, end - at);
            }
            if (begins(at + 4, "IEND")) {
                kept.write(bytes, at, end - at);
                break;
            }
            at = end;
        }
        if (!pixels) {
            throw endsEarly();
        }
        return Negative.of(Format.PNG, width, height, 1, kept.toByteArray());
    }

    /// Blocks (GIF89a §18 to §26) to the end of the first frame. The frame's own size counts: it
    /// may be larger than the screen's.
    private Negative gif() throws Unfit {
        int screen = u8(10);
        Negative.of(Format.GIF, little16(6), little16(8), 1, bytes);
        at = 13 + ((screen & 0x80) == 0 ? 0 : 3 << ((screen & 7) + 1));
        while (u8(at) == 0x21) {
            at += 2;
            blocks();
        }
        if (u8(at) != 0x2c) {
            throw endsEarly();
        }
        int width = little16(at + 5);
        int height = little16(at + 7);
        int local = u8(at + 9);
        at += 11 + ((local & 0x80) == 0 ? 0 : 3 << ((local & 7) + 1));
        blocks();
        return Negative.of(Format.GIF, width, height, 1, bytes);
    }

    private void blocks() {
        while (u8(at) != 0) {
            at += 1 + u8(at);
        }
        at++;
    }

    private int little16(int index) {
        return (int) number(index, 2, true);
    }
}
