package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.mail.Mail;

/// The plain text of a message as paragraphs. Lines are joined where the sender broke them only for
/// width (RFC 3676: those that end in a blank of `format=flowed`), and up to a blank line
/// elsewhere; what stands under a signature's mark (`-- `) is left out.
final class MailText {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private MailText() {}

    /// Words on one line.
    static String line(String words) {
        return BLANKS.matcher(words).replaceAll(" ").strip();
    }

    static String html(String text, Mail part) {
        boolean flowed = part.parameter("format").equalsIgnoreCase("flowed");
        String glue = part.parameter("delsp").equalsIgnoreCase("yes") ? "" : " ";
        StringBuilder html = new StringBuilder(text.length() + 64);
        List<String> paragraph = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.equals("-- ") || line.equals("--")) {
                break;
            }
            if (line.isBlank()) {
                close(paragraph, " ", html);
                continue;
            }
            boolean broken = line.endsWith(" ");
            paragraph.add(flowed && broken ? line.stripTrailing() + glue : line.strip());
            if (flowed && !broken) {
                close(paragraph, "", html);
            }
        }
        close(paragraph, flowed ? "" : " ", html);
        return html.toString();
    }

    private static void close(List<String> lines, String glue, StringBuilder html) {
        if (!lines.isEmpty()) {
            Html.element("p", String.join(glue, lines), html);
            lines.clear();
        }
    }
}
