package org.broadtape.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A case of a file: what is typed and what is expected. The form is told in the resources' README.
///
/// @param name file, line and what is typed
record Case(String name, String typed, String expected, List<String> problems) {
    static List<Case> in(String file) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("?")) {
                continue;
            }
            String typed = after(lines.get(i));
            List<String> problems = new ArrayList<>();
            String expected = "";
            for (int j = i + 1; j < lines.size() && !lines.get(j).startsWith("?"); j++) {
                if (lines.get(j).startsWith("=")) {
                    expected = after(lines.get(j));
                } else if (lines.get(j).startsWith("!")) {
                    problems.add(after(lines.get(j)));
                }
            }
            cases.add(new Case(file + ":" + (i + 1) + " " + typed, typed, expected, problems));
        }
        return cases;
    }

    static String text(String file) {
        try (InputStream in = Case.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("No such file of cases: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String after(String line) {
        return line.length() < 2 ? "" : line.substring(2);
    }
}
