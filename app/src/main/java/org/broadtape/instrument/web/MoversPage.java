package org.broadtape.instrument.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadtape.analysis.link.Entity;
import org.broadtape.front.LineView;
import org.broadtape.instrument.Movers;
import org.broadtape.link.EntityAddress;
import org.broadtape.market.quote.DisplayRights.Audience;
import org.broadtape.page.Frame;
import org.broadtape.page.Moment;
import org.broadtape.page.Pages;
import org.broadtape.page.Words;
import org.broadtape.price.PriceText;

/// `GET /movers`: the instruments that moved most in the last session kept, beside the story that
/// best explains each, or the words that none was found.
public final class MoversPage {
    private static final int MOST = 40;

    private final Movers movers;
    private final Pages pages;

    /// The page over those movers.
    public MoversPage(Movers movers, Pages pages) {
        this.movers = movers;
        this.pages = pages;
    }

    /// Serves it.
    public void open(JavalinDefaultRoutingApi routes) {
        routes.get("/movers", this::show);
    }

    /// What the page shows.
    ///
    /// @param of how many instruments were compared
    public record View(Moment day, int of, List<Row> rows) {
        /// Copies its list.
        public View {
            rows = List.copyOf(rows);
        }
    }

    /// A line of the list.
    ///
    /// @param story what best explains it; absent where no story was found
    public record Row(Movers.Mover mover, Optional<LineView> story) {
        /// The address of its page.
        public String href() {
            return EntityAddress.of(Entity.Kind.INSTRUMENT, mover.instrument().id());
        }

        /// Its last close with the unit.
        public String close(Words words) {
            return PriceText.plain(
                            BigDecimal.valueOf(mover.last().bar().close()),
                            mover.last().unit(),
                            words.locale())
                    + "\u00a0"
                    + mover.last().unit().code();
        }

        /// The move with its sign.
        public String move(Words words) {
            return PriceText.percent(BigDecimal.valueOf(mover.move()), words.locale());
        }

        /// Which way it points.
        public String way() {
            return PriceText.way(BigDecimal.valueOf(mover.move()));
        }
    }

    private void show(Context request) {
        Frame frame = pages.frameOf(request, "instrument.movers");
        Audience reader = frame.ownerName().isPresent() ? Audience.OWNER : Audience.EVERYONE;
        Optional<View> view = movers.last(reader, MOST).map(MoversPage::view);
        request.header("Cache-Control", "no-cache");
        pages.show(
                request,
                "movers.jte",
                view.isPresent()
                        ? Map.of("frame", frame, "view", view.get())
                        : Map.of("frame", frame));
    }

    private static View view(Movers.Day day) {
        return new View(
                moment(day.day()),
                day.of(),
                day.movers().stream()
                        .map(one -> new Row(one, one.story().map(LineView::of)))
                        .toList());
    }

    private static Moment moment(LocalDate day) {
        return Moment.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
