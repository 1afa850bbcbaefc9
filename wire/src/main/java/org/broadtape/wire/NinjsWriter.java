package org.broadtape.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.base.Problem;
import org.broadtape.base.Span;
import org.broadtape.base.Stamp;
import org.broadtape.wire.copy.CopyPart;
import org.broadtape.wire.copy.CopyParts;
import org.broadtape.wire.copy.PrintedSymbol;
import org.broadtape.wire.copy.PrintedSymbols;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes items as IPTC ninjs 3.1 objects. Taken without the one extra member `broadtape`, each is
/// valid against the standard's schema (<https://iptc.org/std/ninjs/ninjs-schema_3.1.json>).
public final class NinjsWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    /// What a URI of our own making begins with, where an identity is none itself.
    static final String OWN_URI = "urn:broadtape:item:";

    private NinjsWriter() {}

    /// The object on one line.
    public static String line(ObjectNode object) {
        return MAPPER.writeValueAsString(object);
    }

    /// The item as a ninjs object, with its extension.
    public static ObjectNode write(WireItem item) {
        ObjectNode out = NODES.objectNode();
        ObjectNode standard = out.putObject("standard");
        standard.put("name", "ninjs").put("version", "3.1");
        out.put("uri", uri(item.uri()));
        out.put("type", type(item));
        item.version().ifPresent(version -> out.put("version", version));
        Optional<Stamp> created = item.published().or(item::updated);
        created.ifPresent(at -> out.put("firstCreated", at.toString()));
        item.updated()
                .or(item::published)
                .ifPresent(at -> out.put("versionCreated", at.toString()));
        item.embargoedUntil()
                .ifPresent(
                        at -> out.put("embargoedUntil", TIME.format(at.atOffset(ZoneOffset.UTC))));
        item.expires()
                .ifPresent(at -> out.put("expires", TIME.format(at.atOffset(ZoneOffset.UTC))));
        out.put("pubStatus", item.pubStatus().code());
        item.urgency().ifPresent(urgency -> out.put("urgency", urgency));
        item.rights().holder().ifPresent(words -> out.put("copyrightHolder", words));
        item.rights().notice().ifPresent(words -> out.put("copyrightNotice", words));
        item.rights().usageTerms().ifPresent(words -> out.put("usageTerms", words));
        item.edNote().ifPresent(words -> out.put("edNote", words));
        item.language().ifPresent(tag -> out.put("language", tag));
        item.slugline().ifPresent(words -> out.put("slugline", words));
        item.located().ifPresent(words -> out.put("located", words));
        item.byline().ifPresent(words -> out.put("by", words));
        out.putArray("headlines")
                .addObject()
                .put("role", "main")
                .put("contentType", "text/plain")
                .put("value", item.headline());
        item.summary()
                .ifPresent(words ->
                        out.putArray("descriptions")
                                .addObject()
                                .put("role", "summary")
                                .put("contentType", "text/plain")
                                .put("value", words));
        bodies(out, item);
        people(out, item);
        subjects(out, item);
        item.origin()
                .ifPresent(origin -> {
                    ObjectNode source = out.putArray("infoSources").addObject();
                    source.put("name", origin.name()).put("role", "origin");
                    origin.address()
                            .filter(URI::isAbsolute)
                            .ifPresent(at -> source.put("uri", at.toString()));
                });
        altIds(out, item);
        pictures(out, item.pictures());
        out.set("broadtape", extension(item));
        return out;
    }

    /// What remains of a withdrawn story: its identity, that it is canceled, and its headline if
    /// that may still be said.
    public static ObjectNode tombstone(String uri, String headline, Instant since) {
        ObjectNode out = NODES.objectNode();
        out.putObject("standard").put("name", "ninjs").put("version", "3.1");
        out.put("uri", uri(uri)).put("type", "text");
        out.put("versionCreated", TIME.format(since.atOffset(ZoneOffset.UTC)));
        out.put("pubStatus", PubStatus.CANCELED.code());
        if (!headline.isEmpty()) {
            out.putArray("headlines").addObject().put("role", "main").put("value", headline);
        }
        if (!uri(uri).equals(uri)) {
            out.putArray("altIds").addObject().put("role", "source-id").put("value", uri);
        }
        return out;
    }

    /// The nature of an item, in the words ninjs has; the kind itself stands in the extension.
    private static String type(WireItem item) {
        return switch (item.kind()) {
            case NEWS, CONCEPT -> "text";
            case MEDIA -> media(item.facts().getOrDefault("itemClass", ""));
            case PACKAGE -> "composite";
            case PLANNING -> "planning";
            case EVENT -> "event";
        };
    }

    private static String media(String itemClass) {
        String nature = itemClass.substring(itemClass.indexOf(':') + 1);
        return switch (nature) {
            case "audio", "video", "graphic" -> nature;
            default -> "picture";
        };
    }

    private static void bodies(ObjectNode out, WireItem item) {
        if (item.bodyText().isEmpty() && item.bodyHtml().isEmpty()) {
            return;
        }
        ArrayNode bodies = out.putArray("bodies");
        body(bodies, "text/plain", item.bodyText());
        body(bodies, "text/html", item.bodyHtml());
    }

    private static void body(ArrayNode bodies, String type, String value) {
        bodies.addObject()
                .put("role", "main")
                .put("contentType", type)
                .put("charCount", value.length())
                .put("value", value);
    }

    private static void people(ObjectNode out, WireItem item) {
        if (!item.writers().isEmpty()) {
            ArrayNode people = out.putArray("people");
            item.writers()
                    .forEach(name -> people.addObject().put("name", name).put("rel", "writer"));
        }
        if (!item.symbols().isEmpty()) {
            ArrayNode organisations = out.putArray("organisations");
            for (WireItem.Symbol symbol : item.symbols()) {
                ObjectNode one = organisations.addObject().put("name", symbol.value());
                ObjectNode mark = one.putArray("symbols").addObject();
                symbol.market().ifPresent(market -> mark.put("exchange", market));
                mark.put("symbolType", "urn:broadtape:symbol:" + symbol.scheme());
                mark.put("symbol", symbol.value());
            }
        }
    }

    private static void subjects(ObjectNode out, WireItem item) {
        if (item.subjects().isEmpty()) {
            return;
        }
        ArrayNode subjects = out.putArray("subjects");
        for (WireItem.Subject subject : item.subjects()) {
            ObjectNode one = subjects.addObject().put("name", subject.name());
            subject.scheme().ifPresent(scheme -> one.put("creator", scheme));
            subject.code().ifPresent(code -> one.put("literal", code));
        }
    }

    private static void altIds(ObjectNode out, WireItem item) {
        ArrayNode ids = NODES.arrayNode();
        if (!uri(item.uri()).equals(item.uri())) {
            ids.addObject().put("role", "source-id").put("value", item.uri());
        }
        item.link()
                .ifPresent(at -> ids.addObject().put("role", "link").put("value", at.toString()));
        item.discussion()
                .ifPresent(at ->
                        ids.addObject().put("role", "discussion").put("value", at.toString()));
        if (!ids.isEmpty()) {
            out.set("altIds", ids);
        }
    }

    private static void pictures(ObjectNode out, List<WireItem.Picture> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        ArrayNode associations = out.putArray("associations");
        for (int place = 0; place < pictures.size(); place++) {
            WireItem.Picture picture = pictures.get(place);
            ObjectNode one = associations.addObject();
            one.put("name", "picture-" + (place + 1));
            one.put("uri", uri(picture.address().toString())).put("type", "picture");
            picture.rights().holder().ifPresent(words -> one.put("copyrightHolder", words));
            picture.rights().notice().ifPresent(words -> one.put("copyrightNotice", words));
            picture.rights().usageTerms().ifPresent(words -> one.put("usageTerms", words));
            picture.credit().ifPresent(words -> one.put("by", words));
            picture.caption()
                    .ifPresent(words ->
                            one.putArray("descriptions")
                                    .addObject()
                                    .put("role", "caption")
                                    .put("contentType", "text/plain")
                                    .put("value", words));
            if (FeedItems.web(picture.address().toString()).isEmpty()) {
                continue;
            }
            ObjectNode rendition = one.putArray("renditions").addObject().put("name", "main");
            rendition.put("href", picture.address().toString());
            picture.width().ifPresent(width -> rendition.put("width", width));
            picture.height().ifPresent(height -> rendition.put("height", height));
        }
    }

    private static ObjectNode extension(WireItem item) {
        ObjectNode out = NODES.objectNode();
        out.put("format", item.format().code());
        if (item.kind() != ItemKind.NEWS) {
            out.put("kind", item.kind().code());
        }
        ArrayNode signals = out.putArray("signals");
        item.signals().stream().map(Signal::code).sorted().forEach(signals::add);
        item.headTag().ifPresent(words -> out.put("headTag", words));
        item.dateline().ifPresent(words -> out.put("dateline", words));
        item.agency().ifPresent(words -> out.put("agency", words));
        ArrayNode writers = out.putArray("writers");
        item.writers().forEach(writers::add);
        copy(out, item.bodyText());
        ArrayNode pictures = out.putArray("pictures");
        for (WireItem.Picture picture : item.pictures()) {
            ObjectNode one = pictures.addObject();
            picture.caption().ifPresent(words -> one.put("caption", words));
            picture.credit().ifPresent(words -> one.put("credit", words));
            one.put("filePhoto", picture.filePhoto());
            picture.taken().ifPresent(words -> one.put("taken", words));
        }
        item.published().ifPresent(at -> out.put("published", at.toString()));
        item.updated().ifPresent(at -> out.put("updated", at.toString()));
        if (item.published().or(item::updated).filter(Stamp::zoneAssumed).isPresent()) {
            out.put("assumedZone", true);
        }
        if (assumed(item.published()) != assumed(item.updated())) {
            ArrayNode assumed = out.putArray("assumedZones");
            item.published().filter(Stamp::zoneAssumed).ifPresent(at -> assumed.add("published"));
            item.updated().filter(Stamp::zoneAssumed).ifPresent(at -> assumed.add("updated"));
        }
        if (item.undated()) {
            out.put("undated", true);
        }
        if (!item.facts().isEmpty()) {
            ObjectNode facts = out.putObject("facts");
            for (Map.Entry<String, String> fact : item.facts().entrySet()) {
                facts.put(fact.getKey(), fact.getValue());
            }
        }
        if (!item.enclosures().isEmpty()) {
            ArrayNode enclosures = out.putArray("enclosures");
            for (WireItem.Enclosure enclosure : item.enclosures()) {
                ObjectNode one = enclosures.addObject();
                one.put("address", enclosure.address().toString());
                enclosure.mediaType().ifPresent(type -> one.put("mediaType", type));
                enclosure.length().ifPresent(length -> one.put("length", length));
            }
        }
        ArrayNode problems = out.putArray("problems");
        for (Problem problem : item.problems()) {
            ObjectNode one = problems.addObject().put("name", problem.name());
            one.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            problem.line().ifPresent(line -> one.put("line", line));
            one.put("what", problem.what()).put("expected", problem.expected());
        }
        return out;
    }

    /// What is told in the plain body and left there: the parts that are not running text, and the
    /// symbols printed, each with its place in UTF-16 units.
    private static void copy(ObjectNode out, String text) {
        List<CopyPart> parts = CopyParts.in(text);
        if (!parts.isEmpty()) {
            ArrayNode copy = out.putArray("copy");
            for (CopyPart part : parts) {
                span(copy.addObject().put("part", part.code()), part.span());
            }
        }
        List<PrintedSymbol> symbols = PrintedSymbols.in(text);
        if (!symbols.isEmpty()) {
            ArrayNode printed = out.putArray("symbols");
            for (PrintedSymbol symbol : symbols) {
                ObjectNode one = printed.addObject();
                one.put("type", symbol.kind().name().toLowerCase(Locale.ROOT));
                one.put("symbol", symbol.value());
                symbol.market().ifPresent(market -> one.put("exchange", market));
                span(one, symbol.span());
            }
        }
    }

    private static void span(ObjectNode out, Span span) {
        out.put("start", span.start()).put("end", span.end());
    }

    private static boolean assumed(Optional<Stamp> time) {
        return time.filter(Stamp::zoneAssumed).isPresent();
    }

    /// An identity as the URI that ninjs asks for: itself where it is one, else under our own name.
    static String uri(String identity) {
        try {
            if (new URI(identity).isAbsolute() && identity.chars().allMatch(c -> c < 128)) {
                return identity;
            }
        } catch (URISyntaxException none) {
            // Told apart below.
        }
        return OWN_URI + URLEncoder.encode(identity, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
