package org.broadtape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/// The whole site in a process of its own, on a disk that it fills (`fill`) and empties (`free`)
/// when told; `check` closes the site and opens it again.
public final class SmallDisk {
    private SmallDisk() {}

    /// Runs on the disk that is named first.
    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        Path ballast = disk.resolve("ballast");
        Settings settings = new Settings(0, disk.resolve("data"), Optional.empty());
        House house = House.open(settings, Clock.systemUTC());
        try {
            say(FullDiskTest.Door.of(house).toString());
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String word; (word = in.readLine()) != null; say(word + " done")) {
                switch (word) {
                    case "fill" -> fill(ballast);
                    case "free" -> Files.delete(ballast);
                    case "check" -> {
                        house.close();
                        house = House.open(settings, Clock.systemUTC());
                    }
                    default -> throw new IllegalArgumentException("Not understood: " + word);
                }
            }
        } finally {
            house.close();
        }
    }

    private static void fill(Path ballast) throws IOException {
        for (int size = 1 << 16; size >= 1; size /= 16) {
            try (OutputStream out =
                    Files.newOutputStream(
                            ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(new byte[size]);
                }
            } catch (IOException full) {
                // As it should be.
            }
        }
    }

    private static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }
}
