package org.broadtape.market.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.QuoteAnswer;

/// A provider that also tells every trade as it happens, over a WebSocket (RFC 6455).
public interface StreamProvider extends QuoteProvider {
    /// The socket that tells of symbols, at most as many as one may follow; absent where a key is
    /// needed and missing.
    Optional<Socket> socket(List<String> symbols, Optional<ApiKey> key);

    /// What one message says, by symbol; empty for one that tells no price: a greeting, a
    /// heartbeat, a confirmation. Never throws at what a provider sent.
    Map<String, QuoteAnswer> readMessage(String message, Instant received);

    /// A socket to open.
    ///
    /// @param address where
    /// @param messages what to say once it is open, in order
    record Socket(Ask address, List<String> messages) {
        /// Copies its list.
        public Socket {
            messages = List.copyOf(messages);
        }
    }
}
