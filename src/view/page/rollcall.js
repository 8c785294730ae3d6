/*
 * rollcall.js -- members called one after the other, by name: who is present, who has his handset; or, in an open ballot, what each says
 *
 * One key a member makes one line of the story language, as any other act, and goes on to the next.  What is refused is said where
 * the name stands, and the name stays.  Who is called a second time is shown as he is now.
 */
import { $, make, say } from "./dom.js";
import { keysWanted } from "./keys.js";
import { fr } from "./language.js";
import { nameOf, seatOf } from "./members.js";

const collate = new Intl.Collator("fr").compare;

/* KIND: title, members(chamber) in the order in which they are called, told(member) what is known of him, keys: [key, name, line(member)], "": no line. */
export const presence = {
	title: fr`Appel des membres`,
	members: chamber => chamber.seats.filter(s => s.vacant === "no"),
	told: s => s.present === "yes" ? fr`présent` : s.excused === "yes" ? fr`excusé` : fr`absent`,
	keys: [
		["p", fr`Présent`, s => s.present === "yes" ? "" : `arrive ${s.seat}`],
		["a", fr`Absent`, s => s.present === "yes" ? `leave ${s.seat}` : ""],
		["e", fr`Excusé`, s => s.excused === "yes" ? "" : `excuse ${s.seat}`],
	],
};

/* Handsets are handed out against a signature, and come back. */
export const handing = {
	title: fr`Remise des boîtiers`,
	members: chamber => chamber.seats.filter(s => s.vacant === "no" && s.handset !== ""),
	told: s => [s.handed === "yes" ? fr`boîtier ${s.handset} – remis` : fr`boîtier ${s.handset} – non remis`, s.tested === "yes" ? fr`entendu à l’essai` : ""].filter(Boolean).join(" – "),
	keys: [
		["r", fr`Remis, contre émargement`, s => s.handed === "yes" ? "" : `handout ${s.seat}`],
		["b", fr`Rendu`, s => s.handed === "yes" ? `return ${s.seat}` : ""],
	],
};

/* Who is not there votes by who holds his proxy, if anybody does. */
const byProxy = s => s.present !== "yes" && s.holder !== "0";
const says = choice => s => byProxy(s) ? `vote ${s.holder} ${choice} for=${s.seat}` : `vote ${s.seat} ${choice}`;
const whence = (s, seats) => byProxy(s) ? fr`pouvoir à ${nameOf(seatOf(seats, s.holder))}` : s.present === "yes" ? "" : fr`absent`;

export const votes = {
	title: fr`Vote à l’appel nominal`,
	members: chamber => chamber.seats.filter(s => s.voted !== "-"),
	told: (s, seats) => [whence(s, seats), s.voted === "yes" ? fr`a voté` : fr`n’a pas voté`].filter(Boolean).join(" – "),
	keys: [
		["1", fr`Pour`, says("pour")], ["2", fr`Contre`, says("contre")], ["3", fr`Abstention`, says("abstention")],
		["4", fr`Ne se prononce pas`, says("nspp")], ["5", fr`Ne prend pas part au vote`, says("nppv")],
	],
};

let call = null; /* { kind, order (seats), at, look, act, busy } */

const button = (key, name, run) => {
	const b = Object.assign(make("button", "", make("kbd", "", key), ` ${name}`), { type: "button" });
	b.addEventListener("click", run);
	return b;
};

/* The one whose turn it is, as he is now. */
const called = () => seatOf(call.look().seats, call.order[call.at]);

function show(why = "") {
	const { seats } = call.look(), s = called(), done = call.at >= call.order.length;
	$("call-place").textContent = done ? fr`Tous ont été appelés.` : fr`${call.at + 1} sur ${call.order.length}`;
	$("call-name").textContent = done ? "" : [s.civility, nameOf(s)].filter(Boolean).join(" ");
	$("call-told").textContent = done ? "" : call.kind.told(s, seats);
	$("call-why").textContent = why;
}

/* What is known of him may have changed meanwhile: his handset was heard, another desk noted him. */
export function refreshCall() {
	if ($("call").open && call.at < call.order.length) say($("call-told"), call.kind.told(called(), call.look().seats));
}

/* Goes on by STEP, not beyond the end. */
function turn(step) {
	if (call.busy) return;
	call.at = Math.max(0, Math.min(call.order.length, call.at + step));
	show();
}

/* The member whose turn it is says what LINE has of him. */
async function answer(line) {
	if (call.busy || call.at >= call.order.length) return;
	const text = line(called());
	if (text !== "") {
		call.busy = true;
		const { good, why } = await call.act(text);
		await call.look(true);
		call.busy = false;
		if (!good) return show(why);
	}
	turn(1);
}

/*
 * Calls all of KIND.  LOOK tells the chamber as it was last heard of; LOOK(true) asks first, and is awaited.  ACT does a line and says
 * how it went: {good, why}.
 */
export function callAll(kind, look, act) {
	const sorted = [...kind.members(look())].sort((a, b) => collate(a.last, b.last) || collate(a.first, b.first));
	call = { kind, look, act, at: 0, busy: false, order: sorted.map(s => s.seat) };
	$("call-title").textContent = kind.title;
	$("call-keys").replaceChildren(...kind.keys.map(([key, name, line]) => button(key.toUpperCase(), name, () => answer(line))));
	show();
	$("call").showModal();
}

$("call").addEventListener("keydown", e => {
	if (e.ctrlKey || e.altKey || e.metaKey || e.repeat) return; /* a key that stays down is said once */
	const of = keysWanted() && call.kind.keys.find(([key]) => key === e.key.toLowerCase()), step = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
	if (of) answer(of[2]);
	if (step) turn(step);
	if (of || step) e.preventDefault();
});
$("call-before").addEventListener("click", () => turn(-1));
$("call-next").addEventListener("click", () => turn(1));
$("call-no").addEventListener("click", () => $("call").close());
