package org.broadtape.wire.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a host's `/robots.txt` lets one robot fetch (RFC 9309): of the rules that fit an address
/// the longest decides, and of two as long the one that allows.
///
/// @param rules of the groups that name the robot, else of those for all
public record Robots(List<Rule> rules) {
    /// Everything may be fetched.
    public static final Robots ALL = new Robots(List.of());

    private static final int BYTES = 500 * 1024;
    private static final int RULES = 2_000;
    private static final int PATTERN = 500;

    /// Copies its list.
    public Robots {
        rules = List.copyOf(rules);
    }

    /// One line of a group.
    ///
    /// @param allows false for `Disallow`
    /// @param pattern of paths; `*` stands for anything, `$` at its end for the end
    public record Rule(boolean allows, String pattern) {}

    /// Reads a file for a robot of that name, written in any case. What can't be read is passed
    /// over; of the file the first 500 KiB count.
    public static Robots read(byte[] file, String robot) {
        String text = new String(file, 0, Math.min(file.length, BYTES), StandardCharsets.UTF_8);
        String name = robot.toLowerCase(Locale.ROOT);
        List<Rule> own = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        boolean named = false;
        boolean inOwn = false;
        boolean inOthers = false;
        boolean inNames = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String bare = line.replaceFirst("#.*", "").strip();
            int colon = bare.indexOf(':');
            String field =
                    colon < 0 ? "" : bare.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = colon < 0 ? "" : bare.substring(colon + 1).strip();
            if (field.equals("user-agent")) {
                inOwn = (inNames && inOwn) || value.toLowerCase(Locale.ROOT).equals(name);
                inOthers = (inNames && inOthers) || value.equals("*");
                named |= inOwn;
                inNames = true;
            } else if (field.equals("allow") || field.equals("disallow")) {
                inNames = false;
                boolean usable = !value.isEmpty() && value.length() <= PATTERN;
                Rule rule = new Rule(field.equals("allow"), value);
                if (usable && inOwn && own.size() < RULES) {
                    own.add(rule);
                } else if (usable && inOthers && others.size() < RULES) {
                    others.add(rule);
                }
            }
        }
        return new Robots(named ? own : others);
    }

    /// Whether an address of the host may be fetched.
    public boolean allow(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String whole =
                (path.isEmpty() ? "/" : path)
                        + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        int longest = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            boolean decides = length > longest || (length == longest && rule.allows());
            if (decides && fits(rule.pattern(), whole)) {
                longest = length;
                allowed = rule.allows();
            }
        }
        return allowed;
    }

    /// Each piece between two stars is looked for after the one before; the first stands at the
    /// start.
    private static boolean fits(String pattern, String path) {
        boolean ends = pattern.endsWith("$");
        String[] pieces =
                (ends ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length; i++) {
            boolean last = ends && i == pieces.length - 1;
            int found = last ? path.length() - pieces[i].length() : path.indexOf(pieces[i], at);
            if (found < at || !path.startsWith(pieces[i], found)) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return !ends || at == path.length();
    }
}
