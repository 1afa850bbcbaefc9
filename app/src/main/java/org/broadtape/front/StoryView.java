package org.broadtape.front;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadtape.base.Stamp;
import org.broadtape.front.LineView.Status;
import org.broadtape.newsroom.Part;
import org.broadtape.newsroom.Story;
import org.broadtape.newsroom.StoryLine;
import org.broadtape.newsroom.StoryVersion;
import org.broadtape.newsroom.Use;
import org.broadtape.page.Frame;
import org.broadtape.page.Moment;
import org.broadtape.page.Words;
import org.broadtape.picture.Absence;
import org.broadtape.price.AfterText;
import org.broadtape.source.ArticleDesk;
import org.broadtape.wire.WireItem;
import org.broadtape.wire.page.Article;
import org.jspecify.annotations.Nullable;

/// A story that may be read, ready for the template `story.jte`.
///
/// @param story the story
/// @param item what its wire said, as far as it may be shown
/// @param body its text
/// @param owner true where the signed-in owner looks: his agreement is with the source, so he sees
///   all that was sent
/// @param first the story it copies, if it is a copy of one that can be read
/// @param preview true where the owner looks at a story that readers don't see yet
/// @param absence why it shows no picture though it names one; absent where that is not so
/// @param paid true where the page behind its link says it is for subscribers
/// @param links what it is about
/// @param afters what the prices of what it is about did since
public record StoryView(
        Story story,
        WireItem item,
        BodyHtml body,
        boolean owner,
        Optional<StoryLine> first,
        boolean preview,
        Optional<Absence> absence,
        boolean paid,
        StoryLinks links,
        List<AfterText> afters) {
    /// Copies its list.
    public StoryView {
        afters = List.copyOf(afters);
    }

    /// A story that is first seen so long after its own date passes for an old one.
    private static final Duration OLD = Duration.ofDays(2);

    private static final int CLOCKS_DIFFER = 5;

    /// Schemes, or the last part of their names, that say how an item was made and sent.
    private static final Set<String> BOOKKEEPING =
            Set.of(
                    "wire",
                    "service",
                    "product",
                    "desk",
                    "urgency",
                    "priority",
                    "provider",
                    "creator",
                    "contributor",
                    "infosource",
                    "pubstatus",
                    "status",
                    "signal",
                    "scope",
                    "rubric",
                    "genre",
                    "locationcreated",
                    "version");

    /// The line a list shows of it.
    public StoryLine line() {
        return story.line();
    }

    /// The headline without the head tag that is shown beside it.
    public String headline(Words words) {
        String headline = line().headline();
        String tag = item.headTag().orElse("");
        String bare =
                !tag.isEmpty() && headline.startsWith(tag)
                        ? headline.substring(tag.length()).strip()
                        : headline;
        return bare.isBlank() ? words.say("front.no-headline") : bare;
    }

    /// What an agency puts before the headline, without its dash: `UPDATE 2`; absent where it says
    /// no more than the status beside it.
    public Optional<String> headTag(Words words) {
        String status = status().map(one -> words.say(one.key())).orElse("");
        return item.headTag()
                .map(tag -> tag.strip().replaceAll("[-–—:]+$", "").strip())
                .filter(tag -> !tag.isEmpty() && !tag.equalsIgnoreCase(status));
    }

    /// What the current version is to the one before.
    public Optional<Status> status() {
        return line().standing().flatMap(Status::of);
    }

    /// The language of its words; null where it is the interface's.
    public @Nullable String lang(Frame frame) {
        return frame.lang(line().language());
    }

    /// The publisher's clock.
    public Optional<Moment> published() {
        return line().published().map(Moment::of);
    }

    /// The publisher's clock of this version, where it says something else.
    public Optional<Moment> updated() {
        return line().updated()
                .filter(at ->
                        line().published().map(first -> !first.at().equals(at.at())).orElse(true))
                .map(Moment::of);
    }

    /// This site's clock.
    public Moment firstSeen() {
        return Moment.of(line().firstSeen());
    }

    /// True where a time's zone is our assumption.
    public boolean zoneAssumed() {
        return line().published().map(Stamp::zoneAssumed).orElse(false)
                || line().updated().map(Stamp::zoneAssumed).orElse(false);
    }

    /// How long after its publication the story was first seen here, in words; absent where no time
    /// or no zone was said.
    public Optional<String> lag(Words words) {
        return line().published()
                .filter(at -> !at.zoneAssumed())
                .map(at -> {
                    Duration lag = Duration.between(at.at(), line().firstSeen());
                    if (lag.toMinutes() <= -CLOCKS_DIFFER) {
                        return words.say("front.lag.before");
                    }
                    return lag.toMinutes() < 1
                            ? words.say("front.lag.at-once")
                            : words.say("front.lag.of-source", LineView.later(words, lag));
                });
    }

    /// Words about a story that is not news though it is new here; absent for news.
    public Optional<String> old(Words words) {
        if (line().undated()) {
            return Optional.of(words.say("front.old.undated"));
        }
        Optional<Stamp> said = line().published().or(line()::updated);
        return said.filter(at -> Duration.between(at.at(), line().firstSeen()).compareTo(OLD) > 0)
                .map(at ->
                        words.say(
                                "front.old",
                                Moment.of(at).day(words),
                                LineView.later(
                                        words, Duration.between(at.at(), line().firstSeen()))));
    }

    /// The first picture that may be shown. Files of a story that is held are not served.
    public Optional<Story.Picture> picture() {
        return pictures().stream().findFirst();
    }

    /// The key of what is said of its pictures; absent where it names none.
    public Optional<String> pictureWords() {
        if (picture().isPresent()) {
            return Optional.of(
                    furtherPictures().isEmpty() ? "front.rights.picture" : "front.rights.pictures");
        }
        return item.pictures().isEmpty()
                ? Optional.empty()
                : Optional.of(absence.map(Absence::key).orElse("front.rights.no-picture"));
    }

    /// The pictures after the first, which stand below the text.
    public List<Story.Picture> furtherPictures() {
        return pictures().stream().skip(1).toList();
    }

    private List<Story.Picture> pictures() {
        if (preview) {
            return List.of();
        }
        return owner ? story.pictures() : story.pictures(Use.PAGE);
    }

    /// How much of it readers are shown.
    public Part part() {
        return story.current().allowance().part(Use.PAGE);
    }

    /// The key of what is said of how much is shown.
    public String shownKey() {
        return switch (part()) {
            case HEADLINE -> owner ? "front.rights.owner" : "front.rights.headline";
            case TEASER -> owner ? "front.rights.owner" : "front.rights.teaser";
            case TEXT -> body.isSummary() ? "front.rights.summary" : "front.rights.text";
        };
    }

    /// The key of what stands below the text.
    public String endKey() {
        if (part() != Part.TEXT && !owner) {
            return part() == Part.TEASER ? "front.end.teaser" : "front.end.headline";
        }
        if (!body.isSummary()) {
            return "front.end";
        }
        return body.html().isEmpty() ? "front.no-text" : "front.summary-only";
    }

    /// The words of its terms that narrow what is shown, on pages or elsewhere; empty where nothing
    /// is narrowed.
    public Optional<String> narrowing() {
        return story.current().allowance().narrowing();
    }

    /// The keys of where less of it is shown than on its page.
    public List<String> elsewhere() {
        List<String> keys = new ArrayList<>();
        for (Use use : List.of(Use.FEED, Use.API)) {
            Part there = story.current().allowance().part(use);
            if (there != Part.TEXT && there.compareTo(part()) < 0) {
                keys.add("front.rights." + use.name().toLowerCase(Locale.ROOT));
            }
        }
        return keys;
    }

    /// A picture's caption, once: without the mark "FILE PHOTO:" and the credit that are said
    /// beside it.
    public static String caption(WireItem.Picture said) {
        String caption = said.caption().orElse("").strip();
        if (said.filePhoto()) {
            caption =
                    caption.replaceFirst(
                            "^(?i)(©\\s*[^.]{1,60}\\.\\s*)?file photo\\s*[:–-]\\s*", "");
        }
        String credit = said.credit().orElse("").strip();
        return !credit.isEmpty() && caption.endsWith(credit)
                ? caption.substring(0, caption.length() - credit.length()).strip()
                : caption;
    }

    /// The words of a picture that stand for it where it can't be seen.
    public static String alternative(WireItem.Picture said, Words words) {
        String caption = caption(said);
        return caption.isEmpty() ? words.say("front.picture") : caption;
    }

    /// Its versions, newest first, with the way to what changed in each.
    public List<VersionLine> versions() {
        List<VersionLine> lines = new ArrayList<>();
        int before = 0;
        for (StoryVersion version : story.versions()) {
            lines.add(
                    new VersionLine(
                            version,
                            before == 0
                                    ? Optional.empty()
                                    : Optional.of(difference(before, version.number()))));
            before = version.number();
        }
        Collections.reverse(lines);
        return lines;
    }

    private String difference(int before, int after) {
        return "/story/" + line().id() + "/versions/" + before + ".." + after;
    }

    /// The way to what the last version changed; absent for a first version.
    public Optional<String> lastDifference() {
        return versions().stream().findFirst().flatMap(VersionLine::difference);
    }

    /// The address of its versions' page.
    public String versionsHref() {
        return "/story/" + line().id() + "/versions";
    }

    /// How much later a copy came.
    public String lag(Words words, Story.Copy copy) {
        return LineView.later(words, copy.lag());
    }

    /// True where a copy has fewer versions than the first: it may lack a correction.
    public boolean mayLack(Story.Copy copy) {
        return line().standing().isPresent() && copy.version() == 1;
    }

    /// The site the original lies at: `news.example`.
    public Optional<String> originalHost() {
        return item.link().map(link -> String.valueOf(link.getHost()));
    }

    /// What its source says it is about. Agencies put their own bookkeeping among the subjects
    /// (which desk, which wire, who typed it), which is for them; codes without a name tell a
    /// reader nothing.
    public List<WireItem.Subject> subjects() {
        return item.subjects().stream()
                .filter(subject -> subject.scheme().map(StoryView::isTopical).orElse(true))
                .filter(subject -> subject.name().codePoints().anyMatch(Character::isLetter))
                .toList();
    }

    private static boolean isTopical(String scheme) {
        String kind = scheme.substring(scheme.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return !BOOKKEEPING.contains(kind);
    }

    /// True where the full article is for subscribers: the item says so, or the page behind its
    /// link.
    public boolean isForSubscribers() {
        return paid || "false".equals(item.facts().get(Article.FREE));
    }

    /// The host its text was read from, behind the link; absent where its source sent it.
    public Optional<String> readFrom() {
        return ArticleDesk.readFrom(item);
    }

    /// The address a search for a subject has.
    public static String subjectHref(WireItem.Subject subject) {
        return "/search?q="
                + FrontPage.encoded("subject:\"" + subject.name().replace("\"", " ") + "\"");
    }

    /// A version in a list.
    ///
    /// @param version which
    /// @param difference the way to what it changed; absent for the first
    public record VersionLine(StoryVersion version, Optional<String> difference) {
        /// The key of the word for its kind.
        public String kind() {
            return "front.version." + version.kind().name().toLowerCase(Locale.ROOT);
        }

        /// When this site had it.
        public Moment received() {
            return Moment.of(version.received());
        }
    }
}
