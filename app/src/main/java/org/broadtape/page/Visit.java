package org.broadtape.page;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.setting.SiteSettings;
import org.broadtape.wire.fetch.Network;
import org.jspecify.annotations.Nullable;

/// From where and under which name a request reached us. What proxies say of it is believed only
/// from the addresses the owner trusts.
///
/// @param address the sender's IP address
/// @param scheme `http` or `https`, as the browser sees it
/// @param host name and port as the browser sees them; checked to be a host and nothing else
public record Visit(String address, String scheme, String host) {
    private static final String KEY = "visit";
    private static final int LONGEST_HOST = 260;

    /// The visit this request belongs to, as [#read] found it.
    public static Visit of(Context request) {
        Visit known = request.attribute(KEY);
        return known == null ? read(request, SiteSettings.DEFAULT, List.of()).orElseThrow() : known;
    }

    /// Reads it and keeps it with the request.
    ///
    /// @param trusted networks whose `X-Forwarded-For`, `-Proto` and `-Host` are believed
    /// @return empty where the `Host` is none
    public static Optional<Visit> read(
            Context request, SiteSettings settings, List<Network> trusted) {
        String address = request.req().getRemoteAddr();
        String scheme = request.scheme();
        String host = Optional.ofNullable(request.host()).orElse("");
        if (!trusted.isEmpty() && holds(trusted, address)) {
            address = forwardedFor(request.header("X-Forwarded-For"), trusted, address);
            String proto = last(request.header("X-Forwarded-Proto")).toLowerCase(Locale.ROOT);
            scheme = proto.equals("https") || proto.equals("http") ? proto : scheme;
            String named = last(request.header("X-Forwarded-Host"));
            host = named.isEmpty() ? host : named;
        }
        if (!isHost(host)) {
            return Optional.empty();
        }
        String seenAs = host;
        if (settings.baseAddress()
                .filter(base -> "https".equals(base.getScheme()))
                .filter(base -> seenAs.equalsIgnoreCase(base.getRawAuthority()))
                .isPresent()) {
            scheme = "https";
        }
        Visit visit = new Visit(address, scheme, host);
        request.attribute(KEY, visit);
        return Optional.of(visit);
    }

    /// Whether the browser came by https.
    public boolean secure() {
        return scheme.equals("https");
    }

    /// The site's address as the browser sees it, without trailing slash.
    public String base() {
        return scheme + "://" + host;
    }

    /// The sender's address for counting attempts: of IPv6 the /64, since one sender has all of it.
    public String counted() {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            StringBuilder half = new StringBuilder();
            for (int i = 0; i < Math.min(8, bytes.length); i++) {
                half.append(String.format(Locale.ROOT, "%02x", bytes[i]));
            }
            return half.toString();
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }

    /// Letters, digits, dots, hyphens and underscores, or an IPv6 address in brackets, then perhaps
    /// a port. Names in other scripts travel in their ASCII form.
    static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return false;
        }
        int end = host.length();
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']') && colon >= 0) {
            end = colon;
            if (colon + 1 == host.length() || host.length() - colon > 6) {
                return false;
            }
            for (int i = colon + 1; i < host.length(); i++) {
                if (host.charAt(i) < '0' || host.charAt(i) > '9') {
                    return false;
                }
            }
        }
        boolean six = host.charAt(0) == '[' && host.charAt(end - 1) == ']';
        for (int i = six ? 1 : 0; i < (six ? end - 1 : end); i++) {
            char c = host.charAt(i);
            boolean plain =
                    (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || c == '.'
                            || (six ? c == ':' : c == '-' || c == '_');
            if (!plain) {
                return false;
            }
        }
        return end > (six ? 2 : 0);
    }

    /// Read from the right: each trusted proxy vouches for the one before it.
    private static String forwardedFor(
            @Nullable String header, List<Network> trusted, String peer) {
        if (header == null) {
            return peer;
        }
        String[] hops = header.split(",", 50);
        String known = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (Network.parse(hop).isEmpty() || hop.indexOf('/') >= 0) {
                return known;
            }
            known = hop.replace("[", "").replace("]", "");
            if (!holds(trusted, known)) {
                return known;
            }
        }
        return known;
    }

    private static boolean holds(List<Network> networks, String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return networks.stream().anyMatch(network -> network.holds(literal));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String last(@Nullable String header) {
        return header == null ? "" : header.substring(header.lastIndexOf(',') + 1).strip();
    }
}
