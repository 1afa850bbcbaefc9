package org.broadtape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.broadtape.base.Problem;
import org.broadtape.base.Problem.Severity;
import org.broadtape.wire.internal.newsml.Newsml12;
import org.broadtape.wire.internal.newsml.NewsmlG2;
import org.broadtape.wire.internal.newsml.Nitf;
import org.broadtape.wire.internal.newsml.NtbDocument;
import org.broadtape.wire.internal.newsml.Release;
import org.broadtape.wire.internal.newsml.Ritzau;
import org.broadtape.wire.internal.newsml.Sent;
import org.broadtape.wire.internal.xml.Scanner;

/// Makes [WireItem]s of what agencies send in XML, whichever of its forms.
final class SentItems {
    /// A form of XML: how its outermost element is known, and how it is read.
    private record Form(
            FeedFormat format,
            Predicate<FeedElement> is,
            Function<FeedElement, List<Sent>> reading) {}

    private static final List<Form> FORMS =
            List.of(
                    new Form(FeedFormat.NEWSML_G2, NewsmlG2::is, NewsmlG2::read),
                    new Form(FeedFormat.NEWSML_12, Newsml12::is, Newsml12::read),
                    new Form(FeedFormat.NITF, Nitf::is, Nitf::read),
                    new Form(FeedFormat.RITZAU, Ritzau::is, Ritzau::read),
                    new Form(FeedFormat.NTB, NtbDocument::is, NtbDocument::read),
                    new Form(FeedFormat.RELEASE, Release::is, Release::read));

    private SentItems() {}

    /// The items of a document in one of the agencies' formats; absent for any other.
    static Optional<Reading> read(Scanner.Document document) {
        return document.root()
                .flatMap(root ->
                        FORMS.stream()
                                .filter(form -> form.is().test(root))
                                .findFirst()
                                .map(form -> read(form, root, document.problems())));
    }

    private static Reading read(Form form, FeedElement root, List<Problem> found) {
        List<Sent> all = form.reading().apply(root);
        List<Problem> problems = new ArrayList<>(found);
        if (all.isEmpty()) {
            problems.add(
                    Problem.of(
                            "item-missing",
                            Severity.WARNING,
                            "the " + root.name() + " holds no item",
                            "at least one"));
        }
        List<WireItem> items = new ArrayList<>();
        long text = 0;
        for (Sent one : all) {
            if (items.size() >= Feeds.ENTRIES || text > FeedItems.TEXT) {
                problems.add(tooMany());
                break;
            }
            WireItem item = SentItem.of(one);
            text += item.bodyHtml().length() + item.bodyText().length();
            items.add(item);
        }
        return new Reading(Optional.of(form.format()), Reading.Channel.UNSAID, items, problems);
    }

    private static Problem tooMany() {
        return Problem.of(
                "too-many-entries",
                Severity.ERROR,
                "the document has more items or longer texts",
                "at most " + Feeds.ENTRIES + " items and " + FeedItems.TEXT + " characters");
    }
}
