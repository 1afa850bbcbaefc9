package org.broadtape.price;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.broadtape.base.Rounds;
import org.broadtape.market.Instrument;
import org.broadtape.market.provider.StreamProvider;
import org.broadtape.price.ProviderChoices.Choice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to the providers that tell every trade as it happens, about the instruments that readers
/// look for. Each has one socket (RFC 6455); it is opened anew when what is looked for has changed,
/// when it has been silent for too long, and, ever less often, when it can't be opened.
public final class StreamDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamDesk.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration CHANGES_EVERY = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 100;

    private final ProviderChoices choices;
    private final Board board;
    private final Wanted wanted;
    private final Function<String, Optional<Instrument>> instruments;
    private final Troubles troubles;
    private final Clock clock;

    /// Made when the first line is opened, which on most sites is never.
    private volatile Optional<HttpClient> client = Optional.empty();

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Rounds rounds =
            new Rounds(
                    "price streams",
                    PAUSE,
                    this::round,
                    broken -> LOG.error("The streams of prices could not be looked after", broken));

    StreamDesk(
            ProviderChoices choices,
            Board board,
            Wanted wanted,
            Function<String, Optional<Instrument>> instruments,
            Troubles troubles,
            Clock clock) {
        this.choices = choices;
        this.board = board;
        this.wanted = wanted;
        this.instruments = instruments;
        this.troubles = troubles;
        this.clock = clock;
    }

    /// Lets the desk begin.
    void start() {
        rounds.start();
    }

    private void round() {
        for (Choice choice : choices.all()) {
            if (choice.provider() instanceof StreamProvider provider) {
                look(choice, provider);
            }
        }
    }

    /// Opens, leaves or closes the line of a provider, whichever it needs now.
    CompletionStage<?> look(Choice choice, StreamProvider provider) {
        Instant now = clock.instant();
        Line line = lines.computeIfAbsent(choice.id(), _ -> new Line(choice.id(), provider));
        Map<String, List<String>> symbols = choice.isAsked() ? symbols(provider) : Map.of();
        synchronized (line) {
            if (symbols.isEmpty()) {
                line.hangUp();
                return CompletableFuture.completedFuture(null);
            }
            boolean open = line.socket.isPresent();
            boolean silent = open && now.isAfter(line.heard.plus(SILENCE));
            boolean changed =
                    !symbols.equals(line.symbols) && now.isAfter(line.opened.plus(CHANGES_EVERY));
            if ((open && !silent && !changed) || now.isBefore(line.notBefore)) {
                return CompletableFuture.completedFuture(null);
            }
            line.hangUp();
            return open(choice, provider, line, symbols);
        }
    }

    /// The instruments looked for, by the provider's symbols; two that share one are both told.
    private Map<String, List<String>> symbols(StreamProvider provider) {
        Map<String, List<String>> symbols = new TreeMap<>();
        for (String id : wanted.all()) {
            instruments
                    .apply(id)
                    .flatMap(provider::symbol)
                    .filter(symbol -> symbols.size() < MOST || symbols.containsKey(symbol))
                    .ifPresent(symbol -> symbols.merge(symbol, List.of(id), StreamDesk::joined));
        }
        return new LinkedHashMap<>(symbols);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private CompletionStage<?> open(
            Choice choice, StreamProvider provider, Line line, Map<String, List<String>> symbols) {
        Optional<StreamProvider.Socket> socket =
                provider.socket(List.copyOf(symbols.keySet()), choice.key());
        if (socket.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = clock.instant();
        line.symbols = symbols;
        line.opened = now;
        line.heard = now;
        line.notBefore = now.plus(line.wait);
        WebSocket.Builder builder =
                client().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        socket.get().address().headers().forEach(builder::header);
        return builder.buildAsync(socket.get().address().address(), line)
                .thenCompose(opened -> greet(opened, socket.get().messages()))
                .handle((opened, failed) -> settled(line, opened, failed));
    }

    private synchronized HttpClient client() {
        HttpClient made =
                client.orElseGet(() ->
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(10))
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build());
        client = Optional.of(made);
        return made;
    }

    private static CompletableFuture<WebSocket> greet(WebSocket socket, List<String> messages) {
        CompletableFuture<WebSocket> said = CompletableFuture.completedFuture(socket);
        for (String message : messages) {
            said = said.thenCompose(open -> open.sendText(message, true));
        }
        return said;
    }

    private Void settled(
            Line line,
            @org.jspecify.annotations.Nullable WebSocket opened,
            @org.jspecify.annotations.Nullable Throwable failed) {
        synchronized (line) {
            if (opened != null) {
                line.socket = Optional.of(opened);
                line.wait = PAUSE;
                return nothing();
            }
            line.fail("The stream can't be opened");
            LOG.debug("No stream of {}", line.provider, failed);
            return nothing();
        }
    }

    @SuppressWarnings("NullAway") // Void has no other value
    private static Void nothing() {
        return null;
    }

    /// A provider's socket and what is said on it.
    private final class Line implements WebSocket.Listener {
        private final String provider;
        private final StreamProvider reader;
        private final StringBuilder message = new StringBuilder();
        private Map<String, List<String>> symbols = Map.of();
        private Optional<WebSocket> socket = Optional.empty();
        private Instant opened = Instant.EPOCH;
        private volatile Instant heard = Instant.EPOCH;
        private Instant notBefore = Instant.EPOCH;
        private Duration wait = PAUSE;

        Line(String provider, StreamProvider reader) {
            this.provider = provider;
            this.reader = reader;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            heard = clock.instant();
            if (message.length() + data.length() > LARGEST) {
                from.abort();
                synchronized (this) {
                    fail("The stream sends more than can be read");
                }
                return CompletableFuture.completedFuture(null);
            }
            message.append(data);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                take(whole);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String whole) {
            Map<String, List<String>> known = symbols;
            reader.readMessage(whole, heard)
                    .forEach((symbol, answer) ->
                            known.getOrDefault(symbol, List.of())
                                    .forEach(id -> board.take(id, provider, answer)));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            synchronized (this) {
                socket = socket.filter(one -> !one.equals(from));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            synchronized (this) {
                socket = socket.filter(one -> !one.equals(from));
                fail("The stream broke off");
            }
        }

        private void fail(String why) {
            socket = Optional.empty();
            wait =
                    wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0
                            ? wait.multipliedBy(2)
                            : LONGEST_WAIT;
            Instant now = clock.instant();
            notBefore = now.plus(wait);
            troubles.begin(provider, now, why, Optional.of(notBefore));
        }

        private void hangUp() {
            socket.ifPresent(WebSocket::abort);
            socket = Optional.empty();
        }
    }

    @Override
    public void close() {
        rounds.stop();
        lines.values()
                .forEach(line -> {
                    synchronized (line) {
                        line.hangUp();
                    }
                });
        client.ifPresent(HttpClient::shutdownNow);
    }
}
