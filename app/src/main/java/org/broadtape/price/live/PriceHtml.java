package org.broadtape.price.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.market.quote.PriceView;
import org.broadtape.page.Frame;
import org.broadtape.page.Pages;
import org.broadtape.page.Words;
import org.broadtape.price.PriceText;

/// Prices as all pages show them: by the template `price.jte`.
public final class PriceHtml implements Rendering {
    private static final Frame FRAME =
            new Frame(
                    Words.in(Locale.ENGLISH),
                    "",
                    "",
                    "",
                    "",
                    Optional.empty(),
                    "",
                    List.of(),
                    "",
                    false);

    private final Pages pages;

    /// As those pages.
    public PriceHtml(Pages pages) {
        this.pages = pages;
    }

    @Override
    public String html(String instrument, PriceView view) {
        byte[] html =
                pages.render(
                        "price.jte",
                        Map.of("frame", FRAME, "price", new PriceText(instrument, view)));
        return new String(html, StandardCharsets.UTF_8).strip();
    }
}
