package org.broadtape.wire.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.broadtape.base.Problem;
import org.broadtape.wire.fetch.Addresses.Target;
import org.broadtape.wire.fetch.FetchOutcome.Kind;

/// Makes one HTTP request, redirects included, under the limits of the [Request] and the judgement
/// of the [AddressGuard]. Safe to use from many threads; blocks, so give it a virtual one.
///
/// A name is resolved once for each hop, every address it has is judged, and the connection goes to
/// one of those very addresses, with the name in `Host` and in TLS. There is no second look-up that
/// a name server could answer otherwise. Proxies named by system properties are not used: behind
/// them nothing could be judged.
public final class Fetcher {
    private final Supplier<AddressGuard> guard;
    private final Names names;
    private final SSLSocketFactory tls;
    private final Clock clock;
    private final String userAgent;

    /// The fetcher a site uses.
    ///
    /// @param guard asked anew for each hop, so that an owner's change counts at once
    /// @param clock for `Retry-After` and `Expires` given as dates
    /// @param userAgent who we are and where we can be reached: `Broadtape (+https://example.org/)`
    public Fetcher(Supplier<AddressGuard> guard, Clock clock, String userAgent) {
        this(
                guard,
                Names.system(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                clock,
                userAgent);
    }

    /// With names and trust of one's own.
    public Fetcher(
            Supplier<AddressGuard> guard,
            Names names,
            SSLSocketFactory tls,
            Clock clock,
            String userAgent) {
        this.guard = guard;
        this.names = names;
        this.tls = tls;
        this.clock = clock;
        this.userAgent = userAgent;
    }

    /// Makes the request and follows where it leads.
    public FetchOutcome fetch(Request request) {
        try (Watch watch = new Watch(request.limits())) {
            try {
                return new Journey(request, watch).travel();
            } catch (FetchFailure e) {
                return watch.failure().orElse(e).outcome();
            } catch (IOException e) {
                return watch.failure().orElseGet(() -> broken(e)).outcome();
            }
        }
    }

    private static FetchFailure broken(IOException e) {
        return switch (e) {
            case SSLException ssl ->
                    new FetchFailure(
                            Kind.TLS,
                            "No secure connection: " + why(ssl),
                            "a certificate that is valid now, for this host, from an authority"
                                    + " this machine trusts");
            case SocketTimeoutException ignored ->
                    new FetchFailure(Kind.SLOW, "Nobody answered in time", "an answer");
            case ConnectException connect ->
                    new FetchFailure(
                            Kind.CONNECT,
                            "No connection: " + Problem.quote(message(connect)),
                            "a server that listens");
            case NoRouteToHostException ignored ->
                    new FetchFailure(Kind.CONNECT, "No way leads there", "a server that listens");
            default ->
                    new FetchFailure(
                            Kind.TRUNCATED,
                            "The connection broke: " + Problem.quote(message(e)),
                            "the whole answer");
        };
    }

    /// What is wrong with a certificate, in plain words where they are known; else the library's.
    private static String why(SSLException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            String said = String.valueOf(at.getMessage());
            if (at instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (at instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet";
            }
            if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
                return "its certificate is not for this host (" + Problem.quote(said) + ")";
            }
            if (at instanceof CertPathBuilderException
                    || said.startsWith("No trusted certificate")) {
                return "its certificate is self-made, or nobody trusted vouches for it";
            }
            if (said.startsWith("Unsupported or unrecognized SSL message")) {
                return "the server does not speak TLS";
            }
        }
        return Problem.quote(message(e));
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// One request on its way through redirects.
    private final class Journey {
        private final Request request;
        private final Watch watch;
        private final Set<String> visited = new HashSet<>();
        private URI at;
        private boolean permanent = true;
        private int hops;

        Journey(Request request, Watch watch) {
            this.request = request;
            this.watch = watch;
            at = request.address();
        }

        FetchOutcome travel() throws IOException {
            while (true) {
                Target target = Addresses.target(at);
                List<InetAddress> addresses = judged(target);
                try (Socket socket = connect(target, addresses)) {
                    Wire wire =
                            new Wire(socket.getInputStream(), watch, request.limits().wireBytes());
                    watch.waitingForHead();
                    send(socket, target);
                    Wire.Head head = wire.head();
                    if (!redirects(head.status())) {
                        return answer(head, wire);
                    }
                    follow(head);
                }
            }
        }

        private boolean redirects(int status) {
            return switch (status) {
                case 301, 302, 303 -> request.form().isEmpty();
                case 307, 308 -> true;
                default -> false;
            };
        }

        private void follow(Wire.Head head) throws FetchFailure {
            visited.add(at.toString());
            URI next =
                    head.headers()
                            .first("location")
                            .flatMap(location -> Addresses.sent(location, at))
                            .orElseThrow(() ->
                                    refused(
                                            "A redirect that leads nowhere: Location "
                                                    + head.headers().all("location"),
                                            "an http or https address"));
            if (++hops > request.limits().redirects()) {
                throw refused(
                        "More than " + request.limits().redirects() + " redirects",
                        "a straighter way");
            }
            if (visited.contains(next.toString())) {
                throw refused("Redirects that go in a circle, by " + next, "an end");
            }
            if ("https".equalsIgnoreCase(at.getScheme())
                    && "http".equalsIgnoreCase(next.getScheme())) {
                throw refused("A redirect from https to " + next, "https all the way");
            }
            permanent &= head.status() == 301 || head.status() == 308;
            at = next;
        }

        private FetchFailure refused(String what, String expected) {
            return new FetchFailure(Kind.REDIRECT, what, expected);
        }

        private List<InetAddress> judged(Target target) throws FetchFailure {
            AddressGuard judge = guard.get();
            Optional<String> port = judge.refusedPort(target.host(), target.port());
            if (port.isPresent()) {
                throw new FetchFailure(
                        Kind.ADDRESS, "Not asked: " + port.get(), "port 80, 443, 8080 or 8443");
            }
            List<InetAddress> addresses = resolve(target.host());
            for (InetAddress address : addresses) {
                Optional<String> refusal = judge.refused(target.host(), address);
                if (refusal.isPresent()) {
                    throw new FetchFailure(
                            Kind.GUARDED,
                            "Not asked: " + refusal.get(),
                            "a public address, or one the owner has allowed by name");
                }
            }
            return addresses;
        }

        private List<InetAddress> resolve(String host) throws FetchFailure {
            CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
            Thread.ofVirtual()
                    .name("resolve " + host)
                    .start(() -> {
                        try {
                            answer.complete(names.of(host));
                        } catch (UnknownHostException | RuntimeException e) {
                            answer.completeExceptionally(e);
                        }
                    });
            try {
                Duration most = least(request.limits().connect(), watch.left());
                List<InetAddress> addresses = answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
                if (!addresses.isEmpty()) {
                    return addresses;
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException bug) {
                    throw bug;
                }
            } catch (TimeoutException e) {
                throw new FetchFailure(
                        Kind.NAME, "The name servers don't answer for " + host, "an address");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchFailure(Kind.CONNECT, "Stopped", "time to finish");
            }
            throw new FetchFailure(Kind.NAME, "There is no host " + host, "a name that exists");
        }

        /// Tries the judged addresses in their order; each has its share of the time.
        private Socket connect(Target target, List<InetAddress> addresses) throws IOException {
            List<IOException> failures = new ArrayList<>();
            for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), 4))) {
                Socket socket = new Socket(Proxy.NO_PROXY);
                watch.connecting(socket);
                try {
                    int most = (int) least(request.limits().connect(), watch.left()).toMillis();
                    socket.connect(new InetSocketAddress(address, target.port()), most);
                    socket.setTcpNoDelay(true);
                    return target.secure() ? secured(socket, target) : socket;
                } catch (IOException e) {
                    socket.close();
                    failures.add(e);
                    if (watch.failure().isPresent() || e instanceof SSLException) {
                        break;
                    }
                }
            }
            throw failures.getFirst();
        }

        private Socket secured(Socket socket, Target target) throws IOException {
            SSLSocket secure =
                    (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (target.host().matches(".*[a-z].*") && !target.literalSix()) {
                try {
                    parameters.setServerNames(List.of(new SNIHostName(target.host())));
                } catch (IllegalArgumentException e) {
                    // a name with an underscore can't be sent; the certificate decides
                    parameters.setServerNames(List.of());
                }
            }
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        }

        private void send(Socket socket, Target target) throws IOException {
            byte[] form = request.encodedForm();
            StringBuilder head = new StringBuilder(512);
            head.append(request.method())
                    .append(' ')
                    .append(pathAndQuery())
                    .append(" HTTP/1.1\r\n");
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("Host", target.hostHeader());
            fields.put("User-Agent", userAgent);
            fields.put("Accept", "*/*");
            fields.put("Accept-Encoding", "gzip, deflate");
            fields.put("Connection", "close");
            boolean sameOrigin = sameOrigin();
            request.headers()
                    .forEach((name, value) -> {
                        if (sameOrigin || !name.matches("(?i)authorization|cookie")) {
                            fields.put(name, value);
                        }
                    });
            if (request.form().isPresent()) {
                fields.put("Content-Type", "application/x-www-form-urlencoded");
                fields.put("Content-Length", Integer.toString(form.length));
            }
            fields.forEach(
                    (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            head.append("\r\n");
            byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = java.util.Arrays.copyOf(start, start.length + form.length);
            System.arraycopy(form, 0, all, start.length, form.length);
            socket.getOutputStream().write(all);
            socket.getOutputStream().flush();
        }

        /// What follows host and port, without the fragment.
        private String pathAndQuery() {
            String address = at.toASCIIString().split("#", 2)[0];
            String rest = address.substring(address.indexOf("://") + 3).replaceFirst("^[^/?]*", "");
            return rest.startsWith("/") ? rest : "/" + rest;
        }

        private boolean sameOrigin() throws FetchFailure {
            return Addresses.target(at).equals(Addresses.target(request.address()));
        }

        private FetchOutcome answer(Wire.Head head, Wire wire) throws IOException {
            Headers headers = head.headers();
            Optional<URI> movedTo = hops > 0 && permanent ? Optional.of(at) : Optional.<URI>empty();
            Validators validators =
                    new Validators(headers.first("etag"), headers.first("last-modified"));
            Optional<Duration> freshFor = HttpDates.freshFor(headers, clock.instant());
            int status = head.status();
            if (status == 304) {
                return new FetchOutcome.NotModified(at, movedTo, validators, freshFor);
            }
            Optional<Duration> retryAfter = HttpDates.retryAfter(headers, clock.instant());
            if (status == 429 || (status == 503 && retryAfter.isPresent())) {
                return new FetchOutcome.Throttled(status, retryAfter);
            }
            if (status == 410 && permanent) {
                return new FetchOutcome.Gone(at);
            }
            if (status >= 300) {
                return failed(status);
            }
            watch.readingBody();
            Body body =
                    status == 204
                            ? Body.EMPTY
                            : Decoding.decode(
                                    wire.body(headers), headers, request.limits().bodyBytes());
            return new FetchOutcome.Fetched(
                    status,
                    body,
                    at,
                    movedTo,
                    validators,
                    headers.first("content-type"),
                    freshFor,
                    LinkField.rel(headers, "hub", at),
                    LinkField.rel(headers, "self", at).stream().findFirst(),
                    headers);
        }

        private FetchOutcome failed(int status) {
            Kind kind =
                    switch (status) {
                        case 401, 402, 403, 407, 451 -> Kind.FORBIDDEN;
                        case 404, 410 -> Kind.MISSING;
                        default -> status >= 500 ? Kind.SERVER : Kind.UNEXPECTED;
                    };
            Problem problem =
                    Problem.of(
                            kind.code(),
                            Problem.Severity.FATAL,
                            "The server answers " + status + words(status),
                            "200");
            return new FetchOutcome.Failed(kind, problem, OptionalInt.of(status));
        }

        private static String words(int status) {
            return switch (status) {
                case 401 -> ": it wants a sign-in";
                case 402 -> ": it wants payment";
                case 403 -> ": it refuses us";
                case 404, 410 -> ": there is nothing at this address";
                case 451 -> ": it may not serve this for legal reasons";
                case 500, 502, 503, 504 -> ": it is in trouble itself";
                default -> "";
            };
        }

        private static Duration least(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? a : b;
        }
    }
}
