package org.broadtape.wire.internal.html;

import java.util.Locale;
import java.util.Set;

/// Resolves references against a base address (RFC 3986 §5.2) and lets only such pass as a reader
/// may safely follow. Works on text, since feeds carry addresses no strict parser takes (blanks,
/// letters beyond ASCII) which browsers do follow.
///
/// An address refused becomes the empty text.
public final class Links {
    private static final Set<String> SAFE =
            Set.of(
                    "http", "https", "mailto", "ftp", "ftps", "tel", "news", "nntp", "irc", "ircs",
                    "xmpp", "magnet", "feed", "gopher", "telnet", "sftp", "rtsp", "urn", "tag",
                    "mms", "sip", "sips", "callto", "skype", "webcal", "aim", "bitcoin", "svn",
                    "git", "ssh", "rsync", "wais", "ed2k", "hg", "itms", "itpc", "pcast");

    /// The longest base, in UTF-16 units: every reference resolved repeats it.
    static final int BASE = 2_000;

    /// No base: relative references stay as they are.
    public static final Links UNBASED = new Links("");

    private final String base;
    private final String scheme;
    private final String authority;
    private final String path;
    private final String query;

    private Links(String base) {
        this.base = base;
        int colon = schemeEnd(base);
        if (colon < 0) {
            scheme = "";
            authority = "";
            path = "";
            query = "";
            return;
        }
        scheme = base.substring(0, colon);
        int fragment = base.indexOf('#');
        String rest = base.substring(colon + 1, fragment < 0 ? base.length() : fragment);
        int question = rest.indexOf('?');
        query = question < 0 ? "" : rest.substring(question);
        String hierarchy = question < 0 ? rest : rest.substring(0, question);
        if (hierarchy.startsWith("//")) {
            int slash = hierarchy.indexOf('/', 2);
            authority = slash < 0 ? hierarchy : hierarchy.substring(0, slash);
            path = slash < 0 ? "/" : hierarchy.substring(slash);
        } else {
            authority = "";
            path = hierarchy;
        }
    }

    /// Links against this base; an empty, relative or overlong one leaves references as they are.
    public static Links against(String base) {
        String trimmed = base.length() > BASE ? "" : base.strip();
        return schemeEnd(trimmed) < 0 ? UNBASED : new Links(trimmed);
    }

    /// The base itself, empty where there is none.
    public String base() {
        return base;
    }

    /// A further base within this one (`xml:base` within `xml:base`).
    public Links within(String reference) {
        String further = reference.length() > BASE ? "" : absolute(reference);
        return further.isEmpty() || further.equals(base) ? this : against(further);
    }

    /// The address a reference stands for, whatever its scheme; the reference itself where there is
    /// no base.
    public String absolute(String reference) {
        String trimmed = trim(reference);
        if (scheme.isEmpty() || schemeEnd(trimmed) >= 0) {
            return trimmed;
        }
        if (trimmed.isEmpty()) {
            return base;
        }
        if (authority.isEmpty() && !path.startsWith("/")) {
            return trimmed;
        }
        if (trimmed.startsWith("//")) {
            return scheme + ":" + trimmed;
        }
        String root = scheme + ":" + authority;
        return switch (trimmed.charAt(0)) {
            case '#' -> root + path + query + trimmed;
            case '?' -> root + path + trimmed;
            case '/' -> root + withoutDots(trimmed);
            default -> root + withoutDots(path.substring(0, path.lastIndexOf('/') + 1) + trimmed);
        };
    }

    /// The address a reference stands for, or the empty text where its scheme is none a reader may
    /// follow (`javascript:`, `data:`, `file:`).
    public String safe(String reference) {
        String trimmed = trim(reference);
        if (schemeEnd(trimmed) < 0) {
            return hidesScheme(trimmed) ? "" : absolute(trimmed);
        }
        return safeScheme(trimmed) ? trimmed : "";
    }

    private static boolean safeScheme(String address) {
        if (address.startsWith("https://") || address.startsWith("http://")) {
            return true;
        }
        int colon = schemeEnd(address);
        return SAFE.contains(address.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    /// `java script:` and the like: browsers drop control characters before they look for a scheme.
    private static boolean hidesScheme(String address) {
        int colon = address.indexOf(':');
        if (colon < 0) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return false;
            }
        }
        return true;
    }

    /// White space and control characters off both ends, tabs and line ends out of the middle, as
    /// the URL standard has it.
    private static String trim(String reference) {
        int start = 0;
        int end = reference.length();
        while (start < end && reference.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && reference.charAt(end - 1) <= ' ') {
            end--;
        }
        String trimmed = reference.substring(start, end);
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                return trimmed.replace("\n", "").replace("\r", "").replace("\t", "");
            }
        }
        return trimmed;
    }

    /// Where the colon of a scheme stands; -1 where there is none.
    static int schemeEnd(String address) {
        int length = address.length();
        for (int i = 0; i < length; i++) {
            char c = address.charAt(i);
            if (c == ':') {
                return i == 0 ? -1 : i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                return -1;
            }
        }
        return -1;
    }

    /// RFC 3986 §5.2.4, on a path that may carry query and fragment.
    private static String withoutDots(String reference) {
        if (!reference.contains("/.")) {
            return reference;
        }
        int end = reference.length();
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
                break;
            }
        }
        StringBuilder path = new StringBuilder();
        int at = 0;
        while (at < end) {
            int slash = reference.indexOf('/', at + 1);
            int next = slash < 0 || slash > end ? end : slash;
            String segment = reference.substring(at, next);
            boolean last = next == end;
            switch (segment) {
                case "/." -> path.append(last ? "/" : "");
                case "/.." -> {
                    path.setLength(Math.max(path.lastIndexOf("/"), 0));
                    path.append(last ? "/" : "");
                }
                default -> path.append(segment);
            }
            at = next;
        }
        return path.append(reference, end, reference.length()).toString();
    }
}
