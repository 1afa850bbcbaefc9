package org.broadtape.wire;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.html.Sanitiser;
import org.broadtape.wire.internal.newsml.Own;
import org.broadtape.wire.internal.newsml.Xhtml;
import org.broadtape.wire.internal.newsml.XmlOut;

/// Writes items as NewsML-G2 (IPTC, 2.35, power conformance): one news item, one line, valid
/// against the standard's schema. What the standard has no word for stands in one element of our
/// own namespace, which the standard allows, so that reading it back gives the same item; notes
/// that must not be published are written with a `pubconstraint`.
///
/// Two things the standard asks for may be missing in an item: a version, told as 1, and a time,
/// told as 1970.
public final class NewsmlG2Writer {
    private static final String STANDARD = "http://iptc.org/std/nar/2006-10-01/";
    private static final String CATALOG =
            "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final WireItem item;
    private final XmlOut out = new XmlOut();

    private NewsmlG2Writer(WireItem item) {
        this.item = item;
    }

    /// The item as a document.
    public static String write(WireItem item) {
        NewsmlG2Writer writer = new NewsmlG2Writer(item);
        writer.document();
        return writer.out.toString();
    }

    private void document() {
        out.begin("newsItem").with("xmlns", STANDARD).with("xmlns:bt", Own.NAMESPACE);
        out.with("standard", "NewsML-G2").with("standardversion", "2.35");
        out.with("conformance", "power").with("guid", item.uri());
        item.version()
                .filter(version -> version.matches("[1-9]\\d{0,17}"))
                .ifPresent(version -> out.with("version", version));
        out.begin("catalogRef").with("href", CATALOG).end();
        catalog();
        rights(item.rights());
        out.begin("itemMeta");
        management();
        files();
        own();
        out.end();
        out.begin("contentMeta");
        NewsmlG2Description.write(item, out);
        out.end();
        symbols();
        content();
        out.end();
    }

    /// Our own codes.
    private void catalog() {
        out.begin("catalog");
        for (String alias : new String[] {"btconstraint", "btrole", "btrel", "btsig", "btsrc"}) {
            out.begin("scheme").with("alias", alias);
            out.with("uri", "urn:broadtape:scheme:" + alias.substring(2) + ":").end();
        }
        out.end();
    }

    private void rights(WireItem.Rights rights) {
        if (rights.equals(WireItem.Rights.UNSAID)) {
            return;
        }
        out.begin("rightsInfo");
        rights.holder().ifPresent(name -> out.begin("copyrightHolder").put("name", name).end());
        out.put("copyrightNotice", rights.notice()).put("usageTerms", rights.usageTerms());
        out.end();
    }

    private void management() {
        out.begin("itemClass").with("qcode", itemClass()).end();
        Optional<String> provider = Optional.ofNullable(item.facts().get("provider"));
        out.begin("provider");
        out.put("name", provider.or(item::agency).orElse("Broadtape")).end();
        Stamp latest = item.updated().or(item::published).orElseGet(() -> Stamp.utc(Instant.EPOCH));
        out.put("versionCreated", time(latest.local()));
        item.published().ifPresent(at -> out.put("firstCreated", time(at.local())));
        item.embargoedUntil().ifPresent(at -> out.put("embargoed", time(utc(at))));
        out.begin("pubStatus").with("qcode", "stat:" + item.pubStatus().code()).end();
        out.put("edNote", item.edNote());
        for (String note : item.privateNotes()) {
            out.begin("edNote").with("role", "btrole:private");
            out.with("pubconstraint", "btconstraint:nonpublic").words(note).end();
        }
        item.signals().stream().sorted().forEach(this::signal);
        item.expires().ifPresent(at -> out.put("expires", time(utc(at))));
    }

    private String itemClass() {
        String said = item.facts().getOrDefault("itemClass", "");
        if (said.matches("[^\\s:]+:\\S+")) {
            return said;
        }
        return switch (item.kind()) {
            case NEWS -> "ninat:text";
            case MEDIA -> "ninat:picture";
            case PACKAGE -> "ninat:composite";
            case PLANNING -> "plinat:newscoverage";
            case EVENT, CONCEPT -> "cinat:concept";
        };
    }

    /// IPTC has codes for updates and corrections alone.
    private void signal(Signal signal) {
        String alias =
                switch (signal) {
                    case UPDATE, CORRECTION -> "sig:";
                    case REFILE, KILL, ADVISORY -> "btsig:";
                };
        out.begin("signal").with("qcode", alias + signal.code()).end();
    }

    /// Addresses, pictures and enclosures are other resources: the standard links to them.
    private void files() {
        item.link().ifPresent(at -> link("btrel:page", at).end());
        item.discussion().ifPresent(at -> link("btrel:discussion", at).end());
        for (WireItem.Picture picture : item.pictures()) {
            link("btrel:picture", picture.address());
            out.with("title", picture.caption()).with("bt:credit", picture.credit());
            out.with("bt:filePhoto", picture.filePhoto() ? Optional.of("true") : Optional.empty());
            out.with("bt:taken", picture.taken());
            out.with("bt:usageTerms", picture.rights().usageTerms());
            out.with("bt:copyrightHolder", picture.rights().holder());
            out.with("bt:copyrightNotice", picture.rights().notice());
            picture.width().ifPresent(width -> out.with("bt:width", "" + width));
            picture.height().ifPresent(height -> out.with("bt:height", "" + height));
            out.end();
        }
        for (WireItem.Enclosure enclosure : item.enclosures()) {
            link("btrel:enclosure", enclosure.address());
            out.with("contenttype", enclosure.mediaType());
            enclosure.length().ifPresent(length -> out.with("size", "" + length));
            out.end();
        }
    }

    private XmlOut link(String rel, URI address) {
        return out.begin("link").with("rel", rel).with("href", address.toString());
    }

    private void own() {
        out.begin(Own.ELEMENT).with("format", item.format().code());
        out.with("kind", item.kind().code()).with("version", item.version());
        out.with("headTag", item.headTag()).with("language", item.language());
        out.with("published", item.published().map(Stamp::toString));
        out.with("updated", item.updated().map(Stamp::toString));
        assumed("publishedAssumed", item.published());
        assumed("updatedAssumed", item.updated());
        item.facts()
                .forEach((name, words) ->
                        out.begin("bt:fact").with("name", name).words(words).end());
        for (Problem problem : item.problems()) {
            out.begin("bt:problem").with("name", problem.name());
            out.with("severity", problem.severity().name());
            problem.line().ifPresent(line -> out.with("line", "" + line));
            out.with("what", problem.what()).with("expected", problem.expected()).end();
        }
        out.end();
    }

    private void assumed(String name, Optional<Stamp> stamp) {
        stamp.filter(Stamp::zoneAssumed).ifPresent(at -> out.with(name, "true"));
    }

    /// Each instrument as that of a concept of its own.
    private void symbols() {
        for (WireItem.Symbol symbol : item.symbols()) {
            out.begin("assert").with("uri", "urn:broadtape:symbol:" + hex(symbol.value()));
            out.begin("organisationDetails").begin("hasInstrument").with("symbol", symbol.value());
            out.with("bt:scheme", symbol.scheme());
            if (symbol.scheme().matches("[a-z]+")) {
                out.with("symbolsrc", "btsrc:" + symbol.scheme());
            }
            out.with("marketlabel", symbol.market()).end().end().end();
        }
    }

    private static String hex(String words) {
        return words.chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) ? "" + (char) c : "-")
                .collect(Collectors.joining());
    }

    /// The text as XHTML; where that can't say the HTML letter for letter, the HTML beside it; and
    /// the plain text where it is not what the HTML reads as.
    private void content() {
        if (item.bodyHtml().isEmpty() && item.bodyText().isEmpty()) {
            return;
        }
        out.begin("contentSet");
        Xhtml xhtml = Xhtml.of(item.bodyHtml());
        if (!item.bodyHtml().isEmpty()) {
            out.begin("inlineXML").with("contenttype", "application/xhtml+xml");
            out.begin("html").with("xmlns", "http://www.w3.org/1999/xhtml");
            out.begin("head").put("title", item.headline()).end();
            out.begin("body").markup(xhtml.markup()).end().end().end();
        }
        if (!xhtml.exact()) {
            data("text/html", item.bodyHtml());
        }
        if (!Sanitiser.text(item.bodyHtml()).equals(item.bodyText())) {
            data("text/plain", item.bodyText());
        }
        out.end();
    }

    private void data(String type, String words) {
        out.begin("inlineData").with("contenttype", type).words(words).end();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// A time as XML Schema writes one: a year of four digits, an offset of whole minutes.
    private static String time(OffsetDateTime at) {
        boolean plain = at.getOffset().getTotalSeconds() % 60 == 0;
        OffsetDateTime shown = plain ? at : utc(at.toInstant());
        boolean year = shown.getYear() >= 1 && shown.getYear() <= 9_999;
        return TIME.format(year ? shown : utc(Instant.EPOCH));
    }
}
