/* members.js -- members by number or by name, as a clerk writes them.  No page here. */
import { fr } from "./language.js";

export const nameOf = seat => `${seat.first} ${seat.last}`;

export const folded = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[-’' ]+/g, " ").trim().toLowerCase();

export const seatOf = (seats, n) => seats.find(s => s.seat === String(n));

/* The one of SEATS that TEXT means: a number ("12", "12 – Zoé TROIS") or a name, in part where that is enough.  Throws a sentence. */
export function member(seats, text) {
	const number = /^\s*(\d+)(\s|$)/.exec(text);
	if (number) {
		if (!seatOf(seats, number[1])) throw new Error(fr`Il n’y a pas de siège ${number[1]}.`);
		return seatOf(seats, number[1]);
	}
	const whole = seats.filter(s => folded(nameOf(s)) === folded(text));
	const found = whole.length > 0 ? whole : seats.filter(s => folded(nameOf(s)).includes(folded(text)));
	if (found.length === 0) throw new Error(fr`Aucun membre ne s’appelle « ${text.trim()} ».`);
	const list = found.map(s => `${nameOf(s)} (${s.seat})`).join(", ");
	if (found.length > 1) throw new Error(fr`« ${text.trim()} » peut être : ${list}.`);
	return found[0];
}

/* Several, between commas. */
export const members = (seats, text) => text.split(",").filter(part => part.trim() !== "").map(part => member(seats, part));
