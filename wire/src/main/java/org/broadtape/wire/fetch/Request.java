package org.broadtape.wire.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One request to be made.
///
/// @param address http or https, without user name or password
/// @param headers sent besides the usual ones (`Accept`, `If-None-Match`); no control characters
/// @param form what is posted, as `application/x-www-form-urlencoded`; absent for a GET
/// @param limits what it may cost
public record Request(
        URI address,
        Map<String, String> headers,
        Optional<Map<String, String>> form,
        Limits limits) {
    /// What feeds are asked as.
    public static final String ACCEPT_FEED =
            "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
                    + " application/xml;q=0.9, application/json;q=0.8, text/xml;q=0.8, */*;q=0.5";

    /// Copies its maps; refuses header fields that could smuggle others.
    public Request {
        headers = Map.copyOf(headers);
        form = form.map(LinkedHashMap::new);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,60}")
                    || !value.chars().allMatch(c -> c >= 0x20 && c != 0x7f && c < 0x100)) {
                throw new IllegalArgumentException("Not a header field: " + name);
            }
        });
    }

    /// A plain GET.
    public static Request get(URI address, Limits limits) {
        return new Request(address, Map.of(), Optional.empty(), limits);
    }

    /// A conditional GET of a feed.
    public static Request feed(URI address, Validators validators) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", ACCEPT_FEED);
        validators.etag().ifPresent(tag -> headers.put("If-None-Match", tag));
        validators.lastModified().ifPresent(date -> headers.put("If-Modified-Since", date));
        return new Request(address, headers, Optional.empty(), Limits.FEED);
    }

    /// A small POST of form fields.
    public static Request post(URI address, Map<String, String> form, Limits limits) {
        return new Request(address, Map.of(), Optional.of(form), limits);
    }

    /// The same under other limits.
    public Request within(Limits other) {
        return new Request(address, headers, form, other);
    }

    String method() {
        return form.isPresent() ? "POST" : "GET";
    }

    byte[] encodedForm() {
        return form.orElse(Map.of()).entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
