package org.broadtape.market.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.QuoteAnswer;

/// One request to a provider: an address to get, or a socket to open.
///
/// @param told the address without the key, fit for a log and a page. Its scheme is `https`, `wss`,
///   or `folder` for a file in the owner's folder of prices, whose name follows: `folder:AAPL.csv`
/// @param symbols the provider's symbols it asks about
/// @param key the key and where it goes; absent where none is needed
public record Ask(URI told, List<String> symbols, Optional<KeyPlace> key) {
    /// Copies its list.
    public Ask {
        symbols = List.copyOf(symbols);
    }

    /// Where a key goes.
    public sealed interface KeyPlace {
        /// Behind the address: `&apikey=…`.
        record Query(String name, ApiKey key) implements KeyPlace {}

        /// In a header.
        ///
        /// @param before what stands before the key, with its blank: `Bearer `
        record Header(String name, String before, ApiKey key) implements KeyPlace {}
    }

    /// A request without a key.
    public static Ask of(String address, List<String> symbols) {
        return new Ask(URI.create(address), symbols, Optional.empty());
    }

    /// The same with a key behind its address, where there is one.
    public Ask withQuery(String name, Optional<ApiKey> given) {
        return new Ask(told, symbols, given.map(one -> new KeyPlace.Query(name, one)));
    }

    /// The same with a key in a header, where there is one.
    public Ask withHeader(String name, String before, Optional<ApiKey> given) {
        return new Ask(told, symbols, given.map(one -> new KeyPlace.Header(name, before, one)));
    }

    /// The address to go to, with the key where it belongs there. Never for a log.
    public URI address() {
        if (key.orElse(null) instanceof KeyPlace.Query(String name, ApiKey one)) {
            String sign = told.getRawQuery() == null ? "?" : "&";
            return URI.create(told + sign + name + "=" + encoded(one.secret()));
        }
        return told;
    }

    /// The headers to send, with the key where it belongs there. Never for a log.
    public Map<String, String> headers() {
        if (key.orElse(null) instanceof KeyPlace.Header(String name, String before, ApiKey one)) {
            return Map.of(name, before + one.secret());
        }
        return Map.of();
    }

    /// The same answer about every symbol asked for.
    public Map<String, QuoteAnswer> each(QuoteAnswer answer) {
        Map<String, QuoteAnswer> answers = new LinkedHashMap<>();
        symbols.forEach(symbol -> answers.put(symbol, answer));
        return answers;
    }

    /// A text of the provider's with the key taken out of it.
    public String hidden(String text) {
        return switch (key.orElse(null)) {
            case KeyPlace.Query query -> query.key().hiddenIn(text);
            case KeyPlace.Header header -> header.key().hiddenIn(text);
            case null -> text;
        };
    }

    /// Words as they may stand in an address.
    public static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
