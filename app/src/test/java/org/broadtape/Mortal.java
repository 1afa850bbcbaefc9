package org.broadtape;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.broadtape.base.Stamp;
import org.broadtape.find.SearchDesk;
import org.broadtape.newsroom.Arrival;
import org.broadtape.newsroom.Delivery;
import org.broadtape.newsroom.Newsroom;
import org.broadtape.newsroom.Policy;
import org.broadtape.newsroom.SourceId;
import org.broadtape.newsroom.Stories;
import org.broadtape.store.Database;
import org.broadtape.store.Followers;
import org.broadtape.store.Journal;
import org.broadtape.wire.FeedFormat;
import org.broadtape.wire.WireItem;

/// A newsroom with its search index in a process of its own, made to be killed. It says `open`,
/// reads the numbers of stories, one a line, takes them in on several threads, and says `have N
/// ID.` for each that is acknowledged. When its input ends it waits until the index has followed,
/// and says `done`.
public final class Mortal {
    private static final int HANDS = 6;
    private static final int TOGETHER = 5;
    private static final int END = -1;

    private Mortal() {}

    /// Runs on the folder that is named first.
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Clock clock = Clock.systemUTC();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (Database database = database(folder)) {
            Journal journal = new Journal(database, clock);
            Stories stories =
                    new Stories(database, clock, source -> "Wire " + source, Policy.AS_SAID);
            try (Newsroom newsroom = new Newsroom(database, journal, clock);
                    SearchDesk search =
                            SearchDesk.open(folder.resolve("index"), stories::all, journal, clock);
                    Followers followers = new Followers(database, journal, clock)) {
                followers.start(search.follower());
                say(out, "open");
                takeIn(newsroom, out);
                while (followers.position("search").orElseThrow() < journal.head()) {
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
        say(out, "done");
    }

    static Database database(Path folder) {
        return Database.open("jdbc:sqlite:" + folder.resolve("broadtape.db"));
    }

    private static void takeIn(Newsroom newsroom, PrintStream out) throws Exception {
        BlockingQueue<Integer> waiting = new ArrayBlockingQueue<>(100);
        List<Thread> hands = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
            hands.add(Thread.ofPlatform().start(() -> work(newsroom, waiting, out)));
        }
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            waiting.put(Integer.parseInt(line));
        }
        for (int i = 0; i < HANDS; i++) {
            waiting.put(END);
        }
        for (Thread hand : hands) {
            hand.join();
        }
    }

    private static void work(Newsroom newsroom, BlockingQueue<Integer> waiting, PrintStream out) {
        try {
            for (int first = waiting.take(); first != END; first = waiting.take()) {
                List<Integer> numbers = new ArrayList<>(List.of(first));
                while (numbers.size() < TOGETHER
                        && waiting.peek() != null
                        && waiting.peek() != END) {
                    Integer next = waiting.poll();
                    if (next == null) {
                        break;
                    }
                    if (next == END) {
                        waiting.put(END);
                        break;
                    }
                    numbers.add(next);
                }
                List<Arrival> arrivals =
                        newsroom.receiveAll(numbers.stream().map(Mortal::delivery).toList());
                for (int i = 0; i < numbers.size(); i++) {
                    say(out, "have " + numbers.get(i) + " " + arrivals.get(i).story() + ".");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(PrintStream out, String words) {
        synchronized (out) {
            out.println(words);
            out.flush();
        }
    }

    /// Of two stories numbered `2n` and `2n + 1`, from two sources, each copies the other.
    static Delivery delivery(int number) {
        String text = text(number);
        return Delivery.news(
                new SourceId(number % 2 + 1L),
                WireItem.builder(uri(number), FeedFormat.NINJS)
                        .headline("Story " + number / 2)
                        .bodyText(text)
                        .bodyHtml("<p>" + text + "</p>")
                        .published(Stamp.utc(Clock.systemUTC().instant()))
                        .build());
    }

    static String uri(int number) {
        return "mortal:" + number;
    }

    /// Some twenty words that no other pair has in this order.
    static String text(int number) {
        StringBuilder text = new StringBuilder();
        long seed = number / 2 + 1L;
        for (int i = 0; i < 20; i++) {
            seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            text.append(Long.toString((seed >>> 33) % 46_656 + 46_656, 36)).append(' ');
        }
        return text.append("pair ").append(number / 2).append('.').toString();
    }
}
