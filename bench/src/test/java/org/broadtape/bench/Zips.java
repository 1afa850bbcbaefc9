package org.broadtape.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small sets of the forms the measures read.
final class Zips {
    private Zips() {}

    /// A zip of these paths and texts, given in turn; what is named `.gz` is packed.
    static Path of(Path folder, String... pathsAndTexts) throws IOException {
        Path zip = folder.resolve("set.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (int i = 0; i + 1 < pathsAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                out.write(bytes(pathsAndTexts[i], pathsAndTexts[i + 1]));
                out.closeEntry();
            }
        }
        return zip;
    }

    private static byte[] bytes(String path, String text) throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!path.endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
