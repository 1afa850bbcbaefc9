package org.broadtape.source.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.source.Source;

/// What readers are not shown of an address: what follows the question mark, who signs in and parts
/// of the path that look like keys, since feeds for one subscriber carry his key there; and hosts
/// and numbers of the owner's own network.
public final class Discretion {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://)([^/?#\\s\"'“”‘’<>]{1,400})([^\\s\"'“”‘’<>]{0,4000})");

    /// Twenty letters and digits without a hyphen between words, or a UUID.
    private static final Pattern KEY =
            Pattern.compile(
                    "(?<=[/=])(?:(?=[A-Za-z_]*[0-9])(?=[0-9_]*[A-Za-z])[A-Za-z0-9_]{20,}"
                            + "|[0-9]{16,}"
                            + "|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?=[/.]|$)");

    private static final Pattern OWN_NAME =
            Pattern.compile(
                    "(?i)(?:[^.:\\[\\]]+|.*\\.(?:local|localhost|localdomain|lan|internal|intranet"
                            + "|corp|home|private|home\\.arpa)\\.?)");

    private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");
    private static final Pattern LEADS_TO = Pattern.compile("leads to [^\\s,]{1,60}");

    private Discretion() {}

    /// The text with its addresses shortened: `https://a.example/feed?…`.
    public static String shortened(String text) {
        Matcher address = ADDRESS.matcher(LEADS_TO.matcher(text).replaceAll("leads to …"));
        String open =
                address.replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1) + host(found.group(2)) + path(found)));
        return NUMBER.matcher(open).replaceAll("…");
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String name = host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        return name.startsWith("[") || OWN_NAME.matcher(name).matches() ? "…" : host;
    }

    private static String path(java.util.regex.MatchResult found) {
        if (host(found.group(2)).equals("…")) {
            return "";
        }
        String rest = found.group(3);
        int query = rest.replace('#', '?').indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        String shown = KEY.matcher(path).replaceAll("…");
        if (query < 0) {
            return shown;
        }
        return query + 1 == rest.length() ? shown + rest.substring(query) : shown + "?…";
    }

    /// Whether readers may see all of this text.
    public static boolean isOpen(String text) {
        return shortened(text).equals(text);
    }

    /// The address of a source as readers may follow it; absent where a part of it is the owner's.
    public static Optional<URI> open(Source source) {
        return source.kind() == Source.Kind.FEED
                ? source.address().filter(at -> isOpen(at.toString()))
                : Optional.empty();
    }
}
