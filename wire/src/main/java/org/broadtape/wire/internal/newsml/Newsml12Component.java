package org.broadtape.wire.internal.newsml;

import static org.broadtape.wire.internal.newsml.Markup.attribute;
import static org.broadtape.wire.internal.newsml.Markup.child;
import static org.broadtape.wire.internal.newsml.Markup.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadtape.wire.FeedElement;
import org.broadtape.wire.internal.html.Sanitiser;

/// Reads the components of a NewsML 1.2 item: lines, rights, subjects, text, files, and those
/// within.
final class Newsml12Component {
    private Newsml12Component() {}

    static void read(FeedElement component, Sent sent) {
        for (FeedElement e : component.elements()) {
            switch (e.name()) {
                case "NewsLines" -> lines(e, sent);
                case "RightsMetadata" -> rights(e, sent);
                case "AdministrativeMetadata" -> administrative(e, sent);
                case "DescriptiveMetadata" -> descriptive(e, sent);
                case "Metadata" -> metadata(e, sent);
                case "TopicSet" -> topics(e, sent);
                case "ContentItem" -> content(e, sent);
                case "NewsComponent" -> read(e, sent);
                default -> {}
            }
        }
    }

    private static String or(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    private static void lines(FeedElement lines, Sent sent) {
        boolean slugged = false;
        for (FeedElement e : lines.elements()) {
            switch (e.name()) {
                case "HeadLine" -> sent.headline = or(sent.headline, line(e));
                case "SubHeadLine" -> sent.fact("SubHeadLine", line(e));
                case "ByLine" -> sent.byline = or(sent.byline, line(e));
                case "DateLine" -> sent.dateline = or(sent.dateline, line(e));
                case "CreditLine" -> sent.agency = or(sent.agency, line(e));
                case "CopyrightLine" -> sent.notice = or(sent.notice, line(e));
                case "RightsLine" -> sent.usageTerms = or(sent.usageTerms, line(e));
                case "SlugLine" -> {
                    sent.slugline = slugged ? sent.slugline : or(line(e), sent.slugline);
                    slugged = true;
                }
                case "KeywordLine" -> sent.subject(line(e), "keyword", "");
                case "NewsLine" -> newsLine(e, sent);
                default -> {}
            }
        }
    }

    /// A line of a kind the format has no element for.
    private static void newsLine(FeedElement e, Sent sent) {
        String kind =
                child(e, "NewsLineType").map(type -> attribute(type, "FormalName")).orElse("");
        String words = line(e, "NewsLineText");
        String plain = kind.toLowerCase(Locale.ROOT);
        if (plain.contains("note") || plain.contains("advisory")) {
            sent.note(words);
        } else {
            sent.fact("NewsLine " + kind, words);
        }
    }

    private static void rights(FeedElement rights, Sent sent) {
        for (FeedElement e : Markup.all(rights, "CopyrightHolder")) {
            sent.holder = or(sent.holder, or(party(e), line(e)));
        }
        for (FeedElement e : Markup.all(rights, "UsageRights")) {
            StringBuilder terms = new StringBuilder();
            for (String name :
                    List.of("UsageType", "Geography", "Limitations", "StartDate", "EndDate")) {
                String words = line(e, name);
                if (!words.isEmpty()) {
                    String label = name.equals("UsageType") ? "" : name + ": ";
                    terms.append(terms.isEmpty() ? "" : "\n\n").append(label).append(words);
                }
            }
            sent.usageTerms = or(sent.usageTerms, terms.toString());
        }
    }

    private static void administrative(FeedElement meta, Sent sent) {
        for (FeedElement e : meta.elements()) {
            switch (e.name()) {
                case "Source" -> sent.agency = or(party(e), sent.agency);
                case "Provider" -> sent.agency = or(sent.agency, party(e));
                case "Creator" -> sent.author(party(e));
                case "Property" -> property(e, sent);
                default -> {}
            }
        }
    }

    private static String party(FeedElement e) {
        return child(e, "Party")
                .map(party -> or(attribute(party, "FormalName"), line(party)))
                .orElse("");
    }

    private static void descriptive(FeedElement meta, Sent sent) {
        for (FeedElement e : meta.elements()) {
            String name = attribute(e, "FormalName");
            switch (e.name()) {
                case "Language" -> sent.language = or(name, sent.language);
                case "Genre" -> sent.subject(name, "genre", "");
                case "SubjectCode" -> {
                    for (FeedElement one : e.elements()) {
                        sent.subject(attribute(one, "cat"), "subj", attribute(one, "FormalName"));
                    }
                }
                case "Location" -> location(e, sent);
                case "OfInterestTo" -> sent.fact("OfInterestTo " + name, name);
                case "Property" -> property(e, sent);
                default -> {}
            }
        }
    }

    private static void location(FeedElement e, Sent sent) {
        for (FeedElement part : Markup.children(e, "Property")) {
            String value = attribute(part, "Value");
            if (attribute(part, "FormalName").equals("City")) {
                sent.located = or(sent.located, value);
            }
            sent.subject(value, "location " + attribute(part, "FormalName"), "");
        }
    }

    /// Loose facts, among them instruments (`ISIN`, `RIC`, `Ticker`).
    private static void property(FeedElement e, Sent sent) {
        String name = attribute(e, "FormalName");
        String value = or(attribute(e, "Value"), attribute(e, "ValueRef"));
        switch (name.toUpperCase(Locale.ROOT)) {
            case "ISIN" -> sent.symbol("isin", value, "");
            case "RIC" -> sent.symbol("ric", value, "");
            case "CITY" -> sent.located = or(sent.located, value);
            default -> sent.fact(name, value);
        }
        Markup.children(e, "Property").forEach(within -> property(within, sent));
    }

    /// A block of facts that belong together: an instrument with its exchange.
    private static void metadata(FeedElement meta, Sent sent) {
        List<FeedElement> properties = Markup.children(meta, "Property");
        String exchange = "";
        for (FeedElement e : properties) {
            if (attribute(e, "FormalName").equalsIgnoreCase("Exchange")) {
                exchange = attribute(e, "Value");
            }
        }
        for (FeedElement e : properties) {
            String value = attribute(e, "Value");
            switch (attribute(e, "FormalName").toUpperCase(Locale.ROOT)) {
                case "ISIN" -> sent.symbol("isin", value, exchange);
                case "RIC" -> sent.symbol("ric", value, exchange);
                case "TICKER", "SYMBOL", "TICKER SYMBOL" -> sent.symbol("ticker", value, exchange);
                default -> property(e, sent);
            }
        }
    }

    private static void topics(FeedElement set, Sent sent) {
        for (FeedElement topic : Markup.children(set, "Topic")) {
            String named = "";
            for (FeedElement e : Markup.children(topic, "Description")) {
                boolean name = !attribute(e, "Variant").equals("Category");
                boolean own = sent.language.isEmpty() || e.language().equals(sent.language);
                named = name && (named.isEmpty() || own) ? line(e) : named;
            }
            Optional<FeedElement> code = child(topic, "FormalName");
            String scheme = code.map(e -> attribute(e, "Scheme")).orElse("");
            sent.subject(named, scheme, code.map(Markup::line).orElse(""));
        }
    }

    private static void content(FeedElement item, Sent sent) {
        String href = attribute(item, "Href");
        String media = formal(item, "MediaType");
        String mime = formal(item, "MimeType");
        if (!href.isEmpty()) {
            if (sent.files.size() < Sent.MOST) {
                sent.files.add(new Sent.File(href, or(mime, media), "", "", "", "", ""));
            }
            return;
        }
        Optional<FeedElement> data = child(item, "DataContent");
        if (data.isPresent() && sent.markup.isEmpty()) {
            text(data.orElseThrow(), mime, sent);
        }
    }

    private static String formal(FeedElement item, String name) {
        return child(item, name).map(e -> or(attribute(e, "FormalName"), line(e))).orElse("");
    }

    private static void text(FeedElement data, String mime, Sent sent) {
        Optional<FeedElement> nitf = child(data, "nitf");
        Optional<FeedElement> html = child(data, "html");
        if (nitf.isPresent()) {
            Nitf.within(nitf.orElseThrow(), sent);
        } else if (html.isPresent()) {
            FeedElement page = html.orElseThrow();
            sent.markup = Markup.body(child(page, "body").orElse(page));
        } else if (data.hasElements()) {
            Optional<FeedElement> content = child(data, "body.content");
            NitfBody.read(content.orElse(data), sent);
        } else {
            boolean markup = mime.contains("html") || Sanitiser.looksLikeHtml(data.words());
            sent.markup = markup ? data.words() : WireLines.html(data.words());
        }
    }
}
