package org.broadtape.wire.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Web addresses as people type and servers send them.
public final class Addresses {
    private static final int LONGEST = 4_000;

    private Addresses() {}

    /// What a person typed: the scheme may be missing (`example.org/feed`) or be `feed:`.
    ///
    /// @return an http or https address with a host; empty where it can't be read as one
    public static Optional<URI> typed(String text) {
        String address = text.strip();
        if (address.regionMatches(true, 0, "feed:", 0, 5)) {
            address = address.substring(5).replaceFirst("^//", "");
        }
        if (!address.matches("(?is)[a-z][a-z0-9+.-]*:(//.*|[^0-9].*)")) {
            address = "https://" + address;
        }
        return lenient(address).filter(Addresses::web);
    }

    /// An address a server sent (`Location`, `Link`), relative ones resolved; characters that
    /// should have been escaped are.
    public static Optional<URI> sent(String text, URI base) {
        return lenient(text.strip())
                .map(base::resolve)
                .filter(Addresses::web)
                .map(Addresses::rooted);
    }

    /// Host and port of an address, checked.
    static Target target(URI address) throws FetchFailure {
        String scheme = scheme(address);
        String authority = address.getRawAuthority();
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || authority == null) {
            throw unusable(address, "an http or https address with a host");
        }
        if (authority.contains("@")) {
            throw unusable(withoutUser(address), "an address without user name and password");
        }
        int colon = authority.lastIndexOf(':');
        boolean bracketed = authority.startsWith("[");
        boolean hasPort = colon >= 0 && (!bracketed || colon > authority.indexOf(']'));
        String host = hasPort ? authority.substring(0, colon) : authority;
        int port = scheme.equals("https") ? 443 : 80;
        if (hasPort && colon + 1 < authority.length()) {
            try {
                port = Integer.parseInt(authority.substring(colon + 1));
            } catch (NumberFormatException e) {
                port = -1;
            }
        }
        if (port < 1 || port > 65_535) {
            throw unusable(address, "a port from 1 to 65535");
        }
        if (bracketed) {
            if (!host.matches("\\[[0-9A-Fa-f:.]+]")) {
                throw unusable(address, "an IPv6 address in brackets");
            }
            return new Target(scheme, host.substring(1, host.length() - 1), port, true);
        }
        return new Target(scheme, ascii(address, host), port, false);
    }

    private static String ascii(URI address, String host) throws FetchFailure {
        try {
            String name =
                    IDN.toASCII(host.replaceFirst("\\.$", ""), IDN.ALLOW_UNASSIGNED)
                            .toLowerCase(Locale.ROOT);
            if (name.matches("[a-z0-9_]([a-z0-9_.-]{0,252})") && !name.contains("..")) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // told below, as any other name that is none
        }
        throw unusable(address, "a host name");
    }

    private static FetchFailure unusable(URI address, String expected) {
        return new FetchFailure(
                FetchOutcome.Kind.ADDRESS, "The address " + address + " can't be asked", expected);
    }

    private static URI withoutUser(URI address) {
        return URI.create(
                scheme(address) + "://…@" + address.getRawAuthority().replaceFirst(".*@", ""));
    }

    private static String scheme(URI address) {
        String scheme = address.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }

    private static boolean web(URI address) {
        return (scheme(address).equals("http") || scheme(address).equals("https"))
                && address.getRawAuthority() != null
                && !address.getRawAuthority().isEmpty();
    }

    private static URI rooted(URI address) {
        String path = address.getRawPath();
        return path == null || path.isEmpty() ? address.resolve("/") : address;
    }

    private static Optional<URI> lenient(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        boolean fragment = false;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean hash = c == '#' && !fragment;
            fragment |= c == '#';
            if (c < 0x20 || c == 0x7f) {
                continue;
            }
            if (c > 0x7f || " \"<>\\^`{|}".indexOf(c) >= 0 || (c == '#' && !hash)) {
                escaped.append(c == '\\' ? "/" : String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        try {
            return Optional.of(new URI(unescapeHost(text, escaped.toString())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Names in other scripts are not percent-escaped but put in their ASCII form (RFC 3490).
    private static String unescapeHost(String text, String escaped) {
        int start = text.indexOf("://");
        if (start < 0 || text.chars().allMatch(c -> c < 0x80)) {
            return escaped;
        }
        String rest = text.substring(start + 3);
        int end = rest.split("[/?#]", 2)[0].length();
        String authority = rest.substring(0, end);
        String[] hostPort = authority.split(":", 2);
        try {
            String name = IDN.toASCII(hostPort[0], IDN.ALLOW_UNASSIGNED);
            String port = hostPort.length > 1 ? ":" + hostPort[1] : "";
            String tail = escaped.substring(escaped.indexOf("://") + 3);
            int tailAt = tail.split("[/?#]", 2)[0].length();
            return text.substring(0, start + 3) + name + port + tail.substring(tailAt);
        } catch (IllegalArgumentException e) {
            return escaped;
        }
    }

    /// Whom to connect to.
    ///
    /// @param scheme `http` or `https`
    /// @param host ASCII, lower case, without brackets
    record Target(String scheme, String host, int port, boolean literalSix) {
        boolean secure() {
            return scheme.equals("https");
        }

        String hostHeader() {
            String name = literalSix ? "[" + host + "]" : host;
            boolean usual = port == (secure() ? 443 : 80);
            return usual ? name : name + ":" + port;
        }
    }
}
