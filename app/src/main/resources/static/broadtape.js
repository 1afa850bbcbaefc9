// Broadtape's one script. It stands in the head, so that a chosen theme is there before the first
// paint; everything else waits for the page. Nothing here is needed to read: it rewrites times into
// the reader's zone, answers keys, and says that new stories are there. Choices stay in this browser.
"use strict";
(() => {
    const root = document.documentElement;
    const memory = {
        get(name, unset) {
            try {
                return localStorage.getItem("broadtape." + name) || unset;
            } catch {
                return unset;
            }
        },
        set(name, value) {
            try {
                localStorage.setItem("broadtape." + name, value);
            } catch {
                // A browser that keeps nothing still reads.
            }
        },
    };

    const applyTheme = (theme) => {
        if (theme === "light" || theme === "dark") {
            root.dataset.theme = theme;
        } else {
            delete root.dataset.theme;
        }
    };
    applyTheme(memory.get("theme", "system"));

    // --- Times: "04:40 −04:00 · 6 h ago", in the reader's zone, UTC or the source's.

    const words = (name) => document.body.dataset[name] || "";
    const fill = (pattern, value) => pattern.replace("#", value);

    const ago = (then, now) => {
        const minutes = Math.floor(Math.abs(now - then) / 60000);
        const late = now >= then;
        if (minutes < 1) {
            return words(late ? "justNow" : "soon");
        }
        const [amount, unit] =
            minutes < 60 ? [minutes, "min"]
            : minutes < 48 * 60 ? [Math.floor(minutes / 60), "h"]
            : minutes < 60 * 24 * 60 ? [Math.floor(minutes / 1440), "d"]
            : minutes < 730 * 24 * 60 ? [Math.floor(minutes / 43800), "mo"]
            : [Math.floor(minutes / 525960), "y"];
        return fill(words(late ? "ago" : "ahead"), amount + "\u00a0" + words("unit" + unit));
    };

    const two = (number) => String(number).padStart(2, "0");

    // The wall clock of an instant at an offset in minutes east of Greenwich.
    const wall = (millis, offset) => {
        const local = new Date(millis + offset * 60000);
        return {
            year: local.getUTCFullYear(),
            month: local.getUTCMonth(),
            day: local.getUTCDate(),
            clock: two(local.getUTCHours()) + ":" + two(local.getUTCMinutes()),
            zone: (offset < 0 ? "\u2212" : "+") + two(Math.floor(Math.abs(offset) / 60)) + ":" + two(Math.abs(offset) % 60),
        };
    };

    const rewriteTimes = () => {
        const zone = memory.get("zone", "mine");
        const months = words("months").split(" ");
        const now = Date.now();
        for (const time of document.querySelectorAll("time[data-form]")) {
            if (time.dataset.said === undefined) {
                time.dataset.said = time.textContent;
            }
            const said = time.dataset.said;
            const then = Date.parse(time.getAttribute("datetime"));
            if (Number.isNaN(then)) {
                continue;
            }
            const dot = document.createElement("span");
            dot.className = "dot";
            dot.textContent = " · ";
            const relative = document.createElement("span");
            relative.className = "ago";
            relative.textContent = ago(then, now);
            if (zone === "source") {
                time.replaceChildren(said, dot, relative);
                continue;
            }
            const offset = zone === "utc" ? 0 : -new Date(then).getTimezoneOffset();
            const at = wall(then, offset);
            const day = at.year + "-" + two(at.month + 1) + "-" + two(at.day);
            const dayless = time.dataset.form === "clock" && (time.dataset.day ?? day) === day;
            const clock =
                (dayless ? "" : at.day + "\u00a0" + months[at.month] + "\u00a0" + at.year + ", ") +
                at.clock + "\u00a0" + at.zone;
            time.replaceChildren(clock, dot, relative);
        }
    };

    // --- Streams are open while the page can be seen.

    const whileSeen = (open, close) => {
        document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open() : close()));
        window.addEventListener("pagehide", close);
        window.addEventListener("pageshow", (event) => event.persisted && open());
        open();
    };

    // --- New stories: a line that says so; what is being read stays where it is.

    const announce = () => {
        const line = document.querySelector("[data-live]");
        if (!line || !window.EventSource) {
            return;
        }
        const title = document.title;
        const seen = new Set();
        let tape = null;
        let after = "";
        let missed = false;
        const show = () => {
            if (seen.size === 0 && !missed) {
                line.replaceChildren();
                document.title = title;
                return;
            }
            const link = document.createElement("a");
            link.href = line.dataset.href;
            link.textContent = missed ? line.dataset.missed : seen.size === 1 ? line.dataset.one : fill(line.dataset.many, seen.size);
            line.replaceChildren(link);
            document.title = (missed ? "(\u2026) " : "(" + seen.size + ") ") + title;
        };
        const told = (event) => {
            after = event.lastEventId || after;
            try {
                return JSON.parse(event.data);
            } catch {
                return {};
            }
        };
        const address = () => {
            const live = line.dataset.live;
            return after === "" ? live : live + (live.includes("?") ? "&" : "?") + "after=" + after;
        };
        const open = () => {
            if (tape !== null || document.visibilityState !== "visible") {
                return;
            }
            tape = new EventSource(address());
            tape.addEventListener("begin", told);
            tape.addEventListener("changed", told);
            tape.addEventListener("story", (event) => {
                const story = told(event);
                if (story.id && (story.copyOf === undefined || line.dataset.copies !== undefined)) {
                    seen.add(story.id);
                    show();
                }
            });
            tape.addEventListener("gone", (event) => {
                if (seen.delete(told(event).id)) {
                    show();
                }
            });
            tape.addEventListener("missed", (event) => {
                told(event);
                missed = true;
                show();
            });
        };
        const close = () => {
            if (tape !== null) {
                tape.close();
                tape = null;
            }
        };
        whileSeen(open, close);
    };

    // --- Prices: what moves is followed; each comes whole, with its passport.

    const followPrices = () => {
        const places = () => [...document.querySelectorAll("[data-price]")];
        const ids = new Set(places().filter((one) => one.dataset.moves !== undefined).map((one) => one.dataset.price));
        if (ids.size === 0 || !window.EventSource) {
            return;
        }
        const address = "/prices/live?ids=" + [...ids].slice(0, 20).map(encodeURIComponent).join(",");
        let stream = null;
        const put = (event) => {
            const prices = JSON.parse(event.data);
            for (const place of places()) {
                const html = prices[place.dataset.price];
                if (html !== undefined) {
                    const made = document.createElement("template");
                    made.innerHTML = html;
                    const fresh = made.content.firstElementChild;
                    fresh.classList.toggle("price-whole", place.classList.contains("price-whole"));
                    place.replaceWith(fresh);
                }
            }
            rewriteTimes();
        };
        const open = () => {
            if (stream === null && document.visibilityState === "visible") {
                stream = new EventSource(address);
                stream.addEventListener("prices", put);
            }
        };
        const close = () => {
            stream?.close();
            stream = null;
        };
        whileSeen(open, close);
    };

    // --- Keys: j k o w v / g f g w ?, never while typing, and not at all where switched off.

    const isTyping = (target) =>
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

    const stops = () => [...document.querySelectorAll("[data-stop]")].filter((one) => one.checkVisibility?.() ?? true);

    const current = () => document.activeElement?.closest?.("[data-item]") ?? null;

    const step = (by) => {
        const all = stops();
        if (all.length === 0) {
            return;
        }
        const item = current();
        let at = item ? all.findIndex((one) => item.contains(one)) : -1;
        if (at < 0) {
            at = by > 0 ? -1 : all.length;
        }
        const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
        next.focus();
        next.scrollIntoView({ block: "nearest" });
    };

    const follow = (name) => {
        const target = current()?.querySelector(`[data-key~="${name}"]`) ?? document.querySelector(`[data-key~="${name}"]`);
        if (!target) {
            return false;
        }
        if (target.tagName === "INPUT") {
            target.focus();
            target.select();
        } else {
            target.click();
        }
        return true;
    };

    const sheet = () => document.getElementById("key-sheet");

    const listen = () => {
        let went = -Infinity;
        document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) {
                return;
            }
            if (isTyping(event.target) || memory.get("keys", "on") === "off") {
                return;
            }
            const dialog = sheet();
            if (event.key === "?") {
                event.preventDefault();
                if (dialog?.open) {
                    dialog.close();
                } else {
                    dialog?.showModal();
                }
                return;
            }
            if (dialog?.open) {
                return;
            }
            const afterG = event.timeStamp - went < 1200;
            went = -Infinity;
            let done = true;
            if (afterG) {
                done = follow("g" + event.key);
            } else if (event.key === "g") {
                went = event.timeStamp;
                return;
            } else if (event.key === "j") {
                step(1);
            } else if (event.key === "k") {
                step(-1);
            } else if (event.key === "/") {
                done = follow("slash");
            } else if (event.key === "o" || event.key === "w" || event.key === "v") {
                done = follow(event.key);
            } else {
                done = false;
            }
            if (done) {
                event.preventDefault();
            }
        });
    };

    // --- Suggestions while a name is typed: a combobox with a list (WAI-ARIA APG). Without this
    // script the form finds the same.

    const suggest = (box) => {
        const input = box.querySelector("input");
        if (!input) {
            return;
        }
        const list = document.createElement("ul");
        const said = document.createElement("p");
        list.id = input.id + "-list";
        list.className = "suggestions";
        list.setAttribute("role", "listbox");
        list.setAttribute("aria-label", box.parentElement?.querySelector("label")?.textContent ?? "");
        list.hidden = true;
        said.className = "unseen";
        said.setAttribute("role", "status");
        input.after(list);
        box.append(said);
        input.setAttribute("role", "combobox");
        input.setAttribute("aria-autocomplete", "list");
        input.setAttribute("aria-controls", list.id);
        input.setAttribute("aria-expanded", "false");
        let asked = null;
        let timer = 0;
        let at = -1;
        const options = () => [...list.children];
        const mark = (index) => {
            at = index;
            options().forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
            if (at < 0) {
                input.removeAttribute("aria-activedescendant");
                return;
            }
            input.setAttribute("aria-activedescendant", options()[at].id);
            options()[at].scrollIntoView({ block: "nearest" });
        };
        const close = () => {
            list.hidden = true;
            input.setAttribute("aria-expanded", "false");
            mark(-1);
        };
        const choose = (option) => {
            close();
            if (box.dataset.go !== undefined) {
                location.href = option.dataset.href;
            } else {
                input.value = option.dataset.name;
                input.focus();
            }
        };
        const show = (found) => {
            list.replaceChildren(
                ...found.map((one, i) => {
                    const option = document.createElement("li");
                    const symbol = document.createElement("b");
                    option.id = list.id + "-" + i;
                    option.setAttribute("role", "option");
                    option.setAttribute("aria-selected", "false");
                    option.dataset.href = new URL(one.url).pathname;
                    option.dataset.name = one.name;
                    symbol.textContent = one.symbol ?? "";
                    option.append(symbol, " ", one.name);
                    option.addEventListener("mousedown", (event) => {
                        event.preventDefault();
                        choose(option);
                    });
                    return option;
                }),
            );
            mark(-1);
            list.hidden = found.length === 0;
            input.setAttribute("aria-expanded", String(found.length > 0));
            said.textContent = box.dataset.count ? fill(box.dataset.count, found.length) : "";
        };
        const ask = async () => {
            asked?.abort();
            const typed = input.value.trim();
            if (typed === "") {
                close();
                return;
            }
            asked = new AbortController();
            try {
                const answer = await fetch(box.dataset.combobox + "?limit=8&q=" + encodeURIComponent(typed), { signal: asked.signal });
                if (answer.ok && document.activeElement === input) {
                    show((await answer.json()).instruments);
                }
            } catch {
                // Nothing is suggested then; the form still finds.
            }
        };
        input.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(ask, 120);
        });
        input.addEventListener("blur", close);
        input.addEventListener("keydown", (event) => {
            const all = options();
            if (event.isComposing) {
                return;
            }
            if (event.key === "Escape" && !list.hidden) {
                close();
            } else if (event.key === "ArrowDown" && list.hidden) {
                ask();
            } else if (event.key === "ArrowDown") {
                mark(at + 1 < all.length ? at + 1 : 0);
            } else if (event.key === "ArrowUp" && !list.hidden) {
                mark(at > 0 ? at - 1 : all.length - 1);
            } else if (event.key === "Enter" && !list.hidden && at >= 0) {
                choose(all[at]);
            } else {
                return;
            }
            event.preventDefault();
        });
    };

    // --- Choices, at the foot of the page.

    const offerChoices = () => {
        const reading = document.querySelector(".reading");
        if (!reading) {
            return;
        }
        for (const [name, unset, then] of [
            ["theme", "system", applyTheme],
            ["zone", "mine", rewriteTimes],
            ["keys", "on", () => {}],
        ]) {
            const field = reading.querySelector(`[name="${name}"]`);
            field.value = memory.get(name, unset);
            field.addEventListener("change", () => {
                memory.set(name, field.value);
                then(field.value);
            });
        }
        reading.hidden = false;
    };

    const openSheetFromLinks = () => {
        for (const link of document.querySelectorAll("a[data-sheet]")) {
            link.addEventListener("click", (event) => {
                if (sheet()?.showModal) {
                    event.preventDefault();
                    sheet().showModal();
                }
            });
        }
    };

    document.addEventListener("DOMContentLoaded", () => {
        rewriteTimes();
        offerChoices();
        openSheetFromLinks();
        document.querySelectorAll("[data-combobox]").forEach(suggest);
        listen();
        announce();
        followPrices();
        setInterval(rewriteTimes, 60000);
    });
})();
