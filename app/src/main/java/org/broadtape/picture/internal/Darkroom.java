package org.broadtape.picture.internal;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.broadtape.base.Problem;
import org.broadtape.picture.internal.Development.Print;
import org.broadtape.picture.internal.Development.Printed;
import org.broadtape.picture.internal.Development.Refused;
import org.broadtape.picture.internal.Negative.Format;

/// Turns a picture's bytes into files to be served: decoded once its head has been judged, made
/// smaller, never larger, turned upright, written anew. Nothing of the JDK's imaging is loaded
/// before the first picture, and no window system is asked for.
///
/// One call at a time: a decoded picture takes tens of megabytes.
public final class Darkroom {
    /// The width of a large print.
    public static final int LARGE = 960;

    /// The width of a small one.
    public static final int SMALL = 480;

    /// The greatest height of a large print: a poster is not shown longer than a page.
    private static final int HIGHEST = 1_440;

    /// Of a picture more than so many times larger than its print, rows and columns are left out
    /// while decoding, which keeps memory small.
    private static final double ENOUGH = 2;

    private static final float QUALITY = 0.82f;

    private Darkroom() {}

    /// Develops a picture.
    public static synchronized Development develop(byte[] bytes) {
        try {
            return print(Heads.read(bytes));
        } catch (Unfit unfit) {
            return new Refused(unfit.problem());
        }
    }

    private static Printed print(Negative negative) throws Unfit {
        boolean lying = negative.orientation() >= 5;
        int seenWidth = lying ? negative.height() : negative.width();
        int seenHeight = lying ? negative.width() : negative.height();
        double scale =
                Math.min(1, Math.min((double) LARGE / seenWidth, (double) HIGHEST / seenHeight));
        int width = size(negative.width(), scale);
        int height = size(negative.height(), scale);
        Pixels large = decode(negative, width, height).turned(negative.orientation());
        Print print = write(large, negative.format());
        if (large.width() <= SMALL) {
            return new Printed(print, Optional.empty());
        }
        double less = (double) SMALL / large.width();
        Pixels small = large.shrink(SMALL, size(large.height(), less));
        return new Printed(
                print,
                Optional.of(
                        print.extension().equals("png")
                                ? new Print("png", small.width(), small.height(), png(small))
                                : new Print("jpg", small.width(), small.height(), jpeg(small))));
    }

    private static int size(int before, double scale) {
        return (int) Math.max(1, Math.round(before * scale));
    }

    private static Pixels decode(Negative negative, int width, int height) throws Unfit {
        System.setProperty("java.awt.headless", "true");
        int skip =
                (int)
                        Math.max(
                                1,
                                Math.min(
                                        negative.width() / (ENOUGH * width),
                                        negative.height() / (ENOUGH * height)));
        BufferedImage image = decoded(negative, skip);
        return Pixels.shrink(
                image.getWidth(),
                image.getHeight(),
                rows(image),
                Math.min(width, image.getWidth()),
                Math.min(height, image.getHeight()));
    }

    private static Pixels.Rows rows(BufferedImage image) {
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return grey(image.getRaster());
        }
        if (image.getColorModel() instanceof ComponentColorModel model
                && model.getColorSpace().isCS_sRGB()
                && model.getTransferType() == DataBuffer.TYPE_BYTE
                && model.getNumComponents() == 3) {
            byte[] samples = new byte[image.getWidth() * 3];
            return (y, row) -> {
                image.getRaster().getDataElements(0, y, row.length, 1, samples);
                for (int x = 0; x < row.length; x++) {
                    row[x] =
                            0xff000000
                                    | ((samples[3 * x] & 0xff) << 16)
                                    | ((samples[3 * x + 1] & 0xff) << 8)
                                    | (samples[3 * x + 2] & 0xff);
                }
            };
        }
        return (y, row) -> image.getRGB(0, y, row.length, 1, row, 0, row.length);
    }

    /// Rows of a grey picture. The JDK takes its samples for linear light and would show it too
    /// bright; in files they are codes as those of colours are.
    private static Pixels.Rows grey(Raster raster) {
        int bands = raster.getNumBands();
        int excess = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        int[] samples = new int[raster.getWidth() * bands];
        return (y, row) -> {
            raster.getPixels(0, y, row.length, 1, samples);
            for (int x = 0; x < row.length; x++) {
                int grey = samples[x * bands] >> excess;
                int alpha = bands > 1 ? samples[x * bands + 1] >> excess : 0xff;
                row[x] = (alpha << 24) | (grey << 16) | (grey << 8) | grey;
            }
        };
    }

    private static BufferedImage decoded(Negative negative, int skip) throws Unfit {
        String format = negative.format().name().toLowerCase(Locale.ROOT);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(negative.bytes()))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != negative.width()
                    || reader.getHeight(0) != negative.height()) {
                throw unreadable("its size is told in two ways");
            }
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceSubsampling(skip, skip, 0, 0);
            return reader.read(0, how);
        } catch (IOException | RuntimeException broken) {
            // Decoders of the JDK meet some broken files with an exception of their own make.
            throw unreadable(String.valueOf(broken.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    private static Unfit unreadable(String why) {
        return new Unfit(
                "picture-unreadable",
                "The picture can't be decoded: " + Problem.quote(why),
                "a picture without errors");
    }

    /// A photograph becomes a JPEG; what is transparent, or drawn with few colours and smaller so,
    /// stays a PNG.
    private static Print write(Pixels pixels, Format format) {
        if (pixels.isTransparent()) {
            return new Print("png", pixels.width(), pixels.height(), png(pixels));
        }
        byte[] photograph = jpeg(pixels);
        if (format != Format.JPEG) {
            byte[] drawing = png(pixels);
            if (drawing.length <= photograph.length) {
                return new Print("png", pixels.width(), pixels.height(), drawing);
            }
        }
        return new Print("jpg", pixels.width(), pixels.height(), photograph);
    }

    private static byte[] jpeg(Pixels pixels) {
        return written(pixels, "jpeg", BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] png(Pixels pixels) {
        return written(
                pixels,
                "png",
                pixels.isTransparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] written(Pixels pixels, String format, int type) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), type);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream(128 * 1024);
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(format.equals("jpeg") ? QUALITY : 0.4f);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed", impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
