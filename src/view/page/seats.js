/* seats.js -- names in boxes that fill the room left: as large as it allows, none cut, none hidden behind a scroll bar. */
import { make } from "./dom.js";

export const FLOOR = 1 / 39.5; /* of the screen's height: names do not go below this where there are at most MANY */
export const MANY = 101;
const NARROW = 0.75;     /* letters of the longest names may be set this narrow, */
const NARROWEST = 0.6;   /* and where all is tight, this */
const BOX = 1.16;        /* a box's height in sizes of its letters */
const BESIDE = 2.3;      /* the box's other contents in the same unit: sign, border, pattern */
const PROXY = 1.3;       /* the mark of a proxy */
const GAP = 0.0035;      /* of the screen's height; as in the style sheet */

const pen = document.createElement("canvas").getContext("2d");

export function widthOf(text) {
	pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
	return pen.measureText(text).width / 100;
}

/* "Marie-Hélène JUILLARD-RANDRIAN" -> "M.-H. JUILLARD-RANDRIAN": what stands before the capitals, as initials. */
function initials(name) {
	const words = name.split(" ");
	const last = words.findIndex(w => w.length > 1 && w === w.toUpperCase());
	if (last <= 0) return name;
	const first = words.slice(0, last).map(w => w.split("-").map(p => p[0].toUpperCase() + ".").join("-"));
	return [...first, ...words.slice(last)].join(" ");
}

/* Two of a name keep their first names: an initial would not tell them apart. */
export function shorten(seats) {
	const short = seats.map(s => initials(s.name)), times = new Map();
	for (const name of short) times.set(name, (times.get(name) || 0) + 1);
	return short.map((name, i) => times.get(name) > 1 ? seats[i].name : name);
}

/* For each number of columns the size that fits; the largest wins.  NEED: width of a name, in sizes of its letters. */
function plan(need, n, room, cap) {
	let best = { size: 0 };
	const gap = GAP * innerHeight;
	for (let columns = 1; columns <= Math.min(16, n); columns++) {
		const rows = Math.ceil(n / columns);
		const across = (room.width - gap * (columns - 1)) / columns, down = (room.height - gap * (rows - 1)) / rows;
		const size = Math.min(cap, down / BOX, across / (need + BESIDE));
		if (size > best.size * 1.001) best = { size, columns, across };
	}
	return best;
}

/* Letters of SIZE whatever the names: as many rows as there is room for, and the names are set as narrow as that takes. */
function insist(size, n, room) {
	const gap = GAP * innerHeight, rows = Math.max(1, Math.floor((room.height + gap) / (size * BOX + gap)));
	const columns = Math.ceil(n / rows);
	return { size, columns, across: (room.width - gap * (columns - 1)) / columns };
}

/* What most names need, and the few longest when set narrow. */
function needOf(widths, usual, longest) {
	const sorted = [...widths].sort((a, b) => a - b);
	return Math.max(sorted[Math.floor((sorted.length - 1) * 0.9)] * usual, sorted[sorted.length - 1] * longest);
}

function box(seat, name, room) {
	const e = make("div"), width = widthOf(name), label = make("span", "name", name);
	if (seat.proxy) room -= PROXY;
	e.setAttribute("role", "listitem");
	if (width > room) label.style.transform = `scaleX(${(room / width).toFixed(3)})`;
	if (seat.heading) {
		e.className = "seat heading";
		e.append(label);
		return e;
	}
	e.append(make("span", "sign"), label);
	if (seat.proxy) e.append(make("span", "mark", "P"));
	e.append(make("span", "said"));
	dress(e, seat);
	return e;
}

/* Of the same name and place, what has become of it. */
export function dress(e, seat) {
	if (seat.heading) return;
	e.className = `seat ${seat.kind}${seat.proxy ? " proxy" : ""}`;
	e.querySelector(".sign").textContent = seat.sign;
	e.querySelector(".said").textContent = seat.said;
}

/*
 * SEATS: { name, kind (a class), sign, said, proxy }, or { heading, name } above those of a group.  PLACE is laid
 * out already: its room is what there is.  Names run down the columns, as in a list on paper.  Returns the elements.
 */
export function fill(place, seats) {
	const room = place.getBoundingClientRect(), floor = FLOOR * innerHeight, cap = innerHeight / 22, n = seats.length;
	const widths = names => names.map((name, i) => widthOf(name) + (seats[i].proxy ? PROXY : 0));
	let names = seats.map(s => s.name), p = plan(needOf(widths(names), 1, NARROW), n, room, cap);
	if (p.size < floor) {
		names = shorten(seats);
		p = plan(needOf(widths(names), 1, NARROW), n, room, cap);
	}
	if (p.size < floor) p = plan(needOf(widths(names), NARROW, NARROWEST), n, room, floor);
	if (p.size < floor && seats.filter(s => !s.heading).length <= MANY) p = insist(floor, n, room);
	place.setAttribute("role", "list");
	place.style.fontSize = `${p.size}px`;
	place.style.gridTemplateColumns = `repeat(${p.columns}, minmax(0, 1fr))`;
	place.style.gridTemplateRows = `repeat(${Math.ceil(n / p.columns)}, minmax(0, ${p.size * BOX * 1.3}px))`;
	const boxes = seats.map((s, i) => box(s, names[i], p.across / p.size - BESIDE));
	place.replaceChildren(...boxes);
	return boxes;
}

/* Whether N names would stand in HEIGHT at their least size and not too narrow. */
export function fits(n, height) {
	const size = FLOOR * innerHeight;
	return Math.ceil(n / 5) * (size * BOX + GAP * innerHeight) <= height;
}
