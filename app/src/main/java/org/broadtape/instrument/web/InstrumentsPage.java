package org.broadtape.instrument.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.analysis.link.Entity;
import org.broadtape.base.Problem;
import org.broadtape.base.RandomHex;
import org.broadtape.instrument.InstrumentDesk;
import org.broadtape.instrument.InstrumentLists;
import org.broadtape.instrument.Known;
import org.broadtape.link.Links;
import org.broadtape.market.Imported;
import org.broadtape.market.Instrument;
import org.broadtape.market.InstrumentCsv;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Refusal;

/// `GET /instruments?q=`: finds instruments by name or symbol; without a question, what is much in
/// the news. `/instruments/import`: the owner's lists.
public final class InstrumentsPage {
    private static final int FOUND = 50;
    private static final int MUCH = 24;
    private static final int LONGEST = 100;
    private static final int PROBLEMS = 100;
    private static final int LARGEST = 16_000_000;
    private static final int FORM = 64 * 1024;
    private static final int KEPT = 2;
    private static final Duration NEWS = Duration.ofDays(30);

    private final InstrumentDesk desk;
    private final Links links;
    private final Pages pages;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    /// A list that was looked at and waits for the owner's word.
    private record Pending(String name, String csv) {}

    /// Pages of what that desk knows.
    public InstrumentsPage(
            InstrumentDesk desk, Links links, Pages pages, Accounts accounts, Clock clock) {
        this.desk = desk;
        this.links = links;
        this.pages = pages;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// What `instruments.jte` shows.
    ///
    /// @param typed what was asked
    /// @param found what it may mean, best first
    /// @param much instruments that are much in the news, where nothing was asked
    /// @param countries countries that are
    /// @param size how many instruments are known
    public record View(
            String typed, List<Entity> found, List<Entity> much, List<Entity> countries, int size) {
        /// Copies its lists.
        public View {
            found = List.copyOf(found);
            much = List.copyOf(much);
            countries = List.copyOf(countries);
        }
    }

    /// What `instrument-lists.jte` shows.
    ///
    /// @param lists what was imported
    /// @param shown a list that was just read; absent where none was
    /// @param key by which that list is imported; empty where there is none to import
    public record Lists(List<InstrumentLists.Listed> lists, Optional<Shown> shown, String key) {
        /// Copies its list.
        public Lists {
            lists = List.copyOf(lists);
        }
    }

    /// A list that was read.
    ///
    /// @param name its name
    /// @param taken whether it was imported; false where it was only looked at
    /// @param changed whether that changed anything
    /// @param instruments how many instruments it holds
    /// @param first its first instruments
    /// @param problems what was wrong with it, the first of them
    /// @param further how many more problems there are
    public record Shown(
            String name,
            boolean taken,
            boolean changed,
            int instruments,
            List<Instrument> first,
            List<Problem> problems,
            int further) {
        /// Copies its lists.
        public Shown {
            first = List.copyOf(first);
            problems = List.copyOf(problems);
        }

        /// The key of what became of it.
        public String key() {
            if (instruments == 0) {
                return "instrument.import.nothing";
            }
            if (!taken) {
                return "instrument.import.previewed";
            }
            return changed ? "instrument.import.done" : "instrument.import.same";
        }
    }

    /// Serves them.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/instruments", this::show);
        routes.get("/instruments/import", this::lists);
        routes.post("/instruments/import", this::take);
        routes.post("/instruments/import/{key}", this::takeShown);
        routes.post("/instruments/lists/remove", this::remove);
    }

    private void show(Context request) {
        String typed = Optional.ofNullable(request.queryParam("q")).orElse("").strip();
        String asked = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        Known known = desk.known();
        boolean idle = asked.isEmpty();
        var since = clock.instant().minus(NEWS);
        View view =
                new View(
                        asked,
                        idle ? List.of() : known.find(asked, FOUND),
                        idle ? links.most(Entity.Kind.INSTRUMENT, since, MUCH) : List.of(),
                        idle ? links.most(Entity.Kind.COUNTRY, since, MUCH) : List.of(),
                        known.master().size());
        pages.show(
                request,
                "instruments.jte",
                Map.of("frame", pages.frameOf(request, "instrument.title"), "view", view));
    }

    private void lists(Context request) {
        accounts.requireOwner(request);
        show(request, Optional.empty(), "");
    }

    private void show(Context request, Optional<Shown> shown, String key) {
        Frame frame = pages.frameOf(request, "instrument.import");
        request.header("Cache-Control", "private, no-store");
        pages.show(
                request,
                "instrument-lists.jte",
                Map.of("frame", frame, "view", new Lists(desk.lists().all(), shown, key)));
    }

    private void take(Context request) {
        accounts.requireOwner(request);
        if (request.contentLength() < 0 || request.contentLength() > LARGEST + FORM) {
            throw Refusal.of(
                    413,
                    "The file is too large",
                    "A page takes at most " + LARGEST / 1_000_000 + " MB.",
                    "Import it with ./broadtape import instruments FILE.csv");
        }
        UploadedFile file = request.uploadedFile("file");
        if (file == null || file.size() == 0) {
            throw Refusal.of(
                    400,
                    "No file was sent",
                    "An import is a CSV file with the columns id and name at least.",
                    "Choose a file and send it.");
        }
        String csv = text(file);
        Shown shown = preview(file.filename(), csv);
        String key = shown.instruments() == 0 ? "" : keep(new Pending(file.filename(), csv));
        show(request, Optional.of(shown), key);
    }

    private synchronized String keep(Pending list) {
        String key = RandomHex.of(16);
        pending.put(key, list);
        while (pending.size() > KEPT) {
            pending.remove(pending.keySet().iterator().next());
        }
        return key;
    }

    private synchronized Optional<Pending> given(String key) {
        return Optional.ofNullable(pending.remove(key));
    }

    private void takeShown(Context request) {
        accounts.requireOwner(request);
        Pending list =
                given(request.pathParam("key"))
                        .orElseThrow(() ->
                                Refusal.of(
                                        409,
                                        "The list is no longer here",
                                        "It was imported already, or others were looked at since.",
                                        "Choose the file once more."));
        show(request, Optional.of(taken(list.name(), list.csv())), "");
    }

    private static Shown preview(String name, String csv) {
        Imported read = InstrumentCsv.read(csv);
        return shown(name, false, true, read.instruments().size(), read, read.problems());
    }

    private Shown taken(String name, String csv) {
        InstrumentLists.Outcome outcome = desk.lists().take(name, csv);
        desk.refresh();
        return shown(
                name,
                true,
                outcome.changed(),
                outcome.instruments(),
                new Imported(List.of(), List.of()),
                outcome.problems());
    }

    private static Shown shown(
            String name,
            boolean taken,
            boolean changed,
            int instruments,
            Imported read,
            List<Problem> problems) {
        int told = Math.min(problems.size(), PROBLEMS);
        return new Shown(
                name,
                taken,
                changed,
                instruments,
                read.instruments().stream().limit(10).toList(),
                problems.subList(0, told),
                problems.size() - told);
    }

    private static String text(UploadedFile file) {
        try (InputStream in = file.content()) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException broken) {
            throw Refusal.of(
                    400, "The file did not arrive whole", "It broke off.", "Send it once more.");
        }
    }

    private void remove(Context request) {
        accounts.requireOwner(request);
        desk.lists().remove(Optional.ofNullable(request.formParam("name")).orElse(""));
        desk.refresh();
        request.redirect("/instruments/import", HttpStatus.SEE_OTHER);
    }
}
