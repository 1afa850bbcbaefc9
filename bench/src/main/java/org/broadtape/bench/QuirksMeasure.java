package org.broadtape.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.broadtape.wire.HeadTag;
import org.broadtape.wire.copy.CopyPart;
import org.broadtape.wire.copy.CopyParts;
import org.broadtape.wire.copy.PrintedSymbol;
import org.broadtape.wire.copy.PrintedSymbols;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Parts of agency copy as they were seen: each is put where such a part stands in a story and must
/// be told as what it is. A line holds one form or several, parted by ` | `; each counts.
///
/// - `told`: share of the forms told as their kind.
final class QuirksMeasure implements Measure {
    private static final String PARAGRAPH =
            "The gates of the harbour opened again on Monday, and the crews went back to their boats.";

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String set() {
        return "wire-quirks";
    }

    @Override
    public Outcome over(Path zip, Misses misses) throws IOException {
        Tally tally = new Tally("told");
        for (Cases.File file : Cases.in(zip)) {
            if (!file.path().endsWith("examples.jsonl")) {
                continue;
            }
            String lines = new String(file.bytes(), StandardCharsets.UTF_8);
            for (String line : lines.lines().filter(words -> !words.isBlank()).toList()) {
                JsonNode row = json.readTree(line);
                String kind = row.path("k").asString("");
                for (String form : row.path("t").asString("").split(" \\| ")) {
                    boolean told = told(kind, form);
                    tally.add("told", told);
                    if (!told) {
                        misses.tell(kind, "not told", form);
                    }
                }
            }
        }
        return new Outcome(tally.count("told"), tally.shares());
    }

    private static boolean told(String kind, String form) {
        return switch (kind) {
            case "dateline" -> holds(form, CopyPart.Kind.DATELINE);
            case "byline" -> holds(form + "\n\n" + PARAGRAPH, CopyPart.Kind.BYLINE);
            case "trash-line" -> holds(form + "\n\n" + PARAGRAPH, CopyPart.Kind.ADVISORY);
            case "crosshead" ->
                    holds(PARAGRAPH + "\n\n" + form + "\n\n" + PARAGRAPH, CopyPart.Kind.CROSSHEAD);
            case "endline" -> holds(PARAGRAPH + "\n\n" + form, CopyPart.Kind.END_LINE);
            case "web-junk" -> holds(PARAGRAPH + "\n\n" + form, CopyPart.Kind.WEB_JUNK);
            case "rights" -> holds(PARAGRAPH + "\n\n" + form, CopyPart.Kind.COPYRIGHT);
            case "head-tag" -> HeadTag.of(headline(form)).isPresent();
            case "ric" -> prints(form, PrintedSymbol.Kind.RIC);
            case "ticker" -> prints(form, PrintedSymbol.Kind.TICKER, PrintedSymbol.Kind.ISIN);
            default -> false;
        };
    }

    /// A headline tagged so: forms that end in the tag's sign are tags alone.
    private static String headline(String form) {
        String words = form.strip();
        return words.endsWith("-") || words.endsWith(":") ? words + "Harbour opens" : words;
    }

    private static boolean holds(String text, CopyPart.Kind kind) {
        return CopyParts.in(text).stream().anyMatch(part -> part.kind() == kind);
    }

    private static boolean prints(String text, PrintedSymbol.Kind... kinds) {
        List<PrintedSymbol.Kind> wanted = Arrays.asList(kinds);
        return PrintedSymbols.in(text).stream().anyMatch(symbol -> wanted.contains(symbol.kind()));
    }
}
