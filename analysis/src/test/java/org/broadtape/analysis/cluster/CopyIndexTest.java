package org.broadtape.analysis.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CopyIndexTest {
    private final CopyIndex index = new CopyIndex(100);

    @Test
    void findsTheEarliestThatANewTextCopies() {
        index.add(1, text(1));
        index.add(2, text(2));
        index.add(3, text(1));
        assertThat(index.firstCopied(text(1))).contains(1L);
        assertThat(index.firstCopied(text(2))).contains(2L);
        assertThat(index.firstCopied(text(9))).isEmpty();
    }

    @Test
    void findsNearlyEveryLightlyEditedCopy() {
        CopyIndex many = new CopyIndex(1_000);
        int found = 0;
        for (long id = 0; id < 500; id++) {
            many.add(id, Fingerprint.of(words(id, 120)));
        }
        for (long id = 0; id < 500; id++) {
            String edited = "SAMPLETOWN, Monday - " + words(id, 118) + " more follows";
            if (many.firstCopied(Fingerprint.of(edited)).filter(first(id)).isPresent()) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(490);
    }

    @Test
    void passesOverTextsTooShortToTell() {
        Fingerprint thin = Fingerprint.of("Bank holds rate");
        index.add(1, thin);
        assertThat(index.firstCopied(thin)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void forgetsTheOldestWhenItIsFull() {
        for (long id = 1; id <= 150; id++) {
            index.add(id, text(id));
        }
        assertThat(index.size()).isEqualTo(100);
        assertThat(index.firstCopied(text(50))).isEmpty();
        assertThat(index.firstCopied(text(51))).contains(51L);
        assertThat(index.firstCopied(text(150))).contains(150L);
    }

    @Test
    void aTextAddedAgainIsNewAndItsOldWordsAreForgotten() {
        index.add(1, text(1));
        for (long id = 2; id <= 100; id++) {
            index.add(id, text(id));
        }
        index.add(1, text(1_000));
        assertThat(index.firstCopied(text(1))).as("its words before").isEmpty();
        index.add(101, text(101));
        assertThat(index.firstCopied(text(1_000))).as("2 was the oldest").contains(1L);
        assertThat(index.firstCopied(text(2))).isEmpty();
    }

    @Test
    void aTextUpdatedForeverTakesNoMoreRoom() {
        for (int update = 0; update < 10_000; update++) {
            index.add(1, text(update));
        }
        assertThat(index.size()).isEqualTo(1);
        index.add(2, text(20_000));
        assertThat(index.firstCopied(text(9_999))).contains(1L);
    }

    @Test
    void whatWasRemovedIsNotFound() {
        index.add(1, text(1));
        index.add(2, text(1));
        index.remove(1);
        index.remove(77);
        assertThat(index.firstCopied(text(1))).contains(2L);
        index.remove(2);
        assertThat(index.firstCopied(text(1))).isEmpty();
        assertThat(index.size()).isZero();
    }

    /// A wire that sends one text ten thousand times must not make each look ten thousand steps.
    @Test
    void aCrowdOfLikeTextsCostsNoMoreThanItsBound() {
        CopyIndex crowded = new CopyIndex(20_000);
        for (long id = 1; id <= 10_000; id++) {
            crowded.add(id, text(1));
        }
        assertThat(crowded.candidates(text(1))).hasSizeLessThanOrEqualTo(8 * CopyIndex.CROWD);
        assertThat(crowded.firstCopied(text(1))).contains(1L);
        for (long id = 1; id <= 10_000; id++) {
            crowded.remove(id);
        }
        assertThat(crowded.candidates(text(1))).isEmpty();
    }

    @Test
    void textsThatDifferAreHardlyCompared() {
        CopyIndex many = new CopyIndex(5_000);
        long compared = 0;
        for (long id = 0; id < 5_000; id++) {
            compared += many.candidates(text(id)).size();
            many.add(id, text(id));
        }
        assertThat(compared).as("of twelve million pairs").isLessThan(500);
    }

    private static Predicate<Long> first(long id) {
        return found -> found == id;
    }

    private static Fingerprint text(long seed) {
        return Fingerprint.of(words(seed, 60));
    }

    private static String words(long seed, int count) {
        Random random = new Random(seed);
        return random.longs(count, 100_000, 50_000_000)
                .mapToObj(word -> "w" + Long.toString(word, 36).replaceAll("[0-9]", "o"))
                .collect(Collectors.joining(" "));
    }
}
