/* hemicycle.js -- seats of 1..300 on half circles, as large as the room allows, none touching another */
import { draw } from "./dom.js";

const ROWS_MAX = 14;
const HOLE = 0.34;   /* radius of the empty middle at least, of the whole */
const FILL = 0.9;    /* a seat's diameter, of the distance between two */

/* Seats a row, inner first: as many as fit each, in proportion, and together N. */
function share(radii, n) {
	const sum = radii.reduce((a, b) => a + b, 0), rows = radii.map(r => Math.floor(n * r / sum));
	const order = radii.map((r, i) => i).sort((a, b) => (n * radii[b] / sum) % 1 - (n * radii[a] / sum) % 1);
	for (let left = n - rows.reduce((a, b) => a + b, 0), i = 0; left > 0; left--, i++) rows[order[i % order.length]]++;
	return rows;
}

/* The pitch that N seats have on ROWS half circles within a radius of 1, and the radii. */
function arrange(rows, n) {
	let best = { pitch: 0 };
	for (let hole = HOLE; hole < 0.95; hole += 0.03) {
		const step = rows > 1 ? (1 - hole) / (rows - 1) : 1, radii = Array.from({ length: rows }, (_, i) => rows > 1 ? hole + i * step : 1);
		const seats = share(radii, n);
		const along = radii.map((r, i) => seats[i] > 1 ? 2 * r * Math.sin(Math.PI / (2 * (seats[i] - 1))) : 1);
		const pitch = Math.min(step, ...along);
		if (pitch > best.pitch) best = { pitch, radii, seats };
	}
	return best;
}

/* [{ x, y }] for N seats, from the left to the right, and their radius; the outermost row has radius 1, its centre is 0, 0. */
export function places(n) {
	let best = { pitch: 0 };
	for (let rows = 1; rows <= Math.min(ROWS_MAX, n); rows++) {
		const a = arrange(rows, n);
		/* What counts is the seat's size once the whole, seats at the rim included, is scaled to the room. */
		if (a.pitch / (1 + a.pitch) > best.pitch / (1 + best.pitch)) best = a;
	}
	const list = [];
	for (const [row, seats] of best.seats.entries())
		for (let i = 0; i < seats; i++) {
			const turn = seats > 1 ? i / (seats - 1) : 0.5, angle = Math.PI * (1 - turn);
			list.push({ turn, row, x: best.radii[row] * Math.cos(angle), y: -best.radii[row] * Math.sin(angle) });
		}
	list.sort((a, b) => a.turn - b.turn || b.row - a.row);
	return { list, radius: Math.min(best.pitch, 0.5) * FILL / 2 };
}

function patterns() {
	const line = (id, d) => draw("pattern", { id: `fill-${id}`, width: 4, height: 4, patternUnits: "userSpaceOnUse" },
		draw("path", { d, class: "stripe" }));
	return draw("defs", {}, line("contre", "M-1 1 1 -1M0 4 4 0M3 5 5 3"), line("abstention", "M0 1H4M0 3H4"), line("nspp", "M1 0V4M3 0V4"));
}

/* SEATS as in seats.js; each is an element that dress() may be called on again. */
export function fill(place, seats) {
	const { list, radius } = places(seats.length), r = radius * 100;
	const svg = draw("svg", { class: "hemicycle", role: "list", viewBox: `${-100 - r} ${-100 - r} ${200 + 2 * r} ${100 + 2 * r}` }, patterns());
	place.replaceChildren(svg);
	return seats.map((seat, i) => {
		const g = draw("g", { role: "listitem", transform: `translate(${(list[i].x * 100).toFixed(2)} ${(list[i].y * 100).toFixed(2)})` },
			draw("circle", { class: "body", r: r * 0.96 }), draw("circle", { class: "ring", r: r * 0.84, "stroke-width": r * 0.24 }),
			draw("circle", { class: "dot", r: r * 0.3 }), draw("text", { class: "sign", "font-size": r * 1.15, y: r * 0.4 }), draw("title", {}));
		if (seat.proxy)
			g.append(draw("circle", { class: "badge", cx: r * 0.62, cy: -r * 0.62, r: r * 0.36 }),
				draw("text", { class: "badge-text", "font-size": r * 0.56, x: r * 0.62, y: -r * 0.42 }, "P"));
		svg.append(g);
		dress(g, seat);
		return g;
	});
}

export function dress(g, seat) {
	g.setAttribute("class", `place ${seat.kind}`);
	g.querySelector(".sign").textContent = seat.kind === "has" ? "" : seat.sign; /* drawn, for letters do not stand in the middle */
	g.querySelector("title").textContent = `${seat.name}${seat.proxy ? ", par pouvoir" : ""} : ${seat.said}`;
}
