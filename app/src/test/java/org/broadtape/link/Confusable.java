package org.broadtape.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadtape.analysis.StoryText;

/// A short story in which a word is easily taken for a name, or a name for a word.
///
/// @param name its name in the file, behind why it is confusing
/// @param expected what has to hold, as it stands in the file
record Confusable(String name, StoryText story, List<String> expected) {
    /// All of a file.
    static List<Confusable> read(String file) {
        List<Confusable> cases = new ArrayList<>();
        for (String block : file.split("\n\\s*\n")) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
            if (!lines.isEmpty()) {
                cases.add(of(lines));
            }
        }
        return cases;
    }

    private static Confusable of(List<String> lines) {
        if (!lines.getFirst().startsWith("@ ") || lines.size() < 4) {
            throw new IllegalArgumentException("Not a case: " + lines);
        }
        List<String> body = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("= ")) {
                expected.add(line.substring(2).strip());
            } else {
                body.add(line);
            }
        }
        StoryText story =
                StoryTexts.of(
                        lines.get(1),
                        String.join("\n\n", body),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.of("en"));
        return new Confusable(lines.getFirst().substring(2), story, expected);
    }
}
