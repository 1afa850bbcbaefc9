package org.broadtape.wire.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// A block of addresses in CIDR notation, of either family: `10.0.0.0/8`, `fc00::/7`. A single
/// address is a block of itself. IPv4-mapped IPv6 addresses count as the IPv4 they hold.
public final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /// Reads `address` or `address/bits`; empty where it is neither. Never asks a name server.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).getAddress();
            int bits = bytes.length * 8;
            if (slash >= 0) {
                bits = Integer.parseInt(text.substring(slash + 1).strip());
            }
            return bits < 0 || bits > bytes.length * 8
                    ? Optional.empty()
                    : Optional.of(new Network(bytes, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// A block known to be well formed.
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("No network: " + text));
    }

    /// Whether it holds this address.
    public boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((bytes[bit >> 3] & mask) != (prefix[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// The IPv4 address in the last four bytes of an IPv6 one.
    static InetAddress lastFour(InetAddress six) {
        byte[] bytes = six.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
