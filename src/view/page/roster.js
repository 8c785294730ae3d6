/* roster.js -- the members at the console: who is here, who holds whose proxy, who has not been heard; his arrival or departure */
import { $, make } from "./dom.js";
import { fr } from "./language.js";
import { drawList } from "./list.js";
import { folded, nameOf, seatOf } from "./members.js";

let seats = [], silent = [], test = false, acts = null; /* as they were told last */

const stands = (s, holder) => holder ? fr`pouvoir à ${nameOf(holder)}` : s.present === "yes" ? fr`présent` : s.excused === "yes" ? fr`excusé` : fr`absent`;

function buttons(s, holder, may) {
	const here = s.present === "yes";
	const move = make("button", "", here ? fr`Départ` : fr`Arrivée`), proxy = make("button", "", holder ? fr`Révoquer` : fr`Pouvoir…`);
	move.setAttribute("aria-label", here ? fr`Départ de ${nameOf(s)}` : fr`Arrivée de ${nameOf(s)}`);
	proxy.setAttribute("aria-label", holder ? fr`Révoquer le pouvoir de ${nameOf(s)}` : fr`Pouvoir donné par ${nameOf(s)}`);
	move.dataset.keep = `move ${s.seat}`;
	proxy.dataset.keep = `proxy ${s.seat}`;
	move.addEventListener("click", () => may.act(`${here ? "leave" : "arrive"} ${s.seat}`));
	proxy.addEventListener("click", () => holder ? may.act(`revoke ${s.seat}`) : may.proxy(s));
	return here && !holder ? [" ", move] : [" ", move, " ", proxy];
}

function row(s) {
	const holder = s.holder !== "0" && seatOf(seats, s.holder);
	const li = make("li", s.present === "yes" ? "here" : "", make("b", "", s.seat), ` ${nameOf(s)} `, make("i", "", stands(s, holder)));
	if (silent.includes(Number(s.seat))) li.append(make("span", "waiting", test ? fr` pas entendu` : fr` n’a pas voté`));
	if (acts !== null) li.append(...buttons(s, holder, acts));
	return li;
}

function draw() {
	const wanted = folded($("search").value);
	const found = seats.filter(s => s.vacant === "no" && folded(`${s.seat} ${nameOf(s)} ${s.group}`).includes(wanted));
	drawList($("seats"), [found, silent, test, acts !== null], () => found.map(row));
}

/*
 * MEMBERS are the chamber's seats, UNHEARD the numbers of those who are still to be heard, TESTING: in a test of the handsets.
 * MAY: what is done about a member, { act(line), proxy(giver's seat) }; null: nothing may be done.
 */
export function drawRoster(members, unheard, testing, may) {
	[seats, silent, test, acts] = [members, unheard, testing, may];
	draw();
}

$("search").addEventListener("input", draw);
/* Of the only one that is found: who comes in, or goes, is noted by his name and Enter; the next name may follow. */
$("search").addEventListener("keydown", e => {
	const moves = $("seats").querySelectorAll("[data-keep^='move ']");
	if (e.key !== "Enter" || $("search").value.trim() === "" || moves.length !== 1) return;
	moves[0].click();
	$("search").value = "";
	draw();
});
