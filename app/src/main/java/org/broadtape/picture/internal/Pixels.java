package org.broadtape.picture.internal;

/// Pixels in memory, as the eye sees them.
///
/// @param width in pixels
/// @param height in pixels
/// @param argb row by row from the top left; alpha, red, green, blue, 8 bits each, sRGB, not
///   multiplied by alpha
@SuppressWarnings("ArrayRecordComponent") // a picture, never compared
record Pixels(int width, int height, int[] argb) {
    private static final float[] LIGHT = light();
    private static final byte[] CODE = code();
    private static final int STEPS = 16_384;

    /// Where the rows of a larger picture come from.
    interface Rows {
        /// Fills a row, from the top; called once for each in order.
        void read(int y, int[] row);
    }

    /// A picture made smaller: each new pixel is the mean of the light of those it stands for, as a
    /// lens would see it, so that thin bright lines don't darken.
    ///
    /// @param width the new width, at most the old
    /// @param height the new height, at most the old
    static Pixels shrink(int oldWidth, int oldHeight, Rows rows, int width, int height) {
        int[] argb = new int[width * height];
        int[] row = new int[oldWidth];
        float[] line = new float[width * 4];
        float[] sum = new float[width * 4];
        double scaleX = (double) oldWidth / width;
        double scaleY = (double) oldHeight / height;
        int y = 0;
        double left = scaleY; // how many old rows the new one still wants
        for (int from = 0; from < oldHeight && y < height; from++) {
            rows.read(from, row);
            across(row, line, width, scaleX);
            double there = 1;
            while (there > 1e-9 && y < height) {
                float part = (float) Math.min(there, left);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += part * line[i];
                }
                there -= part;
                left -= part;
                if (left < 1e-6 || (from == oldHeight - 1 && there <= 1e-9)) {
                    write(sum, argb, y * width, (float) (1 / (scaleX * (scaleY - left))));
                    java.util.Arrays.fill(sum, 0);
                    y++;
                    left = scaleY;
                }
            }
        }
        return new Pixels(width, height, argb);
    }

    /// This picture made smaller.
    Pixels shrink(int newWidth, int newHeight) {
        return shrink(
                width,
                height,
                (y, row) -> System.arraycopy(argb, y * width, row, 0, width),
                newWidth,
                newHeight);
    }

    /// Sums a row's light, weighted by alpha, into fewer places.
    private static void across(int[] row, float[] line, int width, double scale) {
        java.util.Arrays.fill(line, 0);
        for (int x = 0; x < width; x++) {
            double from = x * scale;
            double to = Math.min(row.length, from + scale);
            for (int i = (int) from; i < to; i++) {
                float part = (float) (Math.min(i + 1, to) - Math.max(i, from));
                int pixel = row[i];
                float alpha = part * (pixel >>> 24) / 255f;
                line[4 * x] += alpha;
                line[4 * x + 1] += alpha * LIGHT[pixel >> 16 & 0xff];
                line[4 * x + 2] += alpha * LIGHT[pixel >> 8 & 0xff];
                line[4 * x + 3] += alpha * LIGHT[pixel & 0xff];
            }
        }
    }

    private static void write(float[] sum, int[] argb, int at, float share) {
        for (int x = 0; x < sum.length / 4; x++) {
            float alpha = sum[4 * x];
            int a = Math.min(255, Math.round(alpha * share * 255));
            if (a > 0) {
                argb[at + x] =
                        a << 24
                                | code(sum[4 * x + 1] / alpha) << 16
                                | code(sum[4 * x + 2] / alpha) << 8
                                | code(sum[4 * x + 3] / alpha);
            }
        }
    }

    private static int code(float light) {
        return CODE[Math.min(STEPS, Math.max(0, Math.round(light * STEPS)))] & 0xff;
    }

    /// Turned as Exif says (2.32 §4.6.4): 1 upright, 2 to 4 mirrored or upside down, 5 to 8 lying
    /// on a side.
    Pixels turned(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean lying = orientation >= 5;
        int newWidth = lying ? height : width;
        int newHeight = lying ? width : height;
        int[] turned = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int mirroredX = width - 1 - x;
                int mirroredY = height - 1 - y;
                int toX =
                        switch (orientation) {
                            case 2, 3 -> mirroredX;
                            case 5, 8 -> y;
                            case 6, 7 -> mirroredY;
                            default -> x;
                        };
                int toY =
                        switch (orientation) {
                            case 3, 4 -> mirroredY;
                            case 5, 6 -> x;
                            case 7, 8 -> mirroredX;
                            default -> y;
                        };
                turned[toY * newWidth + toX] = argb[y * width + x];
            }
        }
        return new Pixels(newWidth, newHeight, turned);
    }

    /// True if something behind it would shine through.
    boolean isTransparent() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xff) {
                return true;
            }
        }
        return false;
    }

    /// The linear light of each code (IEC 61966-2-1).
    private static float[] light() {
        float[] light = new float[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            light[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return light;
    }

    private static byte[] code() {
        byte[] code = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double l = (double) i / STEPS;
            double c = l <= 0.0031308 ? 12.92 * l : 1.055 * Math.pow(l, 1 / 2.4) - 0.055;
            code[i] = (byte) Math.round(c * 255);
        }
        return code;
    }
}
