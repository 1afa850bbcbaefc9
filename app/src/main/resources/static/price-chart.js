// The moving chart: draws with uPlot what the page has drawn already, with a cursor that the mouse and the
// arrow keys move. Without it the drawing, the table and the ways to other ranges are all there.
"use strict";
(() => {
    const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
    const MONTHS = () => (document.body.dataset.months || "").split(" ");
    const PER_LABEL = 90;

    const element = (name, className) => {
        const made = document.createElement(name);
        made.className = className;
        return made;
    };

    const show = (stage, data) => {
        const still = stage.querySelector(".chart-still");
        const figure = stage.closest(".chart-figure");
        const keys = [...figure.querySelectorAll(".chart-keys li")];
        const count = data.days.length;
        const dates = data.days.map((day) => new Date(day * 86400000));
        const months = MONTHS();
        const day = (at) => dates[at].getUTCDate() + "\u00a0" + months[dates[at].getUTCMonth()] + "\u00a0" + dates[at].getUTCFullYear();
        const number = (value) =>
            value.toLocaleString(document.documentElement.lang, {
                minimumFractionDigits: 2,
                maximumFractionDigits: Math.abs(value) < 1 ? 6 : 2,
            });
        // What is false is a day off: a line goes on over it. What is null is a gap.
        const values = data.lines.map((line) => line.values.map((value) => (value === false ? undefined : value)));
        const ink = (one) => getComputedStyle(one).color;
        const faint = figure.querySelector(".chart-measure");
        const live = element("div", "chart-live");
        const said = element("p", "chart-said");
        live.tabIndex = 0;
        live.setAttribute("role", "group");
        live.setAttribute("aria-label", stage.dataset.label);
        said.setAttribute("role", "status");
        said.textContent = stage.dataset.hint;

        // The first places of years, or of months, or of weeks, as many as fit.
        const starts = (parts) => dates.flatMap((date, at) => (at > 0 && parts(date) !== parts(dates[at - 1]) ? [at] : []));
        const ticks = (width) => {
            const most = Math.max(2, Math.floor(width / PER_LABEL));
            const kinds = [
                starts((date) => date.getUTCFullYear()),
                starts((date) => date.getUTCMonth()),
                starts((date) => Math.floor((date / 86400000 + 3) / 7)),
            ];
            const fine = kinds.find((some) => some.length >= 3) ?? kinds[2];
            const step = Math.ceil(fine.length / most);
            return fine.filter((_, i) => i % step === 0);
        };
        const label = (at, i) => {
            const date = dates[at];
            const first = at === 0 || dates[at - 1].getUTCFullYear() !== date.getUTCFullYear();
            const long = dates[count - 1] - dates[0] > 500 * 86400000;
            const year = date.getUTCFullYear();
            const month = months[date.getUTCMonth()];
            return first ? String(year) : long ? month + " " + year : date.getUTCDate() + " " + month + (i === 0 ? " " + year : "");
        };
        const story = new Map(data.stories.map((one) => [one.at, one]));

        const tell = (at) => {
            const parts = data.lines.map((line, i) => {
                const value = line.values[at];
                const words = value === null ? stage.dataset.gap : value === false ? stage.dataset.closed : number(value);
                return (data.lines.length > 1 ? line.name + " " : "") + words;
            });
            said.replaceChildren(day(at) + ": " + parts.join(", ") + " (" + data.measure + ")");
            for (const doubt of data.doubts) {
                if (doubt.at === at) {
                    said.append(document.createElement("br"), doubt.why);
                }
            }
            const one = story.get(at);
            if (one) {
                const link = document.createElement("a");
                link.href = one.href;
                link.textContent = one.headline;
                said.append(document.createElement("br"), link);
                if (one.count > 1) {
                    said.append(" " + stage.dataset.more.replace("#", one.count - 1));
                }
            }
        };

        const marks = [];
        const place = (plot) => {
            for (const [at, mark] of marks) {
                const left = plot.valToPos(at, "x");
                mark.hidden = left < 0 || left > plot.over.clientWidth;
                mark.style.left = left + "px";
            }
        };
        // Days the guard doubts: a dotted line from top to bottom.
        const doubt = (self) => {
            const ctx = self.ctx;
            ctx.save();
            ctx.strokeStyle = ink(stage.querySelector(".chart-doubts"));
            ctx.lineWidth = devicePixelRatio;
            ctx.setLineDash([devicePixelRatio, 3 * devicePixelRatio]);
            for (const one of data.doubts) {
                const x = self.valToPos(one.at, "x", true);
                ctx.beginPath();
                ctx.moveTo(x, self.bbox.top);
                ctx.lineTo(x, self.bbox.top + self.bbox.height);
                ctx.stroke();
            }
            ctx.restore();
        };
        const axis = {
            stroke: () => ink(faint),
            grid: { stroke: () => getComputedStyle(rule).stroke, width: 1 },
            ticks: { show: false },
            font: "12px system-ui, sans-serif",
        };
        const rule = still.querySelector(".chart-rules path");
        const height = () => Math.max(240, Math.min(380, Math.round(stage.clientWidth * 0.45)));
        const plot = new uPlot(
            {
                width: stage.clientWidth,
                height: height(),
                legend: { show: false },
                cursor: { y: false, points: { size: 6 } },
                scales: { x: { time: false }, y: { distr: data.log ? 3 : 1 } },
                axes: [
                    { ...axis, splits: (self) => ticks(self.width), values: (_, some) => some.map(label), grid: { show: false } },
                    { ...axis, size: 64, values: (_, some) => some.map((value) => (value === null ? "" : value.toLocaleString(document.documentElement.lang))) },
                ],
                series: [
                    {},
                    ...data.lines.map((line, i) => ({
                        label: line.name,
                        stroke: () => ink(keys[i]),
                        width: 1.5,
                        dash: DASHES[i],
                        spanGaps: false,
                        points: { show: false },
                    })),
                ],
                hooks: {
                    setCursor: [(self) => self.cursor.idx !== null && self.cursor.idx !== undefined && tell(self.cursor.idx)],
                    draw: [place, doubt],
                },
            },
            [data.days.map((_, at) => at), ...values],
            live,
        );
        for (const one of data.stories) {
            const mark = element("a", "chart-story");
            mark.href = one.href;
            mark.tabIndex = -1;
            mark.setAttribute("aria-hidden", "true");
            mark.title = one.headline;
            mark.textContent = "\u25b2";
            plot.over.append(mark);
            marks.push([one.at, mark]);
        }
        stage.append(live, said);
        still.hidden = true;
        place(plot);

        let cursor = count - 1;
        const move = (to) => {
            cursor = Math.min(Math.max(to, 0), count - 1);
            const own = values[0][cursor];
            plot.setCursor({ left: plot.valToPos(cursor, "x"), top: own === null || own === undefined ? 0 : plot.valToPos(own, "y") });
            tell(cursor);
        };
        live.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            const far = Math.max(1, Math.round(count / 20));
            const to = {
                ArrowLeft: cursor - 1,
                ArrowRight: cursor + 1,
                PageUp: cursor - far,
                PageDown: cursor + far,
                Home: 0,
                End: count - 1,
            }[event.key];
            if (to !== undefined) {
                event.preventDefault();
                move(to);
            } else if (event.key === "Enter" && event.target === live && story.has(cursor)) {
                location.href = story.get(cursor).href;
            }
        });
        plot.over.addEventListener("mousemove", () => {
            cursor = plot.cursor.idx ?? cursor;
        });
        new ResizeObserver(() => stage.clientWidth > 0 && plot.setSize({ width: stage.clientWidth, height: height() })).observe(stage);
        const redraw = () => plot.redraw(false, true);
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
        new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    };

    const start = async (stage) => {
        try {
            const answer = await fetch(stage.dataset.chart);
            if (answer.ok && window.uPlot) {
                show(stage, await answer.json());
            }
        } catch {
            // The drawing stays.
        }
    };
    document.querySelectorAll("[data-chart]").forEach(start);
})();
