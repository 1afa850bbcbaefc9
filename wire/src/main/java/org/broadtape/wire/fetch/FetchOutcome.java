package org.broadtape.wire.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadtape.base.Problem;

/// How a fetch ended. What a server does wrong is one of these, never an exception.
public sealed interface FetchOutcome {
    /// A body came (status 2xx).
    ///
    /// @param status 200 to 299
    /// @param body the bytes, decompressed
    /// @param address where they came from, after redirects: what relative links resolve against
    /// @param movedTo the address to ask from now on; present where every redirect was permanent
    ///   (301, 308)
    /// @param validators to ask with next time
    /// @param contentType as sent, with parameters
    /// @param freshFor how long the server says it won't change (`Cache-Control`, `Expires`)
    /// @param hubs WebSub hubs of the `Link` header
    /// @param self the topic address of the `Link` header
    /// @param headers all header fields of the last answer
    record Fetched(
            int status,
            Body body,
            URI address,
            Optional<URI> movedTo,
            Validators validators,
            Optional<String> contentType,
            Optional<Duration> freshFor,
            List<URI> hubs,
            Optional<URI> self,
            Headers headers)
            implements FetchOutcome {
        /// Copies its list.
        public Fetched {
            hubs = List.copyOf(hubs);
        }
    }

    /// Nothing new since the validators (status 304).
    ///
    /// @param address where it was said, after redirects
    /// @param movedTo as in [Fetched]
    /// @param validators those of this answer; where it sent none, keep the old ones
    /// @param freshFor as in [Fetched]
    record NotModified(
            URI address, Optional<URI> movedTo, Validators validators, Optional<Duration> freshFor)
            implements FetchOutcome {}

    /// The server asks for less (429, or 503 with `Retry-After`).
    ///
    /// @param status 429 or 503
    /// @param retryAfter how long to stay away; absent where it doesn't say
    record Throttled(int status, Optional<Duration> retryAfter) implements FetchOutcome {}

    /// The server says it is gone for good (410, not behind a temporary redirect).
    record Gone(URI address) implements FetchOutcome {}

    /// It failed.
    ///
    /// @param kind in what way
    /// @param problem in plain words; its name is the kind's
    /// @param status of the answer, where there was one
    record Failed(Kind kind, Problem problem, OptionalInt status) implements FetchOutcome {}

    /// The ways to fail.
    enum Kind {
        /// The address is malformed, of another scheme, carries a password, or its port serves no
        /// web.
        ADDRESS("address-unusable"),
        /// The address leads to this machine or a private network.
        GUARDED("address-refused"),
        /// No such name, or the name servers don't answer.
        NAME("name-unknown"),
        /// Nobody answers at the address.
        CONNECT("no-connection"),
        /// The certificate is not valid, or no common TLS.
        TLS("tls-failed"),
        /// It took too long, or came too slowly.
        SLOW("too-slow"),
        /// More bytes than allowed.
        LARGE("too-large"),
        /// The connection ended before the body did.
        TRUNCATED("truncated"),
        /// Not HTTP, or HTTP with an error of form.
        MALFORMED("not-http"),
        /// The body's compression is unknown or broken.
        ENCODING("encoding-broken"),
        /// Too many redirects, a loop, or one from https to http.
        REDIRECT("redirect-refused"),
        /// We may not (401, 402, 403, 407, 451).
        FORBIDDEN("forbidden"),
        /// There is nothing (404; 410 behind a temporary redirect).
        MISSING("not-found"),
        /// Another answer of 3xx or 4xx.
        UNEXPECTED("status-unexpected"),
        /// The server failed (5xx).
        SERVER("server-error");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// The name of the problem: `too-slow`.
        public String code() {
            return code;
        }
    }
}
