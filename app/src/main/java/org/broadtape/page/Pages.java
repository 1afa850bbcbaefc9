package org.broadtape.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadtape.account.Accounts;
import org.broadtape.account.Viewer;
import org.broadtape.setting.SettingsDesk;

/// Renders templates into responses. One [Frame] surrounds every page.
public final class Pages {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "org.broadtape.page.jte");
    private final SettingsDesk settings;
    private final Accounts accounts;
    private final Assets assets;

    /// Pages of the site with those settings.
    public Pages(SettingsDesk settings, Accounts accounts, Assets assets) {
        this.settings = settings;
        this.accounts = accounts;
        this.assets = assets;
    }

    /// The frame for a page of that title, as this request's sender sees it.
    public Frame frame(Context request, String title) {
        Viewer viewer = accounts.viewer(request);
        return new Frame(
                Words.in(Locale.ENGLISH),
                settings.current().siteName(),
                title,
                request.path(),
                base(request),
                viewer instanceof Viewer.Owner owner ? Optional.of(owner.name()) : Optional.empty(),
                viewer instanceof Viewer.Owner owner ? owner.formToken() : "",
                List.of(),
                assets.digest(),
                accounts.isUnclaimed());
    }

    /// The frame for a page that is titled by the words of a key.
    public Frame frameOf(Context request, String key, Object... parts) {
        Frame frame = frame(request, "");
        return frame.titled(frame.t(key, parts));
    }

    /// The site's own address: the setting, else what the request says.
    public String base(Context request) {
        return settings.current()
                .baseAddress()
                .map(Object::toString)
                .orElseGet(() -> Visit.of(request).base());
    }

    /// Answers with a template; `model` is its parameters by name, `frame` among them.
    public void show(Context request, String template, Map<String, Object> model) {
        request.contentType("text/html; charset=utf-8").result(render(template, model));
    }

    /// Answers 404 in words.
    public void missing(Context request) {
        PageCache.Made page = missing(frame(request, ""));
        request.status(page.status())
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(page.html());
    }

    /// The page that says that there is none.
    public PageCache.Made missing(Frame unnamed) {
        Frame frame = unnamed.titled(unnamed.t("page.not-found"));
        byte[] html =
                render(
                        "nothing.jte",
                        Map.of(
                                "frame",
                                frame,
                                "what",
                                frame.t("page.not-found.what"),
                                "now",
                                frame.t("page.not-found.now")));
        return new PageCache.Made(404, html, Optional.empty());
    }

    /// The bytes of a template, UTF-8.
    public byte[] render(String template, Map<String, Object> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, model, output);
        return output.toByteArray();
    }
}
