package org.broadtape.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadtape.wire.internal.copy.Agencies;
import org.broadtape.wire.internal.feed.Mojibake;
import org.broadtape.wire.internal.feed.Times;
import org.broadtape.wire.internal.html.Links;
import org.broadtape.wire.internal.html.Sanitiser;
import org.broadtape.wire.internal.mail.Mail;

/// Reads a message of internet mail as an item: the subject is its headline, the message's identity
/// its own (as `mid:`, RFC 2392), the richest text its body. Whoever sent it is named, but neither
/// his address nor those of others are kept. Files that came with it are told of by name, kind and
/// size. A text that is a form filled in ([MailForm]) is read as that.
final class MailReader {
    private static final int FILES = 50;
    private static final Pattern IDENTITY = Pattern.compile("<([!-;=?-~]{1,900})>");
    private static final Pattern SENDER =
            Pattern.compile(
                    "(?:\"?([^<\"@]{0,200})\"?\\s*<)?[^@<>\\s]{1,100}@([A-Za-z0-9.-]{1,200})>?.*");

    private final Mail mail;
    private final List<Mail> parts;

    private MailReader(Mail mail) {
        this.mail = mail;
        this.parts = mail.leaves();
    }

    /// The message of an input; absent where it is none.
    static Optional<Reading> read(byte[] bytes) {
        return Mail.of(bytes)
                .map(mail ->
                        new Reading(
                                Optional.of(FeedFormat.MAIL),
                                Reading.Channel.UNSAID,
                                List.of(new MailReader(mail).item()),
                                List.of()));
    }

    private WireItem item() {
        String subject = Mojibake.mend(MailText.line(mail.field("subject").orElse("")));
        Optional<Mail> text = parts.stream().filter(part -> !part.isAttached()).findFirst();
        String body = text.map(Mail::text).orElse("");
        WireItemBuilder item =
                WireItem.builder(identity(subject + '\n' + body), FeedFormat.MAIL)
                        .headline(FeedItems.cut(subject, FeedItems.HEADLINE));
        mail.field("date").flatMap(Times::read).ifPresent(at -> item.published(at).updated(at));
        mail.field("content-language").filter(FeedItems::isLanguage).ifPresent(item::language);
        sender(item);
        files(item);
        Optional<MailForm> form = MailForm.of(body);
        if (form.isPresent()) {
            form.orElseThrow().addTo(item);
            return item.build();
        }
        boolean html = text.filter(part -> part.type().equals("text/html")).isPresent();
        String markup = html ? body : MailText.html(body, text.orElse(mail));
        Sanitiser.Clean clean = Sanitiser.clean(markup, Links.UNBASED);
        item.bodyText(clean.text()).bodyHtml(clean.html().strip());
        WireCopy.headline(subject, item);
        WireCopy.signatures(List.of(), clean.text(), item);
        return item.build();
    }

    private String identity(String words) {
        Matcher id = IDENTITY.matcher(mail.field("message-id").orElse(""));
        return id.find() ? "mid:" + id.group(1) : FeedIdentity.digest(words);
    }

    /// Who sent it, which is not who wrote it; an agency by name or by the domain it sends from.
    private void sender(WireItemBuilder item) {
        Matcher from = SENDER.matcher(mail.field("from").orElse(""));
        if (!from.matches()) {
            return;
        }
        String name = Optional.ofNullable(from.group(1)).orElse("").strip();
        if (!name.isEmpty()) {
            item.fact("from", name);
        }
        String domain = from.group(2).toLowerCase(Locale.ROOT).split("\\.", 2)[0];
        Agencies.named(name).or(() -> Agencies.named(domain)).ifPresent(item::agency);
    }

    private void files(WireItemBuilder item) {
        int number = 0;
        for (Mail part : parts.stream().filter(Mail::isAttached).limit(FILES).toList()) {
            String name = FeedItems.cut(part.parameter("(?:file)?name"), 200);
            item.fact(
                    "file " + ++number,
                    (name + " " + part.type()).strip() + ", " + part.bytes().length + " bytes");
        }
    }
}
