/* plates.js -- a name below each seat, as on the plate before it: for all of them, or, where one had no room, for none */
import { draw } from "./dom.js";
import { FLOOR, MANY, shorten, widthOf } from "./seats.js";

const LARGER = [1.8, 1.4, 1.15, 1];    /* letters, in the least size that names may have */
const SQUEEZE = [1, 0.8, 0.6];         /* how narrow they are set, all of them alike */
const SMALLER = [1, 0.85, 0.7, 0.55];  /* seats, of the size that they would have without names */
const LINE = 1.15;                     /* a line, in sizes of its letters */
const AIR = 0.3;                       /* between two names, in the same */

/* What is called across a room: the family's name, with more of it only where two are called so. */
function called(seats) {
	const times = new Map(), longer = shorten(seats);
	for (const s of seats) times.set(s.family, (times.get(s.family) || 0) + 1);
	return seats.map((s, i) => s.family && times.get(s.family) === 1 ? s.family : longer[i]);
}

/* Units a pixel, where W by H units fill ROOM. */
const unitsOf = (w, h, room) => Math.max(w / room.width, h / room.height);

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/* A name in two lines, divided where it is most even: "JUILLARD-", "RANDRIAN"; one that cannot be in one. */
function divide(name) {
	const ends = [...name.matchAll(/[- ]/g)].map(m => m.index + 1), off = i => Math.abs(2 * i - name.length);
	if (ends.length === 0) return [name];
	const at = ends.reduce((a, b) => off(b) < off(a) ? b : a);
	return [name.slice(0, at).trim(), name.slice(at)];
}

/* Below a seat of RADIUS: letters of SIZE units, in N lines of WIDTH, in sizes of the letters. */
const plate = ({ x, y }, { width, n }, size, radius) => ({
	left: x - (width + AIR) * size / 2, right: x + (width + AIR) * size / 2, top: y + radius, bottom: y + radius + n * size * LINE,
});
const disc = ({ x, y }, radius) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });

/* The frame of all that, at least LEAST units each side. */
function frameOf(boxes, least) {
	const left = Math.min(...boxes.map(b => b.left)), right = Math.max(...boxes.map(b => b.right));
	const top = Math.min(...boxes.map(b => b.top)), bottom = Math.max(...boxes.map(b => b.bottom));
	const width = Math.max(right - left, least), height = Math.max(bottom - top, least);
	return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height };
}

/* With letters of PIXELS. A larger frame means more units a letter, so a larger frame yet: it settles, or there is no room; null. */
function settle(points, others, texts, pixels, radius, room, least) {
	let frame = frameOf(points.map(p => disc(p, radius)), least);
	for (let turn = 0; turn < 5; turn++) {
		const size = pixels * unitsOf(frame.width, frame.height, room), plates = points.map((p, i) => plate(p, texts[i], size, radius));
		const discs = [...points, ...others].map(p => disc(p, radius)), next = frameOf([...discs, ...plates], least);
		if (next.width <= frame.width * 1.002 && next.height <= frame.height * 1.002)
			return plates.some((a, i) => discs.some(b => meet(a, b)) || plates.slice(0, i).some(b => meet(a, b))) ? null : { size, radius, frame };
		frame = next;
	}
	return null;
}

const write = (line, n, { radius, size }, narrow) => draw("text", {
	class: "plate", "font-size": size.toFixed(3), transform: `translate(0 ${(radius + size * (0.95 + n * LINE)).toFixed(2)}) scale(${narrow} 1)`,
}, line);

/*
 * SEATS as in seats.js, with their family's names, at POINTS of a drawing whose seats have RADIUS, OTHERS being those of nobody, in a
 * frame of LEAST units each side on ROOM (pixels): { radius, frame, put(e, i): the plate of seat i into its element }; null: no room.
 */
export function fit(seats, points, others, radius, room, least) {
	if (seats.length > MANY || room.height <= 0) return null;
	const names = called(seats);
	for (const narrow of SQUEEZE) for (const larger of LARGER) for (const lines of [names.map(n => [n]), names.map(divide)]) {
		const texts = lines.map(l => ({ n: l.length, width: Math.max(...l.map(widthOf)) * narrow }));
		for (const small of SMALLER) {
			const it = settle(points, others, texts, FLOOR * innerHeight * larger, radius * small, room, least);
			if (it !== null) return { ...it, put: (e, i) => e.append(...lines[i].map((line, n) => write(line, n, it, narrow))) };
		}
	}
	return null;
}
