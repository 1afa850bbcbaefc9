package org.broadtape.source.web;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.broadtape.newsroom.Licence;
import org.broadtape.page.Words;
import org.broadtape.source.Inbox;
import org.broadtape.source.Source;
import org.broadtape.wire.fetch.Addresses;

/// A source as the owner typed it, with what is wrong beside each field.
///
/// @param kind `FEED`, `FOLDER` or `PUSH`; anything else is taken as `FEED`
/// @param folder where a watched folder lies within the inbox; empty for the inbox itself
/// @param textOnly ticked where pictures of its stories are to be left out
/// @param licence the name of a [Licence]; anything else is taken as none stated
/// @param articles ticked where the article behind a link is to be fetched for a teaser
/// @param minutes the usual time between two looks, 1 to 1440
/// @param unseen true if the feed is to be added without being looked for first
/// @param problems what is wrong, in words, by the field's name
public record SourceForm(
        String kind,
        String address,
        String folder,
        String name,
        String section,
        String zone,
        String rights,
        String licence,
        boolean archive,
        boolean textOnly,
        boolean articles,
        String minutes,
        boolean unseen,
        Map<String, String> problems) {
    private static final int NAME = 200;
    private static final int SECTION = 60;
    private static final int RIGHTS = 1_000;
    private static final int DAY = 24 * 60;

    /// Nothing typed yet.
    public static final SourceForm EMPTY =
            new SourceForm(
                    "FEED", "", "", "", "", "", "", "", false, false, false, "15", false, Map.of());

    /// Copies its map.
    public SourceForm {
        problems = Map.copyOf(problems);
    }

    /// The form as it was sent.
    static SourceForm sent(Context request) {
        return new SourceForm(
                typed(request, "kind"),
                typed(request, "address"),
                typed(request, "folder"),
                typed(request, "name"),
                typed(request, "section"),
                typed(request, "zone"),
                typed(request, "rights"),
                typed(request, "licence"),
                !typed(request, "archive").isEmpty(),
                !typed(request, "text-only").isEmpty(),
                !typed(request, "articles").isEmpty(),
                typed(request, "minutes"),
                !typed(request, "unseen").isEmpty(),
                Map.of());
    }

    /// The form of a source that is there.
    static SourceForm of(Source source, Inbox inbox) {
        Source.Settings settings = source.settings();
        return new SourceForm(
                source.kind().name(),
                source.kind() == Source.Kind.FEED
                        ? source.address().map(URI::toString).orElse("")
                        : "",
                source.kind() == Source.Kind.FOLDER
                        ? source.address().map(inbox::name).orElse("")
                        : "",
                source.name(),
                settings.section().orElse(""),
                settings.zone().map(ZoneId::getId).orElse(""),
                settings.rights().orElse(""),
                settings.licence().name(),
                settings.archive(),
                !settings.pictures(),
                settings.articles(),
                Long.toString(settings.every().toMinutes()),
                true,
                Map.of());
    }

    /// What is wrong with a field, in words.
    public Optional<String> problem(String field) {
        return Optional.ofNullable(problems.get(field));
    }

    /// The ids of what describes a field, for `aria-describedby`.
    public String described(String field) {
        return problems.containsKey(field)
                ? field + "-problem " + field + "-hint"
                : field + "-hint";
    }

    /// Whether the source is looked at, so that it needs an address.
    public boolean isFeed() {
        return !kind.equals("PUSH") && !kind.equals("FOLDER") && !kind.equals("SAMPLE");
    }

    /// Whether it is a folder that is watched.
    public boolean isFolder() {
        return kind.equals("FOLDER");
    }

    /// The kind of source it makes.
    Source.Kind made() {
        return switch (kind) {
            case "PUSH" -> Source.Kind.PUSH;
            case "FOLDER" -> Source.Kind.FOLDER;
            default -> Source.Kind.FEED;
        };
    }

    /// The same form with one more problem.
    SourceForm with(String field, String problem) {
        Map<String, String> more = new LinkedHashMap<>(problems);
        more.putIfAbsent(field, problem);
        return new SourceForm(
                kind,
                address,
                folder,
                name,
                section,
                zone,
                rights,
                licence,
                archive,
                textOnly,
                articles,
                minutes,
                unseen,
                Map.copyOf(more));
    }

    /// The same form for a source of that kind.
    SourceForm of(Source.Kind is) {
        return new SourceForm(
                is.name(), address, folder, name, section, zone, rights, licence, archive, textOnly,
                articles, minutes, unseen, problems);
    }

    /// The same form with the feed that was found in place of the page.
    SourceForm at(URI feed) {
        return new SourceForm(
                kind,
                feed.toString(),
                folder,
                name,
                section,
                zone,
                rights,
                licence,
                archive,
                textOnly,
                articles,
                minutes,
                true,
                problems);
    }

    /// The form with all that is wrong with it.
    SourceForm checked(Words words, Inbox inbox) {
        SourceForm form = this;
        if (isFolder() && inbox.folder(folder).isEmpty()) {
            form = form.with("folder", words.say("source.problem.folder"));
        }
        if (isFeed() && Addresses.typed(address).isEmpty()) {
            form = form.with("address", words.say("source.problem.address"));
        }
        if (!isFeed() && name.isBlank()) {
            form = form.with("name", words.say("source.problem.no-name"));
        }
        if (name.length() > NAME) {
            form = form.with("name", words.say("source.problem.long", NAME));
        }
        if (section.length() > SECTION) {
            form = form.with("section", words.say("source.problem.long", SECTION));
        }
        if (rights.length() > RIGHTS) {
            form = form.with("rights", words.say("source.problem.long", RIGHTS));
        }
        if (!zone.isEmpty() && zoned().isEmpty()) {
            form = form.with("zone", words.say("source.problem.zone"));
        }
        if (isFeed() && every().isEmpty()) {
            form = form.with("minutes", words.say("source.problem.minutes"));
        }
        return form;
    }

    /// The feed's address, or the folder's; absent where the source is none that is looked at.
    Optional<URI> uri(Inbox inbox) {
        if (isFolder()) {
            return inbox.folder(folder).map(Path::toUri).map(SourceForm::withoutSlash);
        }
        return isFeed() ? Addresses.typed(address) : Optional.empty();
    }

    /// A folder has one address, whether it is there already or not.
    private static URI withoutSlash(URI folder) {
        return URI.create(folder.toString().replaceFirst("/$", ""));
    }

    /// What readers will see: the name, else the address' host.
    String shownName() {
        return name.isBlank() && isFeed()
                ? Addresses.typed(address).map(URI::getHost).orElse("")
                : name;
    }

    /// The settings; those that could not be read are as usual.
    Source.Settings settings() {
        return new Source.Settings(
                present(section),
                zoned(),
                present(rights),
                archive,
                every().orElse(Source.Settings.USUAL.every()),
                !textOnly,
                licensed(),
                articles);
    }

    /// What he says he may do with its texts.
    public Licence licensed() {
        return Arrays.stream(Licence.values())
                .filter(one -> one.name().equals(licence))
                .findFirst()
                .orElse(Licence.UNSTATED);
    }

    private Optional<ZoneId> zoned() {
        try {
            return present(zone).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private Optional<Duration> every() {
        try {
            int number = Integer.parseInt(minutes);
            return number >= 1 && number <= DAY
                    ? Optional.of(Duration.ofMinutes(number))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> present(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    private static String typed(Context request, String name) {
        return Optional.ofNullable(request.formParam(name))
                .orElse("")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }
}
