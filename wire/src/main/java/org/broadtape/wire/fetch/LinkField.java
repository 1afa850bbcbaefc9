package org.broadtape.wire.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Link` header field (RFC 8288), as far as WebSub needs it (W3C WebSub §4: `rel=hub`,
/// `rel=self`).
final class LinkField {
    private static final int LONGEST = 8_192;
    private static final int MOST = 10;
    private static final Pattern LINK =
            Pattern.compile("<([^>]{1,2000})>((?:\\s*;\\s*[^,;\"]{1,200}(?:\"[^\"]{0,500}\")?)*)");
    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private LinkField() {}

    /// Addresses with this relation, at most ten, in the order sent.
    static List<URI> rel(Headers headers, String relation, URI base) {
        List<URI> found = new ArrayList<>();
        for (String value : headers.all("link")) {
            Matcher link = LINK.matcher(value.substring(0, Math.min(value.length(), LONGEST)));
            while (link.find() && found.size() < MOST) {
                Matcher rel = REL.matcher(link.group(2));
                if (rel.find()
                        && List.of(rel.group(1).toLowerCase(Locale.ROOT).strip().split("\\s+"))
                                .contains(relation)) {
                    Addresses.sent(link.group(1), base).ifPresent(found::add);
                }
            }
        }
        return found;
    }
}
