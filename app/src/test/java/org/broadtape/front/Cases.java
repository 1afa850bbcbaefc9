package org.broadtape.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cases of a test in a file: one a line, columns separated by ` ¦ `.
final class Cases {
    private Cases() {}

    static List<List<String>> read(String name, int columns) throws IOException {
        try (InputStream in = Cases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No such cases: " + name);
            }
            List<List<String>> cases = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                List<String> cells = Arrays.asList((line + " ").split(" ¦ ", -1));
                if (cells.size() != columns) {
                    throw new IllegalStateException(
                            name + ": not " + columns + " columns: " + line);
                }
                cases.add(cells.stream().map(String::strip).toList());
            }
            return cases;
        }
    }
}
