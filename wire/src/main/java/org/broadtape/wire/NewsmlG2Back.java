package org.broadtape.wire;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.base.Stamp;
import org.broadtape.wire.internal.feed.Times;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.Sanitiser;

/// Reads back what [NewsmlG2Writer] wrote, as the same item: nothing is guessed. Whoever else
/// writes like it is believed no further: HTML is sanitised, addresses are of the web, lists are
/// bounded.
final class NewsmlG2Back {
    private final FeedElement root;
    private final FeedElement own;
    private final List<FeedElement> management;
    private final List<FeedElement> description;
    private final WireItemBuilder item;

    private NewsmlG2Back(FeedElement root, FeedElement own) {
        this.root = root;
        this.own = own;
        this.management = within("itemMeta");
        this.description = within("contentMeta");
        String guid = root.attribute("guid").filter(uri -> !uri.isBlank()).orElse("unnamed");
        this.item =
                WireItem.builder(guid, named(own, "format", FeedFormat.values(), FeedFormat::code))
                        .kind(named(own, "kind", ItemKind.values(), ItemKind::code));
    }

    /// The item of an element.
    ///
    /// @param own the element of our own within
    static WireItem read(FeedElement root, FeedElement own) {
        return new NewsmlG2Back(root, own).item();
    }

    private WireItem item() {
        own.attribute("version").ifPresent(item::version);
        own.attribute("headTag").ifPresent(item::headTag);
        own.attribute("language").ifPresent(item::language);
        stamp("published").ifPresent(item::published);
        stamp("updated").ifPresent(item::updated);
        management.forEach(this::manage);
        description.forEach(this::describe);
        within("rightsInfo").forEach(this::rights);
        all(root, "assert").forEach(this::symbol);
        own.elements().stream().limit(2L * NinjsReader.LIST).forEach(this::extension);
        content();
        return item.build();
    }

    private List<FeedElement> within(String name) {
        return all(root, name)
                .flatMap(e -> e.elements().stream())
                .limit(4L * NinjsReader.LIST)
                .toList();
    }

    private static Stream<FeedElement> all(FeedElement within, String name) {
        return within.elements().stream()
                .filter(e -> e.name().equals(name))
                .limit(NinjsReader.LIST);
    }

    private void manage(FeedElement e) {
        String code = local(e, "qcode");
        switch (e.name()) {
            case "embargoed" -> instant(e).ifPresent(item::embargoedUntil);
            case "expires" -> instant(e).ifPresent(item::expires);
            case "pubStatus" ->
                    item.pubStatus(
                            Arrays.stream(PubStatus.values())
                                    .filter(status -> status.code().equals(code))
                                    .findFirst()
                                    .orElse(PubStatus.WITHHELD));
            case "signal" ->
                    Arrays.stream(Signal.values())
                            .filter(signal -> signal.code().equals(code))
                            .forEach(item::signal);
            case "edNote" -> {
                if (e.attribute("pubconstraint").isPresent()) {
                    item.privateNotes(List.of(e.words()));
                } else {
                    item.edNote(e.words());
                }
            }
            case "link" -> link(e);
            default -> {}
        }
    }

    private void link(FeedElement e) {
        String href = e.attribute("href").orElse("");
        Optional<URI> web = FeedItems.web(href);
        switch (local(e, "rel")) {
            case "page" -> web.ifPresent(item::link);
            case "discussion" -> web.ifPresent(item::discussion);
            case "picture" ->
                    web.or(() -> NinjsReader.urn(href))
                            .ifPresent(at -> item.pictures(List.of(picture(at, e))));
            case "enclosure" ->
                    web.ifPresent(at ->
                            item.enclosures(
                                    List.of(
                                            new WireItem.Enclosure(
                                                    at, e.attribute("contenttype"), size(e)))));
            default -> {}
        }
    }

    private static OptionalLong size(FeedElement e) {
        return e.attribute("size").filter(size -> size.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static WireItem.Picture picture(URI at, FeedElement e) {
        return new WireItem.Picture(
                at,
                e.attribute("title"),
                e.attribute("bt:credit"),
                e.attribute("bt:filePhoto").isPresent(),
                e.attribute("bt:taken"),
                new WireItem.Rights(
                        e.attribute("bt:usageTerms"),
                        e.attribute("bt:copyrightHolder"),
                        e.attribute("bt:copyrightNotice")),
                number(e, "bt:width"),
                number(e, "bt:height"));
    }

    private void describe(FeedElement e) {
        switch (e.name()) {
            case "urgency" ->
                    Optional.of(e.words())
                            .filter(words -> words.matches("[1-9]"))
                            .ifPresent(words -> item.urgency(Integer.parseInt(words)));
            case "located" -> item.located(name(e));
            case "infoSource" -> source(e);
            case "creator" -> item.writers(List.of(name(e)));
            case "keyword" -> subject(e.words(), Optional.of("keyword"), Optional.empty());
            case "subject", "genre" -> subject(e);
            case "slugline" -> item.slugline(e.words());
            case "headline" -> item.headline(e.words());
            case "dateline" -> item.dateline(e.words());
            case "by" -> item.byline(e.words());
            case "description" -> item.summary(e.words());
            default -> {}
        }
    }

    private void source(FeedElement e) {
        if (local(e, "role").equals("origin")) {
            item.origin(new WireItem.Origin(name(e), e.attribute("uri").flatMap(FeedItems::web)));
        } else {
            item.agency(name(e));
        }
    }

    private void subject(FeedElement e) {
        Optional<String> scheme = e.attribute("bt:scheme");
        Optional<String> code = e.attribute("bt:code");
        Optional<String> both = e.attribute("qcode").filter(qcode -> qcode.indexOf(':') > 0);
        if (scheme.isEmpty() && code.isEmpty()) {
            scheme = both.map(qcode -> qcode.substring(0, qcode.indexOf(':')));
            code = both.map(qcode -> qcode.substring(qcode.indexOf(':') + 1));
        }
        subject(name(e), scheme, code);
    }

    private void subject(String name, Optional<String> scheme, Optional<String> code) {
        item.subjects(List.of(new WireItem.Subject(name, scheme, code)));
    }

    private void rights(FeedElement e) {
        WireItem.Rights said = item.rights();
        Optional<String> words = Optional.of(e.words());
        switch (e.name()) {
            case "copyrightHolder" ->
                    item.rights(
                            new WireItem.Rights(
                                    said.usageTerms(), Optional.of(name(e)), said.notice()));
            case "copyrightNotice" ->
                    item.rights(new WireItem.Rights(said.usageTerms(), said.holder(), words));
            case "usageTerms" ->
                    item.rights(new WireItem.Rights(words, said.holder(), said.notice()));
            default -> {}
        }
    }

    private void symbol(FeedElement concept) {
        all(concept, "organisationDetails")
                .flatMap(details -> all(details, "hasInstrument"))
                .forEach(e ->
                        item.symbols(
                                List.of(
                                        new WireItem.Symbol(
                                                e.attribute("bt:scheme").orElse("ticker"),
                                                e.attribute("symbol").orElse(""),
                                                e.attribute("marketlabel")))));
    }

    private void extension(FeedElement e) {
        String name = e.attribute("name").orElse("");
        switch (e.name()) {
            case "fact" -> item.fact(name, e.words());
            case "problem" ->
                    item.problems(
                            List.of(
                                    new Problem(
                                            name,
                                            named(e, "severity", Severity.values(), Severity::name),
                                            number(e, "line"),
                                            e.attribute("what").orElse(""),
                                            e.attribute("expected").orElse(""))));
            default -> {}
        }
    }

    private void content() {
        Optional<String> html = Optional.empty();
        Optional<String> plain = Optional.empty();
        for (FeedElement e : within("contentSet")) {
            String type = e.attribute("contenttype").orElse("");
            if (e.name().equals("inlineXML")) {
                html =
                        all(e, "html")
                                .flatMap(page -> all(page, "body"))
                                .map(body -> body.inner(true))
                                .findFirst();
            } else if (type.equals("text/html")) {
                html = Optional.of(e.words());
            } else if (type.equals("text/plain")) {
                plain = Optional.of(e.words());
            }
        }
        Sanitiser.Clean clean = Sanitiser.clean(html.orElse(""), Links.UNBASED);
        item.bodyHtml(clean.html()).bodyText(plain.orElse(clean.text()));
    }

    private Optional<Stamp> stamp(String name) {
        Optional<Stamp> stamp = own.attribute(name).flatMap(Times::read);
        return own.attribute(name + "Assumed").isPresent()
                ? stamp.map(at -> new Stamp(at.at(), at.offset(), true))
                : stamp;
    }

    private static Optional<Instant> instant(FeedElement e) {
        return Times.read(e.words()).map(Stamp::at);
    }

    private static String name(FeedElement e) {
        return all(e, "name").map(FeedElement::words).findFirst().orElse("");
    }

    private static String local(FeedElement e, String attribute) {
        String code = e.attribute(attribute).orElse("");
        return code.substring(code.indexOf(':') + 1);
    }

    private static OptionalInt number(FeedElement e, String attribute) {
        return e.attribute(attribute).filter(words -> words.matches("\\d{1,9}")).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /// The constant an attribute names; the first where it names none.
    private static <T> T named(
            FeedElement e, String attribute, T[] known, Function<T, String> code) {
        String said = e.attribute(attribute).orElse("");
        return Arrays.stream(known)
                .filter(one -> code.apply(one).equals(said))
                .findFirst()
                .orElse(known[0]);
    }
}
