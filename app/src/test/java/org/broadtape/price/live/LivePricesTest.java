package org.broadtape.price.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadtape.market.quote.Blank;
import org.broadtape.market.quote.DisplayRights;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.market.quote.PriceView;
import org.junit.jupiter.api.Test;

class LivePricesTest {
    private static final long SECOND = 1_000_000_000;
    private static final LivePrices.Bounds FEW =
            new LivePrices.Bounds(
                    5,
                    2,
                    20,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(15),
                    Duration.ofDays(10_000));

    private final List<String> rendered = new ArrayList<>();
    private final LivePrices prices =
            new LivePrices(
                    (instrument, view) -> {
                        rendered.add(instrument);
                        return Told.PLAIN.html(instrument, view);
                    },
                    FEW,
                    0);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private long now;

    @Test
    void greetsAReaderWithTheNewestOfWhatHeFollows() {
        tell("a", 1);
        tell("a", 2);
        tell("b", 3);
        tell("c", 4);
        Paper paper = follow("one", "a", "b", "d");
        assertThat(paper.text())
                .isEqualTo(
                        """
                        retry: 3000

                        event: prices
                        data: {"a":"<b>2 by kraken</b>","b":"<b>3 by kraken</b>"}

                        """);
    }

    @Test
    void tellsInOneFrameTheNewestOfWhatChanged() {
        Paper paper = follow("one", "a", "b");
        paper.clear();
        tell("a", 1);
        tell("b", 2);
        tell("a", 3);
        assertThat(paper.text()).isEmpty();
        beat();
        assertThat(paper.text())
                .isEqualTo(
                        """
                        event: prices
                        data: {"a":"<b>3 by kraken</b>","b":"<b>2 by kraken</b>"}

                        """);
        tell("c", 4);
        paper.clear();
        beat();
        assertThat(paper.text()).isEmpty();
    }

    @Test
    void writesAPriceOnceHoweverManyFollowIt() {
        Paper first = follow("one", "a");
        Paper second = follow("two", "b", "a");
        tell("a", 1);
        tell("unfollowed", 1);
        beat();
        assertThat(first.text()).contains("1 by kraken");
        assertThat(second.text()).contains("1 by kraken");
        assertThat(rendered).containsExactly("a");
    }

    @Test
    void tellsASlowReaderTheNewestAloneAndKeepsNothingForHim() {
        Paper paper = follow("one", "a");
        paper.ready = false;
        paper.clear();
        for (int i = 1; i <= 12; i++) {
            tell("a", i);
            beat();
        }
        assertThat(paper.text()).isEmpty();
        paper.canBeWrittenTo();
        assertThat(paper.frames).containsExactly(frame("a", 12));
    }

    @Test
    void cutsAReaderWhoTakesNothingBetweenTwoHeartbeats() {
        Paper paper = follow("one", "a");
        Paper other = follow("two", "a");
        paper.ready = false;
        look();
        assertThat(paper.cut).isFalse();
        look();
        assertThat(paper.cut).isTrue();
        assertThat(other.cut).isFalse();
        assertThat(prices.streams()).isEqualTo(1);
        paper.ready = true;
        paper.clear();
        tell("a", 1);
        beat();
        assertThat(paper.text()).isEmpty();
        assertThat(other.text()).contains("1 by kraken");
    }

    @Test
    void keepsAReaderWhoIsSlowAndComesOn() {
        Paper paper = follow("one", "a");
        for (int i = 0; i < 10; i++) {
            paper.ready = false;
            look();
            tell("a", i);
            beat();
            paper.canBeWrittenTo();
        }
        assertThat(paper.cut).isFalse();
    }

    @Test
    void saysThatItIsAliveWhereNothingElseWasSaid() {
        Paper paper = follow("one", "a");
        look();
        paper.clear();
        look();
        assertThat(paper.text()).isEqualTo(":\n\n");
        tell("a", 1);
        beat();
        paper.clear();
        look();
        assertThat(paper.text()).isEmpty();
    }

    @Test
    void neverTellsOthersWhatOnlyTheOwnerMaySee() {
        Paper reader = follow("one", "a");
        Paper owner = follow("two", Audience.OWNER, "a");
        tell("a", Told.price(7, DisplayRights.OWNER));
        beat();
        assertThat(owner.text()).contains("7 by kraken");
        assertThat(reader.text()).contains("NotLicensed").doesNotContain("7");
        tell(
                "a",
                new PriceView.Empty(
                        new Blank.NotAsked(), Optional.of(Told.quote(8, DisplayRights.OWNER))));
        beat();
        assertThat(owner.text()).contains("NotAsked, last 8");
        assertThat(reader.text()).contains("NotAsked").doesNotContain("8");
        tell("a", Told.price(9, new DisplayRights(Audience.NOBODY, Optional.empty())));
        beat();
        assertThat(owner.text()).doesNotContain("9");
        assertThat(reader.text()).doesNotContain("9");
    }

    @Test
    void takesABoundedNumberAltogetherAndFromOneAddress() {
        Paper first = follow("one", "a");
        follow("one", "a");
        assertThat(prices.take(wish("one", Audience.EVERYONE, "a"), new Paper())).isEmpty();
        follow("two", "a");
        follow("two", "a");
        follow("three", "a");
        assertThat(prices.take(wish("four", Audience.EVERYONE, "a"), new Paper())).isEmpty();
        first.gone = true;
        tell("a", 1);
        beat();
        follow("one", "a");
        assertThat(prices.streams()).isEqualTo(5);
    }

    @Test
    void letsReadersGoWhoAreNoLongerWelcome() {
        Paper paper = follow("one", "a");
        open.set(false);
        look();
        assertThat(prices.streams()).isZero();
        tell("a", 1);
        paper.clear();
        beat();
        assertThat(paper.text()).isEmpty();
    }

    @Test
    void letsAllGoWhenItIsClosedAndTakesNobodyAfter() {
        follow("one", "a");
        prices.close();
        assertThat(prices.streams()).isZero();
        assertThat(prices.take(wish("one", Audience.EVERYONE, "a"), new Paper())).isEmpty();
    }

    private void tell(String instrument, int amount) {
        tell(instrument, Told.price(amount));
    }

    private void tell(String instrument, PriceView view) {
        prices.tell(instrument, view, view, now);
    }

    private void beat() {
        now += SECOND;
        prices.pass(now);
    }

    private void look() {
        now += 15 * SECOND;
        prices.pass(now);
    }

    private static String frame(String instrument, int amount) {
        return "event: prices\ndata: {\"%s\":\"<b>%d by kraken</b>\"}\n\n"
                .formatted(instrument, amount);
    }

    private LiveStream.Wish wish(String who, Audience reader, String... instruments) {
        return new LiveStream.Wish(who, reader, List.of(instruments), open::get);
    }

    private Paper follow(String who, String... instruments) {
        return follow(who, Audience.EVERYONE, instruments);
    }

    private Paper follow(String who, Audience reader, String... instruments) {
        Paper paper = new Paper();
        LiveStream stream = prices.take(wish(who, reader, instruments), paper).orElseThrow();
        paper.reader = Optional.of(stream);
        stream.tell();
        return paper;
    }

    /// A reader's browser.
    private static final class Paper implements Pipe {
        final List<String> frames = new ArrayList<>();
        Optional<LiveStream> reader = Optional.empty();
        boolean ready = true;
        boolean gone;
        boolean cut;

        String text() {
            return String.join("", frames);
        }

        void clear() {
            frames.clear();
        }

        void canBeWrittenTo() {
            ready = true;
            reader.ifPresent(LiveStream::tell);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void write(ByteBuffer frame) throws IOException {
            if (gone) {
                throw new IOException("Nobody is there");
            }
            frames.add(StandardCharsets.UTF_8.decode(frame).toString());
        }

        @Override
        public void cut() {
            cut = true;
        }
    }
}
