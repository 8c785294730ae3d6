/* room.js -- seats where they are in the chamber, by its plan, with their names where there is room; as large as the nearest two let them be */
import { draw, make } from "./dom.js";
import { house } from "./house.js";
import { fr } from "./language.js";
import * as grid from "./seats.js";
import * as plates from "./plates.js";
import { dress as dressPlace, place as placeAt, sheet } from "./places.js";

const WIDE = 200, HIGH = 100;  /* units of the drawing, of which one side is reached */
const LEAST = 40;              /* units of each side, that a single seat does not fill the screen */
const FILL = 0.9;              /* a seat's diameter, of the distance between the nearest two */
const LARGEST = 7;             /* a seat's radius: few of them do not fill the screen */
const APART_MAX = 9;           /* seats that the plan has not: more, or half of all, and it is of another chamber */
const ABREAST = 5;             /* of those in a line */

/* Whether there is a plan, and it is that of PEOPLE. */
export function fits(people) {
	if (house.plan === null) return false;
	const lacking = people.filter(p => !house.plan.has(p.seat)).length;
	return lacking <= APART_MAX && lacking * 2 < people.length;
}

function nearest(points) {
	let least = Infinity;
	for (const [i, a] of points.entries()) for (const b of points.slice(0, i)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
	return least;
}

/* PLAN in units of the drawing: { at (seat -> { x, y }), radius, width, height }. */
export function scale(plan) {
	const points = [...plan.values()], width = Math.max(...points.map(p => p.x)), height = Math.max(...points.map(p => p.y));
	const by = Math.min(WIDE / (width || 1), HIGH / (height || 1), 1), radius = Math.min(nearest(points) * by * FILL / 2, LARGEST);
	return { at: new Map([...plan].map(([seat, p]) => [seat, { x: p.x * by, y: p.y * by }])), radius, width: width * by, height: height * by };
}

/* A seat of which nothing is known: the room is recognized by it too. */
const empty = ({ x, y }, r) => draw("circle", { class: "empty", cx: x.toFixed(2), cy: y.toFixed(2), r: r * 0.45, "aria-hidden": "true" });

/* Those that the plan has not, by name. */
function apart(box, seats) {
	const rows = Math.ceil((seats.length + 1) / ABREAST);
	box.style.height = `${rows * 4}vh`;
	return grid.fill(box, [{ heading: true, name: fr`Hors du plan` }, ...seats]).slice(1);
}

/* The frame of seats without names. */
function plain(width, height, radius) {
	const wide = Math.max(width, LEAST) + 2 * radius, high = Math.max(height, LEAST) + 2 * radius;
	return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}

/* What PLACE has left above STRIP, in pixels. */
function roomOf(place, strip) {
	const { width, height } = place.getBoundingClientRect();
	return { width, height: height - (strip.isConnected ? strip.getBoundingClientRect().height + parseFloat(getComputedStyle(place).rowGap) : 0) };
}

/* SEATS as in seats.js; each is an element that dress() may be called on again. */
export function fill(place, seats) {
	const { at, radius, width, height } = scale(house.plan), taken = new Set(seats.map(s => s.id));
	const here = seats.filter(s => at.has(s.id)), others = seats.filter(s => !at.has(s.id)), spare = [...at].filter(([seat]) => !taken.has(seat)).map(([, p]) => p);
	const strip = make("div", "seats apart"), boxes = new Map();
	place.classList.add("room");
	place.replaceChildren(...others.length > 0 ? [strip] : []);
	if (others.length > 0) apart(strip, others).forEach((box, i) => boxes.set(others[i], box));
	const named = plates.fit(here, here.map(s => at.get(s.id)), spare, radius, roomOf(place, strip), LEAST + 2 * radius);
	const f = named ? named.frame : plain(width, height, radius), r = named ? named.radius : radius, svg = sheet(f.x, f.y, f.width, f.height);
	svg.append(...spare.map(p => empty(p, r)));
	for (const [i, s] of here.entries()) {
		const e = placeAt(s, at.get(s.id).x, at.get(s.id).y, r);
		if (named) named.put(e, i);
		boxes.set(s, e);
		svg.append(e);
	}
	place.prepend(svg);
	return seats.map(s => boxes.get(s));
}

export const dress = (e, seat) => (e.matches(".place") ? dressPlace : grid.dress)(e, seat);
