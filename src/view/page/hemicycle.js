/* hemicycle.js -- seats of 1..300 on half circles, as large as the room allows, none touching another */
import { place as placeAt, sheet } from "./places.js";

export { dress } from "./places.js";

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

/* SEATS as in seats.js; each is an element that dress() may be called on again. */
export function fill(place, seats) {
	const { list, radius } = places(seats.length), r = radius * 100, svg = sheet(-100 - r, -100 - r, 200 + 2 * r, 100 + 2 * r);
	place.replaceChildren(svg);
	svg.append(...seats.map((seat, i) => placeAt(seat, list[i].x * 100, list[i].y * 100, r)));
	return [...svg.querySelectorAll(".place")];
}
