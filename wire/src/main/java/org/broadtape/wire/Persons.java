package org.broadtape.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads somebody printed in one piece: `me@example.com (A. Writer)`, `A. Writer <me@example.com>`.
final class Persons {
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9_.+%&'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    private Persons() {}

    static FeedPart.Person read(String printed) {
        if (printed.indexOf('@') < 0) {
            return new FeedPart.Person(
                    Optional.of(printed), Optional.empty(), Optional.empty(), printed);
        }
        Matcher email = EMAIL.matcher(printed);
        if (!email.find()) {
            return new FeedPart.Person(
                    Optional.of(printed), Optional.empty(), Optional.empty(), printed);
        }
        String rest =
                (printed.substring(0, email.start()) + " " + printed.substring(email.end()))
                        .replace("mailto:", "")
                        .replaceAll("[()<>\\[\\]]", " ")
                        .replace("&lt;", " ")
                        .replace("&gt;", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
        return new FeedPart.Person(
                rest.isEmpty() ? Optional.empty() : Optional.of(rest),
                Optional.of(email.group()),
                Optional.empty(),
                printed);
    }
}
