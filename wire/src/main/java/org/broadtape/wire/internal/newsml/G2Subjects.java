package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;

import java.util.Locale;
import org.broadtape.wire.FeedElement;

/// What a NewsML-G2 item is about: subjects, genres and keywords with their codes, and the
/// instruments among them. A code names an instrument where its scheme does (Reuters's `R:`, any
/// that ends in `isin`), and an organisation's details may list some (Guidelines, company financial
/// information: `hasInstrument`).
final class G2Subjects {
    private G2Subjects() {}

    static void read(FeedElement item, Sent sent) {
        child(item, "contentMeta")
                .ifPresent(meta -> {
                    for (FeedElement e : meta.elements()) {
                        switch (e.name()) {
                            case "subject", "genre" -> subject(e, sent);
                            case "keyword" -> sent.subject(Markup.line(e), "keyword", "");
                            default -> {}
                        }
                    }
                });
        for (FeedElement instrument : Markup.all(item, "hasInstrument")) {
            instrument(instrument, sent);
        }
    }

    private static void subject(FeedElement e, Sent sent) {
        String code = attribute(e, "qcode");
        String scheme = scheme(code);
        if (!isSymbol(code, sent)) {
            sent.subject(
                    NewsmlG2.name(e, sent.language),
                    scheme.isEmpty() ? attribute(e, "type") : scheme,
                    code.isEmpty() ? attribute(e, "uri") : NewsmlG2.local(code));
        }
        for (FeedElement same : Markup.children(e, "sameAs")) {
            isSymbol(attribute(same, "qcode"), sent);
        }
    }

    /// Adds an instrument where a code names one, and says whether it does.
    private static boolean isSymbol(String code, Sent sent) {
        String scheme = scheme(code).toLowerCase(Locale.ROOT);
        if (scheme.equals("r") || scheme.endsWith("ric")) {
            sent.symbol("ric", NewsmlG2.local(code), "");
        } else if (scheme.endsWith("isin")) {
            sent.symbol("isin", NewsmlG2.local(code), "");
        } else {
            return false;
        }
        return true;
    }

    private static void instrument(FeedElement e, Sent sent) {
        String source = attribute(e, "symbolsrc").toLowerCase(Locale.ROOT);
        String market = NewsmlG2.local(attribute(e, "market"));
        sent.symbol(
                source.endsWith("ric") ? "ric" : source.endsWith("isin") ? "isin" : "ticker",
                attribute(e, "symbol"),
                market.isEmpty() ? attribute(e, "marketlabel") : market);
    }

    private static String scheme(String qcode) {
        return qcode.substring(0, Math.max(0, qcode.indexOf(':')));
    }
}
