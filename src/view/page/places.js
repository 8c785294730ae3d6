/* places.js -- seats as circles, each with its sign, its pattern and the mark of a proxy; where they are, others say */
import { draw } from "./dom.js";
import { fr } from "./language.js";

function patterns() {
	const line = (id, d) => draw("pattern", { id: `fill-${id}`, width: 4, height: 4, patternUnits: "userSpaceOnUse" },
		draw("path", { d, class: "stripe" }));
	return draw("defs", {}, line("contre", "M-1 1 1 -1M0 4 4 0M3 5 5 3"), line("abstention", "M0 1H4M0 3H4"), line("nspp", "M1 0V4M3 0V4"));
}

/* What they are drawn on, from X, Y on; a unit is about a hundredth of its height. */
export const sheet = (x, y, width, height) => draw("svg", { class: "places", role: "list", viewBox: `${x} ${y} ${width} ${height}` }, patterns());

/* SEAT as in seats.js, of radius R at X, Y; an element that dress() may be called on again. */
export function place(seat, x, y, r) {
	const g = draw("g", { role: "listitem", transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` },
		draw("circle", { class: "body", r: r * 0.96 }), draw("circle", { class: "ring", r: r * 0.84, "stroke-width": r * 0.24 }),
		draw("circle", { class: "dot", r: r * 0.3 }), draw("text", { class: "sign", "font-size": r * 1.15, y: r * 0.4 }), draw("title", {}));
	if (seat.proxy)
		g.append(draw("circle", { class: "badge", cx: r * 0.62, cy: -r * 0.62, r: r * 0.36 }),
			draw("text", { class: "badge-text", "font-size": r * 0.56, x: r * 0.62, y: -r * 0.42 }, "P"));
	dress(g, seat);
	return g;
}

export function dress(g, seat) {
	g.setAttribute("class", `place ${seat.kind}`);
	g.querySelector(".sign").textContent = seat.kind === "has" ? "" : seat.sign; /* drawn, for letters do not stand in the middle */
	g.querySelector("title").textContent = seat.proxy ? fr`${seat.name}, par pouvoir : ${seat.said}` : fr`${seat.name} : ${seat.said}`;
}
