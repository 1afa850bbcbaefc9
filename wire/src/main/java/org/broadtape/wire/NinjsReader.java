package org.broadtape.wire;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.feed.Times;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.Sanitiser;
import tools.jackson.databind.JsonNode;

/// Reads IPTC ninjs objects: 3.x as the standard has it (camel case), 2.x (lower case) and 1.x
/// (`headline`, `body_text`, `body_xhtml`, maps where later versions have lists), and what
/// newsrooms made of the latter: Superdesk's `guid`, `source` and `authors`, TT's `body_html5` and
/// `slug`. What [NinjsWriter] wrote is read back as the same item, its extension `broadtape`
/// included.
public final class NinjsReader {
    /// The most members read of one list: subjects, people, pictures, problems.
    static final int LIST = 500;

    private final JsonNode root;
    private final JsonNode own;
    private final FeedFormat claimed;
    private final List<Problem> problems = new ArrayList<>(0);

    private NinjsReader(JsonNode root, FeedFormat claimed) {
        this.root = root;
        this.claimed = claimed;
        this.own = root.path("broadtape");
    }

    /// True where a JSON object is a ninjs object and not a feed.
    static boolean is(JsonNode object) {
        return object.isObject() && identity(object).isPresent() && !object.path("items").isArray();
    }

    /// An object without `uri` is one by its `guid` where it says when its version was made.
    private static Optional<String> identity(JsonNode object) {
        return text(object, "uri")
                .or(() -> object.has("versioncreated") ? text(object, "guid") : Optional.empty())
                .filter(id -> !id.isBlank());
    }

    /// The item an object stands for; absent where it has no `uri`, the one member ninjs requires.
    public static Optional<WireItem> read(JsonNode object) {
        return is(object) ? Optional.of(read(object, FeedFormat.NINJS)) : Optional.empty();
    }

    /// The item of an object that says in the words of ninjs what came in another format; what
    /// ninjs has no word for stands under `signals`, `dateline`, `privateNotes` and `enclosures`.
    static WireItem read(JsonNode object, FeedFormat format) {
        return new NinjsReader(object, format).item();
    }

    private WireItem item() {
        String uri = identity(root).orElseThrow();
        if (uri.startsWith(NinjsWriter.OWN_URI)) {
            uri = altId("source-id").filter(id -> !id.isBlank()).orElse(uri);
        }
        FeedFormat format = claimed;
        for (FeedFormat known : FeedFormat.values()) {
            if (known.code().equals(own.path("format").asString(""))) {
                format = known;
            }
        }
        WireItemBuilder item = WireItem.builder(uri, format);
        scalar(root, "version").ifPresent(item::version);
        altId("link").flatMap(FeedItems::web).ifPresent(item::link);
        altId("discussion").flatMap(FeedItems::web).ifPresent(item::discussion);
        String headline = headline();
        item.headline(headline);
        text(root, "slugline", "slug").ifPresent(item::slugline);
        valued("descriptions", "summary", "text/plain")
                .or(() -> valued("descriptions", "lead", "text/plain"))
                .or(() -> text(root, "description_text"))
                .ifPresent(item::summary);
        String bodyText = body(item);
        times(item);
        PubStatus status =
                text(root, "pubStatus", "pubstatus").map(this::status).orElse(PubStatus.USABLE);
        item.pubStatus(status);
        item.kind(kind(!bodyText.isBlank() || status == PubStatus.CANCELED));
        JsonNode urgency = root.path("urgency");
        if (urgency.isIntegralNumber() && urgency.asInt(0) >= 1 && urgency.asInt(0) <= 9) {
            item.urgency(urgency.asInt(0));
        }
        text(root, "language").ifPresent(item::language);
        text(root, "located").ifPresent(item::located);
        text(root, "edNote", "ednote").ifPresent(item::edNote);
        item.privateNotes(strings(root.path("privateNotes")));
        Optional<String> byline = text(root, "by", "byline");
        List<String> writers = writers();
        if (!own.path("signals").isArray()) {
            WireCopy.headline(headline, item);
        }
        if (own.isObject()) {
            item.writers(writers);
        } else {
            WireCopy.signatures(
                    writers.isEmpty() ? byline.stream().toList() : writers, bodyText, item);
        }
        byline.ifPresent(item::byline);
        text(root, "dateline").ifPresent(printed -> WireCopy.dateline(printed, item));
        item.rights(rights(root));
        subjects(item);
        symbols(item);
        item.pictures(pictures()).enclosures(enclosures());
        origin().ifPresent(item::origin);
        extension(item);
        return item.problems(problems).build();
    }

    private String headline() {
        return valued("headlines", "main", "text/plain")
                .or(() -> text(root, "headline"))
                .or(() -> text(root, "title"))
                .orElse("");
    }

    /// The value of the first member of a list of texts that has this role and type, else of the
    /// first that has the type.
    private Optional<String> valued(String list, String role, String type) {
        Optional<String> first = Optional.empty();
        for (JsonNode one : list(root, list)) {
            String claimed = text(one, "contentType", "contenttype").orElse(type);
            Optional<String> value = text(one, "value");
            if (!claimed.toLowerCase(Locale.ROOT).startsWith(type) || value.isEmpty()) {
                continue;
            }
            if (one.path("role").asString(role).equals(role)) {
                return value;
            }
            first = first.or(() -> value);
        }
        return list.equals("descriptions") ? Optional.empty() : first;
    }

    /// Gives the item its texts and answers the plain one.
    private String body(WireItemBuilder item) {
        Optional<String> html =
                valued("bodies", "main", "text/html")
                        .or(() -> valued("bodies", "main", "application/xhtml+xml"))
                        .or(() -> text(root, "body_html"))
                        .or(() -> text(root, "body_xhtml"))
                        .or(() -> text(root, "body_html5").map(NinjsReader::within));
        Optional<String> plain =
                valued("bodies", "main", "text/plain").or(() -> text(root, "body_text"));
        if (html.isEmpty() && plain.isEmpty()) {
            return "";
        }
        FeedText text =
                new FeedText(
                        html.or(() -> plain).orElseThrow(),
                        html.isPresent() ? FeedText.Kind.HTML : FeedText.Kind.TEXT,
                        "text/html",
                        Links.UNBASED,
                        "",
                        Optional.empty());
        Sanitiser.Clean clean = text.clean();
        item.bodyHtml(clean.html().strip());
        String said = html.isPresent() && plain.isPresent() ? plain.orElseThrow() : clean.text();
        item.bodyText(said);
        return said;
    }

    /// What the body of a whole HTML document holds.
    private static String within(String document) {
        int start = document.indexOf("<body");
        int from = start < 0 ? -1 : document.indexOf('>', start);
        return document.substring(from + 1);
    }

    private void times(WireItemBuilder item) {
        if (own.isObject()) {
            stamp(own, "published").ifPresent(item::published);
            stamp(own, "updated").ifPresent(item::updated);
        } else {
            Optional<Stamp> updated = stamp(root, "versionCreated", "versioncreated");
            stamp(root, "firstCreated", "firstcreated")
                    .or(() -> stamp(root, "contentCreated", "contentcreated"))
                    .or(() -> updated)
                    .ifPresent(item::published);
            updated.ifPresent(item::updated);
        }
        instant("embargoedUntil", "embargoed").ifPresent(item::embargoedUntil);
        instant("expires").ifPresent(item::expires);
    }

    private Optional<Instant> instant(String... names) {
        return stamp(root, names).map(Stamp::at);
    }

    private Optional<Stamp> stamp(JsonNode from, String... names) {
        Optional<String> printed = text(from, names);
        Optional<Stamp> stamp = printed.flatMap(Times::read);
        if (printed.isPresent() && stamp.isEmpty()) {
            wrong("date-unreadable", printed.orElseThrow(), "ISO 8601 with offset");
        }
        boolean assumed =
                own.path("assumedZones").isArray()
                        ? own.path("assumedZones")
                                .valueStream()
                                .anyMatch(name -> name.asString("").equals(names[0]))
                        : own.path("assumedZone").asBoolean(false);
        return assumed ? stamp.map(at -> new Stamp(at.at(), at.offset(), true)) : stamp;
    }

    private PubStatus status(String word) {
        for (PubStatus known : PubStatus.values()) {
            if (known.code().equals(word)) {
                return known;
            }
        }
        if (word.equals("cancelled")) {
            return PubStatus.CANCELED;
        }
        wrong("status-unknown", word, "usable, withheld or canceled");
        return PubStatus.WITHHELD;
    }

    /// What the extension says it is, else what the standard's `type` says.
    private ItemKind kind(boolean isText) {
        for (ItemKind known : ItemKind.values()) {
            if (known.code().equals(own.path("kind").asString(""))) {
                return known;
            }
        }
        return own.isObject()
                ? ItemKind.NEWS
                : ItemKind.of(root.path("type").asString("").toLowerCase(Locale.ROOT), isText);
    }

    private void wrong(String name, String words, String expected) {
        problems.add(
                Problem.of(
                        name, Severity.ERROR, Problem.quote(words) + " can't be read", expected));
    }

    private List<String> writers() {
        if (own.isObject()) {
            return strings(own.path("writers"));
        }
        List<String> writers = new ArrayList<>();
        for (JsonNode person : list(root, "people", "authors", "person")) {
            String part = text(person, "rel", "role").orElse("");
            switch (part.toLowerCase(Locale.ROOT)) {
                case "writer", "author", "byline", "creator" ->
                        text(person, "name").ifPresent(writers::add);
                default -> {}
            }
        }
        return writers;
    }

    private static WireItem.Rights rights(JsonNode from) {
        return new WireItem.Rights(
                text(from, "usageTerms", "usageterms"),
                text(from, "copyrightHolder", "copyrightholder"),
                text(from, "copyrightNotice", "copyrightnotice"));
    }

    private void subjects(WireItemBuilder item) {
        List<WireItem.Subject> subjects = new ArrayList<>();
        for (JsonNode one : list(root, "subjects", "subject")) {
            Optional<String> code =
                    text(one, "literal").or(() -> text(one, "code")).or(() -> text(one, "uri"));
            text(one, "name")
                    .or(() -> code)
                    .filter(name -> !name.isBlank())
                    .ifPresent(name ->
                            subjects.add(
                                    new WireItem.Subject(
                                            name, text(one, "creator", "scheme"), code)));
        }
        item.subjects(subjects);
    }

    private void symbols(WireItemBuilder item) {
        List<WireItem.Symbol> symbols = new ArrayList<>();
        for (JsonNode organisation : list(root, "organisations", "organisation")) {
            for (JsonNode one : list(organisation, "symbols")) {
                Optional<String> value = text(one, "symbol").or(() -> text(one, "ticker"));
                if (value.isEmpty() || symbols.size() >= LIST) {
                    continue;
                }
                String type = text(one, "symbolType", "symboltype").orElse("ticker");
                symbols.add(
                        new WireItem.Symbol(
                                type.substring(
                                                Math.max(
                                                                type.lastIndexOf(':'),
                                                                type.lastIndexOf('/'))
                                                        + 1)
                                        .toLowerCase(Locale.ROOT),
                                value.orElseThrow(),
                                text(one, "exchange")));
            }
        }
        item.symbols(symbols);
    }

    private List<WireItem.Picture> pictures() {
        List<WireItem.Picture> pictures = new ArrayList<>();
        if (!own.isObject() && root.path("type").asString("").equals("picture")) {
            picture(root, pictures);
        }
        for (JsonNode one : list(root, "associations")) {
            if (one.path("type").asString("").equals("picture")) {
                picture(one, pictures);
            }
        }
        return pictures;
    }

    private void picture(JsonNode from, List<WireItem.Picture> to) {
        Optional<JsonNode> best = Optional.empty();
        for (JsonNode rendition : list(from, "renditions")) {
            boolean web =
                    text(rendition, "href")
                            .filter(href -> FeedItems.web(href).isPresent())
                            .isPresent();
            int width = rendition.path("width").asInt(0);
            if (web && width > best.map(known -> known.path("width").asInt(0)).orElse(-1)) {
                best = Optional.of(rendition);
            }
        }
        Optional<URI> address =
                best.flatMap(rendition -> text(rendition, "href"))
                        .flatMap(FeedItems::web)
                        .or(() -> named(from));
        if (address.isEmpty()) {
            return;
        }
        JsonNode said = own.path("pictures").path(to.size());
        Optional<String> caption = text(said, "caption");
        for (JsonNode words : list(from, "descriptions")) {
            boolean own = words.path("role").asString("caption").equals("caption");
            caption = caption.or(() -> own ? text(words, "value") : Optional.empty());
        }
        to.add(
                new WireItem.Picture(
                        address.orElseThrow(),
                        caption.or(() -> text(from, "description_text")),
                        text(from, "by", "byline", "description_creditline"),
                        said.path("filePhoto").asBoolean(false),
                        text(said, "taken"),
                        rights(from),
                        best.map(one -> size(one.path("width"))).orElse(OptionalInt.empty()),
                        best.map(one -> size(one.path("height"))).orElse(OptionalInt.empty())));
    }

    /// A picture that is told of and lies nowhere.
    private static Optional<URI> named(JsonNode from) {
        return text(from, "uri").flatMap(NinjsReader::urn);
    }

    static Optional<URI> urn(String address) {
        return Optional.of(address)
                .filter(uri -> uri.matches("urn:[A-Za-z0-9:.-]{1,200}"))
                .map(URI::create);
    }

    private static OptionalInt size(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt() && number.asInt(-1) >= 0
                ? OptionalInt.of(number.asInt(0))
                : OptionalInt.empty();
    }

    private List<WireItem.Enclosure> enclosures() {
        List<WireItem.Enclosure> enclosures = new ArrayList<>();
        for (JsonNode one : list(own.isObject() ? own : root, "enclosures")) {
            JsonNode length = one.path("length");
            text(one, "address")
                    .flatMap(FeedItems::web)
                    .ifPresent(address ->
                            enclosures.add(
                                    new WireItem.Enclosure(
                                            address,
                                            text(one, "mediaType"),
                                            length.isIntegralNumber() && length.canConvertToLong()
                                                    ? OptionalLong.of(length.asLong(0))
                                                    : OptionalLong.empty())));
        }
        return enclosures;
    }

    private Optional<WireItem.Origin> origin() {
        for (JsonNode one : list(root, "infoSources", "infosources", "infosource")) {
            Optional<String> name = text(one, "name").filter(words -> !words.isBlank());
            boolean origin =
                    switch (one.path("role").asString("origin").toLowerCase(Locale.ROOT)) {
                        case "origin", "source" -> true;
                        default -> false;
                    };
            if (origin && name.isPresent()) {
                return Optional.of(
                        new WireItem.Origin(
                                name.orElseThrow(), text(one, "uri").flatMap(FeedItems::web)));
            }
        }
        return Optional.empty();
    }

    private void extension(WireItemBuilder item) {
        for (JsonNode list : List.of(root.path("signals"), own.path("signals"))) {
            for (String word : strings(list)) {
                for (Signal known : Signal.values()) {
                    if (known.code().equals(word)) {
                        item.signal(known);
                    }
                }
            }
        }
        text(own, "headTag").ifPresent(item::headTag);
        text(own, "dateline").ifPresent(item::dateline);
        text(root, "provider").flatMap(Agencies::named).ifPresent(item::agency);
        text(root, "source")
                .filter(name -> !name.isBlank())
                .ifPresent(name -> item.agency(Agencies.named(name).orElse(name)));
        text(own, "agency").ifPresent(item::agency);
        scalar(root, "priority").ifPresent(number -> item.fact("priority", number));
        int facts = 0;
        for (var fact : own.path("facts").properties()) {
            if (fact.getValue().isString() && facts++ < LIST) {
                item.fact(fact.getKey(), fact.getValue().stringValue());
            }
        }
        for (JsonNode one : list(own, "problems")) {
            JsonNode line = one.path("line");
            Severity severity = Severity.WARNING;
            for (Severity known : Severity.values()) {
                if (known.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(one.path("severity").asString(""))) {
                    severity = known;
                }
            }
            problems.add(
                    new Problem(
                            one.path("name").asString(""),
                            severity,
                            line.isInt() ? OptionalInt.of(line.asInt(0)) : OptionalInt.empty(),
                            one.path("what").asString(""),
                            one.path("expected").asString("")));
        }
    }

    private Optional<String> altId(String role) {
        for (JsonNode one : list(root, "altIds", "altids")) {
            if (one.path("role").asString("").equals(role)) {
                return text(one, "value");
            }
        }
        return Optional.empty();
    }

    /// The objects of a list, or of a map as ninjs 1.x has it, under the first of these names.
    private static List<JsonNode> list(JsonNode from, String... names) {
        for (String name : names) {
            JsonNode list = from.path(name);
            if (list.isArray() || list.isObject()) {
                return list.valueStream().filter(JsonNode::isObject).limit(LIST).toList();
            }
        }
        return List.of();
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .limit(LIST)
                .toList();
    }

    private static Optional<String> text(JsonNode from, String... names) {
        for (String name : names) {
            JsonNode value = from.path(name);
            if (value.isString()) {
                return Optional.of(value.stringValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> scalar(JsonNode from, String name) {
        JsonNode value = from.path(name);
        return value.isNumber() ? Optional.of(value.asString()) : text(from, name);
    }
}
