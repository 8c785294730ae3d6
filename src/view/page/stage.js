/* stage.js -- the middle of the screen, one function a state */
import { $, make, fit } from "./dom.js";
import { fr } from "./language.js";
import * as words from "./words.js";
import * as grid from "./seats.js";
import * as hemicycle from "./hemicycle.js";
import * as room from "./room.js";
import { house } from "./house.js";
import * as legend from "./legend.js";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"; /* of candidates, in the order they were given */
const collate = new Intl.Collator("fr").compare;
const orders = {
	name: (a, b) => collate(a.family, b.family) || collate(a.name, b.name),
	group: (a, b) => (a.group || 999) - (b.group || 999) || orders.name(a, b),
	seat: (a, b) => a.seat - b.seat,
};

/* What this screen was asked for by its address. */
const asked = new URLSearchParams(location.search);
const one = (name, ...values) => values.includes(asked.get(name)) ? asked.get(name) : values[0];
export const options = {
	plan: one("plan", "", "names", "hemicycle", "room"), order: one("order", "", "name", "group", "seat"), missing: one("missing", "no", "yes") === "yes",
};

/* More names than these are too small to be read from the back. */
const NAMES_MAX = 101;
function planOf(people) {
	if (["", "room"].includes(options.plan) && room.fits(people)) return room;
	return options.plan === "hemicycle" || options.plan !== "names" && people.length > NAMES_MAX ? hemicycle : grid;
}

/* A half circle is read by groups, a list by names; a room has its own order. */
const order = plan => orders[plan === room ? "seat" : options.order || (plan === hemicycle ? "group" : "name")];

/* PEOPLE as chairs or voices; LOOK: what is to be seen of one.  Groups have a heading in a list that is ordered by them. */
function drawPeople(people, groups, look) {
	if (people.length === 0) return null;
	const plan = planOf(people), sorted = [...people].sort(order(plan)), seats = [];
	for (const [i, p] of sorted.entries()) {
		if (plan === grid && options.order === "group" && groups.length > 0 && (i === 0 || sorted[i - 1].group !== p.group))
			seats.push({ heading: true, name: groups[p.group - 1] || words.NO_GROUP });
		seats.push({ id: p.seat, name: p.name, family: p.family, proxy: p.proxy, ...look(p) });
	}
	const place = make("div", plan === grid ? "seats" : "round");
	place.setAttribute("aria-label", fr`Membres`);
	$("stage").append(place);
	const boxes = plan.fill(place, seats);
	return people => {
		const by = new Map(people.map(p => [p.seat, p]));
		for (const [i, s] of seats.entries())
			if (!s.heading) plan.dress(boxes[i], { ...s, ...look(by.get(s.id)) });
	};
}

/* --- a ballot that is open ------------------------------------------------------------------------------------------ */

const seen = (yes, no) => c => ({ kind: c.voted ? "has" : "", sign: c.voted ? "●" : "", said: c.voted ? yes : no });

/* "WORDS n of m" with a bar that is called NAME.  Returns what shows other numbers in it. */
function drawTally(words, name, alone) {
	const some = make("b"), all = make("b"), bar = make("progress");
	bar.setAttribute("aria-label", name);
	$("stage").append(make("div", alone ? "tally alone" : "tally", make("p", "voted", words, some, fr` sur `, all), bar));
	return (n, of) => {
		some.textContent = n;
		all.textContent = of;
		bar.max = of || 1;
		bar.value = n;
	};
}

/* Returns a function that shows a further count without drawing anew. */
export function drawOpen(s) {
	const b = s.open, alone = b.chairs.length === 0, list = make("p", "missing");
	const tally = drawTally(fr`Ont voté : `, fr`Ont voté`, alone);
	if (alone && !b.counting) $("stage").append(make("div", "keys", ...legend.lines(s.receivers)));
	if (options.missing && !alone) $("stage").append(list);
	const count = b => {
		tally(b.voted, b.expected);
		list.textContent = words.missing(b.chairs);
	};
	count(b);
	const people = drawPeople(b.chairs, s.groups, seen(fr`a voté`, fr`n’a pas encore voté`));
	return b => {
		count(b);
		if (people) people(b.chairs);
	};
}

/* A test of the handsets.  The same. */
export function drawTest(s) {
	const t = s.test, tally = drawTally(fr`Boîtiers entendus : `, fr`Boîtiers entendus`, t.chairs.length === 0);
	tally(t.heard, t.expected);
	const people = drawPeople(t.chairs, s.groups, seen(fr`boîtier entendu`, fr`boîtier pas encore entendu`));
	return t => {
		tally(t.heard, t.expected);
		if (people) people(t.chairs);
	};
}

/* --- a result --------------------------------------------------------------------------------------------------------- */

function countBox(kind, n) {
	const label = words.labels[kind].replace(/ /g, "\u00a0").replace(/(SE|POSITION)\u00a0/, "$1 ");
	return make("div", `count ${kind}`, make("span", "band", words.signs[kind]), make("span", "label", label), make("b", "", String(n)));
}

function candidateList(b) {
	const list = make("ol", "candidates"), most = Math.max(1, ...b.candidates.map(c => c.voices));
	const best = b.outcome.startsWith("elected:") ? b.outcome.slice(8) : "";
	list.style.setProperty("--rows", Math.ceil(b.candidates.length / (b.candidates.length > 12 ? 2 : 1)));
	for (const [i, c] of b.candidates.entries()) {
		const bar = make("progress"), mark = make("span", "letter", letters[i] || String(i + 1));
		bar.max = most;
		bar.value = c.voices;
		bar.setAttribute("aria-label", c.name);
		list.append(make("li", b.proclaimed && c.name === best ? "elected" : "", mark, make("span", "name", c.name), bar, make("b", "", String(c.voices))));
	}
	return list;
}

/* One line an item.  Their figures stand above once, where they are the same for all. */
function itemList(b) {
	const list = make("ol", "items"), apart = ["pour", "contre", "abstention", "nspp"].some(k => b.items.some(i => i[k] !== b.items[0][k]));
	for (const i of b.items) {
		const line = make("li", b.proclaimed ? i.outcome : "", make("b", "number", i.number), make("span", "title", i.title));
		if (apart) line.append(make("span", "figures", words.groupLine(i)));
		if (b.proclaimed) line.append(make("b", "word", `${words.outcomeSigns[i.outcome] || ""} ${words.outcome(i.outcome)}`));
		list.append(line);
	}
	return list;
}

/* As many columns as it takes that all lines fit; the letters follow.  Where they are many, the titles give way. */
function fitItems(list, n, largest) {
	for (let columns = 1; columns <= 8; columns++) {
		list.classList.toggle("short", columns > 3);
		list.style.setProperty("--columns", columns);
		list.style.setProperty("--rows", Math.ceil(n / columns));
		fit(list, largest, columns < 8 ? Math.min(0.024, largest) : 0.01);
		if (list.scrollHeight <= list.clientHeight + 1) return;
	}
}

const position = b => v => ({
	kind: v.choice in words.labels ? v.choice : "candidate", said: words.labels[v.choice] || v.choice,
	sign: words.signs[v.choice] || letters[b.candidates.findIndex(c => c.name === v.choice)] || "",
});

function groupStrip(totals) {
	const strip = make("ul", "groups");
	for (const t of totals) strip.append(make("li", "", make("span", "", t.name), " ", make("b", "", words.groupLine(t))));
	return strip;
}

/* The boxes of a result: its figures, the decision, the code of what is sealed. */
function drawResult(s, below) {
	const b = s.closed, counts = words.hasCounts(b), decided = !counts || b.proclaimed;
	const decision = make("p", `decision ${decided ? "" : "waiting"}`, decided ? words.decision(b) : fr`Résultat à proclamer`);
	const result = make("div", below ? "result" : counts ? "result alone" : "result alone only");
	if (counts && b.candidates.length > 0) result.append(candidateList(b));
	else if (counts) result.append(make("div", "counts", ...["pour", "contre", "abstention", "nspp"].map(k => countBox(k, b[k]))));
	result.append(decision);
	if (s.seal && decided) result.append(legend.qr(s.seal.qr));
	$("stage").append(result);
	return decision;
}

function drawSentences(b) {
	const parts = words.arithmetic(b), sentence = words.sentence(b);
	if (parts.length > 0) $("stage").append(make("p", "arithmetic", parts.join("  ·  ")));
	if (sentence) $("stage").append(make("p", "arithmetic sentence", sentence));
	if (b.annulled) $("stage").append(make("p", "arithmetic", fr`Ses chiffres ne comptent plus ; le procès-verbal en garde la trace.`));
}

/* Their lines, and the names below them where these can still be read. */
function drawItems(s) {
	const b = s.closed, list = itemList(b), stage = $("stage");
	stage.append(list);
	fitItems(list, b.items.length, b.items.length > 12 ? 0.045 : 0.028);
	const room = stage.clientHeight - list.getBoundingClientRect().bottom + stage.firstChild.getBoundingClientRect().top;
	if (b.items.length <= 12 && grid.fits(b.voices.length, room - 0.03 * innerHeight)) return true;
	fitItems(list, b.items.length, 0.045);
	return false;
}

export function drawClosed(s) {
	const b = s.closed, grouped = b.items.length > 0;
	let names = words.hasCounts(b) && b.voices.length > 0;
	const decision = drawResult(s, names || grouped);
	drawSentences(b);
	fit(decision, !names && !grouped ? 0.13 : b.voices.length > 60 ? 0.055 : 0.075, 0.022);
	if (grouped) names = drawItems(s) && names;
	const totals = names && s.groups.length > 0 ? words.groupTotals(b.voices, s.groups) : [];
	if (totals.length > 0 && !grouped) $("stage").append(groupStrip(totals));
	if (names) drawPeople(b.voices, s.groups, position(b));
}

/* --- between ballots: what is needed by those who come in ------------------------------------------------------------ */

function lamp(s) {
	return make("p", `lamp ${s.quorum_met ? "" : "missing"}`, make("span", "light", s.quorum_met ? "✔" : "✖"), ` ${words.quorum(s)}`);
}

export function drawIdle(s) {
	const calm = make("div", "calm"), title = make("p", "title");
	$("stage").append(calm);
	if (s.ended || s.suspended) {
		calm.append(make("p", "large", s.ended ? fr`Levée de séance` : fr`Séance suspendue`), make("p", "hour"));
		if (s.ended && s.seal) /* the head of the evening, to be noted down */
			calm.append(make("p", "", fr`Empreinte de contrôle (ne vaut ni signature ni cachet électronique qualifiés)`),
				make("div", "seal", make("p", "less", s.seal.words), legend.qr(s.seal.qr)));
		return;
	}
	if (!s.item) {
		if (house.arms) {
			house.arms.alt = s.body || s.organ;
			calm.classList.add("bearing");
			calm.append(house.arms);
		}
		calm.append(make("p", "large", s.organ || s.body), make("p", "less", s.organ ? s.body : ""), make("p", "hour"));
	} else {
		calm.append(make("p", "less", s.item.rubric), make("p", "large", fr`Point ${s.item.number}`), title);
		title.textContent = words.interrupted(s) || s.item.title;
		fit(title, 0.075, 0.03);
	}
	if (s.serving > 0) calm.append(make("p", "less", words.figures(s)), lamp(s));
}
