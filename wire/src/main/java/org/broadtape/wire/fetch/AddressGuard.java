package org.broadtape.wire.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says which addresses may be connected to. Only public unicast addresses are: not this machine,
/// not a private network, not the many ways to write one of them in IPv6. The owner may allow a
/// host or a network by name, since a feed in one's own house is a fair thing to read.
///
/// Ranges follow the IANA special-purpose registries (RFC 6890 and its updates).
public final class AddressGuard {
    private static final Set<Integer> PORTS = Set.of(80, 443, 8000, 8080, 8443, 8888);

    private static final Map<String, List<Network>> REFUSED_4 =
            Map.of(
                    "this machine", networks("0.0.0.0/8", "127.0.0.0/8"),
                    "a private network", networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
                    "a carrier's inner network", networks("100.64.0.0/10"),
                    "the local link", networks("169.254.0.0/16"),
                    "a reserved range", networks("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"),
                    "a range for examples",
                            networks("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
                    "a multicast group", networks("224.0.0.0/4"),
                    "a range without hosts", networks("240.0.0.0/4"));

    private static final Network GLOBAL_6 = Network.of("2000::/3");
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final List<Network> IPV4_INSIDE = networks("::ffff:0:0:0/96", "::/96");
    private static final List<Network> REFUSED_6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final Set<String> hosts;
    private final List<Network> networks;
    private final List<String> unread;

    private AddressGuard(Set<String> hosts, List<Network> networks, List<String> unread) {
        this.hosts = Set.copyOf(hosts);
        this.networks = List.copyOf(networks);
        this.unread = List.copyOf(unread);
    }

    /// Public addresses only.
    public static AddressGuard strict() {
        return allowing(List.of());
    }

    /// Public addresses and what the owner named.
    ///
    /// @param allowances host names (`feeds.lan`, `localhost`), names with all below them
    ///   (`*.lan`), addresses (`192.168.1.5`) or networks (`10.0.0.0/8`, `fd00::/8`). A host
    ///   allowed by its name may lead anywhere and be asked on any port
    public static AddressGuard allowing(List<String> allowances) {
        Set<String> hosts = new HashSet<>();
        List<Network> networks = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String allowance : allowances) {
            String text = allowance.strip().toLowerCase(Locale.ROOT);
            Optional<Network> network = Network.parse(text);
            if (network.isPresent()) {
                networks.add(network.get());
            } else if (text.matches("(\\*\\.)?[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*")) {
                hosts.add(text);
            } else if (!text.isEmpty()) {
                unread.add(allowance);
            }
        }
        return new AddressGuard(hosts, networks, unread);
    }

    /// Allowances that are neither a host name nor a network, for the owner to mend.
    public List<String> unread() {
        return unread;
    }

    /// Why this port of this host is not asked; empty where it may be.
    Optional<String> refusedPort(String host, int port) {
        return PORTS.contains(port) || named(host) || literal(host)
                ? Optional.empty()
                : Optional.of("port " + port + " of " + host + " is not one that serves the web");
    }

    /// Why this address is not connected to; empty where it may be.
    ///
    /// @param host the name it was resolved from
    public Optional<String> refused(String host, InetAddress address) {
        if (named(host) || networks.stream().anyMatch(network -> network.holds(address))) {
            return Optional.empty();
        }
        return what(address)
                .map(range -> host + " leads to " + address.getHostAddress() + ", " + range);
    }

    private boolean literal(String host) {
        return Network.parse(host)
                .flatMap(ignored -> {
                    InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
                    return networks.stream().filter(n -> n.holds(address)).findAny();
                })
                .isPresent();
    }

    private boolean named(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (hosts.contains(name)) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (hosts.contains("*" + name.substring(dot))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> what(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> what4(four);
            case Inet6Address six -> what6(six);
            default -> Optional.of("an address of an unknown family");
        };
    }

    private static Optional<String> what4(Inet4Address address) {
        return REFUSED_4.entrySet().stream()
                .filter(range -> range.getValue().stream().anyMatch(n -> n.holds(address)))
                .map(Map.Entry::getKey)
                .findAny();
    }

    private static Optional<String> what6(Inet6Address address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Optional.of("this machine");
        }
        if (NAT64.holds(address)) {
            return what(Network.lastFour(address)).map(range -> range + " behind NAT64");
        }
        if (isMapped(address) || IPV4_INSIDE.stream().anyMatch(n -> n.holds(address))) {
            return Optional.of("an IPv4 address written as IPv6");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("the local link");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("a multicast group");
        }
        if (!GLOBAL_6.holds(address)) {
            return Optional.of("a private network");
        }
        if (REFUSED_6.stream().anyMatch(network -> network.holds(address))) {
            return Optional.of("a range for tunnels, tests and examples");
        }
        byte[] bytes = address.getAddress();
        boolean isatap =
                (bytes[8] & 0xfd) == 0
                        && bytes[9] == 0
                        && bytes[10] == 0x5e
                        && bytes[11] == (byte) 0xfe;
        return isatap ? what(Network.lastFour(address)) : Optional.empty();
    }

    private static boolean isMapped(Inet6Address address) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static List<Network> networks(String... texts) {
        return java.util.Arrays.stream(texts).map(Network::of).toList();
    }
}
