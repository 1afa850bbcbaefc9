package org.broadtape.wire;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadtape.base.Problem;
import org.broadtape.base.Stamp;

/// Gathers a [WireItem] part by part, in any order; parts not given are absent. Lists are added to,
/// all else is replaced.
public final class WireItemBuilder {
    private final String uri;
    private Optional<String> version = Optional.empty();
    private final FeedFormat format;
    private ItemKind kind = ItemKind.NEWS;
    private Optional<URI> link = Optional.empty();
    private String headline = "";
    private Optional<String> headTag = Optional.empty();
    private Optional<String> slugline = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private String bodyText = "";
    private String bodyHtml = "";
    private Optional<Stamp> published = Optional.empty();
    private Optional<Stamp> updated = Optional.empty();
    private Optional<Instant> embargoedUntil = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
    private PubStatus pubStatus = PubStatus.USABLE;
    private final Set<Signal> signals = EnumSet.noneOf(Signal.class);
    private OptionalInt urgency = OptionalInt.empty();
    private Optional<String> language = Optional.empty();
    private Optional<String> byline = Optional.empty();
    private final List<String> writers = new ArrayList<>();
    private Optional<String> dateline = Optional.empty();
    private Optional<String> located = Optional.empty();
    private Optional<String> agency = Optional.empty();
    private Optional<String> edNote = Optional.empty();
    private final List<String> privateNotes = new ArrayList<>(0);
    private WireItem.Rights rights = WireItem.Rights.UNSAID;
    private final List<WireItem.Subject> subjects = new ArrayList<>();
    private final List<WireItem.Symbol> symbols = new ArrayList<>();
    private final List<WireItem.Picture> pictures = new ArrayList<>();
    private final List<WireItem.Enclosure> enclosures = new ArrayList<>();
    private Optional<WireItem.Origin> origin = Optional.empty();
    private Optional<URI> discussion = Optional.empty();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    WireItemBuilder(String uri, FeedFormat format) {
        this.uri = uri;
        this.format = format;
    }

    /// Everything of an item but what tells its text.
    WireItemBuilder as(WireItem item) {
        kind = item.kind();
        version = item.version();
        link = item.link();
        headline = item.headline();
        headTag = item.headTag();
        slugline = item.slugline();
        published = item.published();
        updated = item.updated();
        embargoedUntil = item.embargoedUntil();
        expires = item.expires();
        pubStatus = item.pubStatus();
        signals.addAll(item.signals());
        urgency = item.urgency();
        language = item.language();
        byline = item.byline();
        writers.addAll(item.writers());
        dateline = item.dateline();
        located = item.located();
        agency = item.agency();
        rights = item.rights();
        subjects.addAll(item.subjects());
        symbols.addAll(item.symbols());
        origin = item.origin();
        discussion = item.discussion();
        problems.addAll(item.problems());
        return this;
    }

    /// What tells its text, and goes with it.
    WireItemBuilder text(WireItem item) {
        summary = item.summary();
        bodyText = item.bodyText();
        bodyHtml = item.bodyHtml();
        edNote = item.edNote();
        privateNotes.addAll(item.privateNotes());
        pictures.addAll(item.pictures());
        enclosures.addAll(item.enclosures());
        facts.putAll(item.facts());
        return this;
    }

    /// Sets version.
    public WireItemBuilder version(String value) {
        version = Optional.of(value);
        return this;
    }

    /// Sets kind.
    public WireItemBuilder kind(ItemKind value) {
        kind = value;
        return this;
    }

    /// Sets link.
    public WireItemBuilder link(URI value) {
        link = Optional.of(value);
        return this;
    }

    /// Sets headline.
    public WireItemBuilder headline(String value) {
        headline = value;
        return this;
    }

    /// Sets headTag.
    public WireItemBuilder headTag(String value) {
        headTag = Optional.of(value);
        return this;
    }

    /// Sets slugline.
    public WireItemBuilder slugline(String value) {
        slugline = Optional.of(value);
        return this;
    }

    /// Sets summary.
    public WireItemBuilder summary(String value) {
        summary = Optional.of(value);
        return this;
    }

    /// Sets bodyText.
    public WireItemBuilder bodyText(String value) {
        bodyText = value;
        return this;
    }

    /// Sets bodyHtml.
    public WireItemBuilder bodyHtml(String value) {
        bodyHtml = value;
        return this;
    }

    /// The body as set so far.
    String bodyHtml() {
        return bodyHtml;
    }

    /// Sets published.
    public WireItemBuilder published(Stamp value) {
        published = Optional.of(value);
        return this;
    }

    /// Sets updated.
    public WireItemBuilder updated(Stamp value) {
        updated = Optional.of(value);
        return this;
    }

    /// Sets embargoedUntil.
    public WireItemBuilder embargoedUntil(Instant value) {
        embargoedUntil = Optional.of(value);
        return this;
    }

    /// Sets expires.
    public WireItemBuilder expires(Instant value) {
        expires = Optional.of(value);
        return this;
    }

    /// Sets pubStatus.
    public WireItemBuilder pubStatus(PubStatus value) {
        pubStatus = value;
        return this;
    }

    /// Adds a signal.
    public WireItemBuilder signal(Signal value) {
        signals.add(value);
        return this;
    }

    /// Sets urgency.
    public WireItemBuilder urgency(int value) {
        urgency = OptionalInt.of(value);
        return this;
    }

    /// Sets language.
    public WireItemBuilder language(String value) {
        language = Optional.of(value);
        return this;
    }

    /// Sets byline.
    public WireItemBuilder byline(String value) {
        byline = Optional.of(value);
        return this;
    }

    /// Adds writers.
    public WireItemBuilder writers(List<String> values) {
        writers.addAll(values);
        return this;
    }

    /// Sets dateline.
    public WireItemBuilder dateline(String value) {
        dateline = Optional.of(value);
        return this;
    }

    /// Sets located.
    public WireItemBuilder located(String value) {
        located = Optional.of(value);
        return this;
    }

    /// Sets agency.
    public WireItemBuilder agency(String value) {
        agency = Optional.of(value);
        return this;
    }

    /// Sets edNote.
    public WireItemBuilder edNote(String value) {
        edNote = Optional.of(value);
        return this;
    }

    /// Adds notes never to be published.
    public WireItemBuilder privateNotes(List<String> values) {
        privateNotes.addAll(values);
        return this;
    }

    /// Sets rights.
    public WireItemBuilder rights(WireItem.Rights value) {
        rights = value;
        return this;
    }

    /// The rights as set so far.
    WireItem.Rights rights() {
        return rights;
    }

    /// Adds subjects.
    public WireItemBuilder subjects(List<WireItem.Subject> values) {
        subjects.addAll(values);
        return this;
    }

    /// Adds symbols.
    public WireItemBuilder symbols(List<WireItem.Symbol> values) {
        symbols.addAll(values);
        return this;
    }

    /// Adds pictures.
    public WireItemBuilder pictures(List<WireItem.Picture> values) {
        pictures.addAll(values);
        return this;
    }

    /// Adds enclosures.
    public WireItemBuilder enclosures(List<WireItem.Enclosure> values) {
        enclosures.addAll(values);
        return this;
    }

    /// Sets origin.
    public WireItemBuilder origin(WireItem.Origin value) {
        origin = Optional.of(value);
        return this;
    }

    /// Sets discussion.
    public WireItemBuilder discussion(URI value) {
        discussion = Optional.of(value);
        return this;
    }

    /// Adds a fact.
    public WireItemBuilder fact(String name, String value) {
        facts.put(name, value);
        return this;
    }

    /// Adds problems.
    public WireItemBuilder problems(List<Problem> values) {
        problems.addAll(values);
        return this;
    }

    /// The item as gathered so far.
    public WireItem build() {
        return new WireItem(
                uri,
                version,
                format,
                kind,
                link,
                headline,
                headTag,
                slugline,
                summary,
                bodyText,
                bodyHtml,
                published,
                updated,
                embargoedUntil,
                expires,
                pubStatus,
                signals,
                urgency,
                language,
                byline,
                writers,
                dateline,
                located,
                agency,
                edNote,
                privateNotes,
                rights,
                subjects,
                symbols,
                pictures,
                enclosures,
                origin,
                discussion,
                facts,
                problems);
    }
}
