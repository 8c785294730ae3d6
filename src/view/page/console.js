/* console.js -- the clerk's side: every act is a line of the story language, sent once, told with its answer */
import "./once.js";
import * as words from "./words.js";
import { $, make, say as show } from "./dom.js";
import { between, forms, open, quoted, standing, testing } from "./forms.js";
import { nameOf } from "./members.js";
import { Sheet } from "./sheet.js";
import { showDocuments } from "./documents.js";
import { showImport } from "./import.js";
import { callAll, handing, presence, refreshCall, votes } from "./rollcall.js";
import { keysWanted } from "./keys.js";
import { drawHealth, watchReceivers } from "./health.js";
import { drawList, forgetLists } from "./list.js";
import { drawRoster } from "./roster.js";
import { fr, language, locale, said } from "./language.js";
import { ring } from "./sound.js";
import { drawLock, guard, isShut, lockNow, shutDesk, warn, watch } from "./lock.js";

let session = null; /* {name, role, token} */
let state = null;   /* what the projector shows */
let chamber = { facts: [], apart: [], seats: [], items: [], receivers: [] };
let number = crypto.getRandomValues(new Uint32Array(1))[0] * 2 ** 20; /* of the last line that was sent: a copy of this page has others */

/* --- asking ------------------------------------------------------------------------------------------------------------ */

/* {status, ...answer}.  Rejected where no whole answer came: one that breaks off behind its first lines tells of nothing that was done. */
async function ask(method, url, body, wait = 8000) {
	const file = body instanceof Blob, headers = { "Content-Type": file ? "application/octet-stream" : "application/json" };
	if (session) headers["X-Scrutin-Token"] = session.token;
	const r = await fetch(url, { method, headers, body: file ? body : body && JSON.stringify(body), signal: AbortSignal.timeout(wait) });
	const answer = r.status === 204 ? {} : await r.json().catch(e => {
		if (!(e instanceof SyntaxError)) throw e;
		return {};
	});
	if (answer.reason) answer.reason = said(answer.reason);
	if (r.status === 401 && session) leave(answer.reason);
	if (r.status === 423) shutDesk();
	return { status: r.status, ...answer };
}

const pause = ms => new Promise(done => setTimeout(done, ms));

/* Asks until it is known whether the line was done: its number makes sure that it is done once. */
async function askLine(line) {
	const own = ++number;
	for (let tries = 1; ; tries++) {
		const r = await ask("POST", "/do", { number: own, line, language }).catch(() => ({ status: 0 }));
		if (r.status === 423 && tries > 1) return { ...r, reason: fr`le pupitre s’est verrouillé avant la réponse : on ne sait pas si c’est fait` };
		if (r.status !== 0 && r.status !== 503) return r;
		if (tries === 1) say(fr`« ${line} » : la séance ne répond pas, on redemande`);
		if (session === null) return r;
		await pause(1000);
	}
}

/* What nobody may miss; "": nothing. */
function say(text) {
	if (text !== "") ring();
	$("alert").hidden = text === "";
	$("alert").textContent = text;
}

function note(line, outcome, good) {
	const now = new Date().toLocaleTimeString(locale);
	$("log").prepend(make("li", good ? "" : "refused", make("time", "", now), ` ${line} `, make("b", "", outcome)));
	while ($("log").children.length > 200) $("log").lastChild.remove();
}

/* Does LINE; what is refused is said where nobody can miss it.  {good, why, lines}: lines are the results it led to. */
async function act(line) {
	const r = await askLine(line);
	const good = r.status === 200 && r.code === 0;
	const warned = (r.warnings || []).map(w => fr`Attention : ${w.replace(/^[^:]*: /, "")}`);
	const why = (r.reason || fr`pas de réponse`).replace(/^refused by ([^:]*): (.*)$/, "$2 ($1)");
	note(line, good ? [fr`fait`, ...warned].join(" – ") : fr`refusé : ${why}`, good);
	say(good ? warned.join(" ") : fr`Refusé : ${why}`);
	refresh();
	return { good, why: fr`Refusé : ${why}`, lines: r.lines || [] };
}

let answered = null; /* the last question, once it is */

/* A question, and a word with it where LABEL is given; FIRST has the focus.  The word, "" without one; null: no. */
async function question(text, label, first = label ? "word" : "yes") {
	const dialog = $("asking");
	await answered; /* a dialog tells its end a little after it is gone from sight */
	$("question").textContent = text;
	for (const e of [$("word"), $("word-label")]) e.hidden = !label;
	$("word").required = Boolean(label);
	$("word").value = "";
	$("word-label").textContent = label || "";
	dialog.returnValue = "no";
	dialog.showModal();
	$(first).focus();
	return answered = new Promise(done => dialog.addEventListener("close",
		() => done(dialog.returnValue === "yes" ? $("word").value.trim() : null), { once: true }));
}

const bring = (what, file) => ask("POST", `/import/${what}?lang=${language}`, file, 30000);

/* --- acts: what may be done now, with its key ---------------------------------------------------------------------------- */

const fact = name => chamber.facts.find(f => name in f)?.[name];
const secret = () => state.phase === "open" && state.open.mode === "secret";
const waiting = () => chamber.seats.filter(s => s.voted === "no");

/* Who has not voted by the state that the figures are of: the chamber's answer comes a little behind it. */
const unheard = () => state === null || !(open(state) || testing(state)) ? [] : state[state.phase].chairs.filter(c => !c.voted);

async function close() {
	if (!await look()) /* as it is, not as it was drawn */
		return say(fr`La séance ne répond pas : la clôture n’a pas été demandée. Réessayer.`);
	const silent = waiting(), names = silent.map(nameOf).join(", "); /* none where it is secret */
	const n = secret() ? state.open.expected - state.open.voted : silent.length;
	if (n <= 0) return act("close");
	const missing = names === "" ? fr`N’ont pas voté : ${n}` : n > 1 ? fr`N’ont pas voté (${n}) : ${names}` : fr`N’a pas voté (${n}) : ${names}`;
	const yes = await question(fr`${missing}. Clore le scrutin ?`);
	return yes !== null && act("close confirm-silent");
}

async function withReason(text, line) {
	const reason = await question(text, fr`Motif`);
	if (reason) act(`${line} reason=${quoted(reason)}`);
}

/* Members are called by name, for what KIND of rollcall.js asks of them. */
const called = kind => async () => {
	await look();
	callAll(kind, anew => anew ? look() : chamber, act);
};

/* Heard in a test of the handsets, and not present yet. */
const heardAway = () => chamber.seats.filter(s => s.tested === "yes" && s.present === "no");

async function bringHeard() {
	const seats = heardAway();
	if (await question(fr`Noter présents les ${seats.length} membres dont le boîtier a été entendu : ${seats.map(nameOf).join(", ")} ?`) !== null)
		act(`arrive ${seats.map(s => s.seat).join(",")}`);
}

/* The next of the agenda that has not come up yet: behind the one in discussion, else the first of all. */
function nextItem() {
	const at = chamber.items.findIndex(i => i.item === state.item?.number); /* the state is newer than the chamber */
	const waits = (i, n) => i.state === "waiting" && n !== at;
	return chamber.items.find((i, n) => n > at && waits(i, n)) || chamber.items.find(waits);
}

/* Of what nothing brings back: Enter alone is no. */
const sure = (text, line) => async () => await question(text, "", "no") !== null && act(line);

/* Every form that may be used now; the one that is chosen is opened. */
function menu() {
	const now = possibleForms(), groups = [...new Set(now.map(f => f.group))];
	$("menu-list").replaceChildren(...groups.map(group => {
		const buttons = now.filter(f => f.group === group).map(f => {
			const b = make("button", "", f.name);
			b.type = "button";
			b.addEventListener("click", async () => {
				$("menu").close();
				await look(); /* as it is, not as it was drawn */
				if (f.file) showImport(f.file, { chamber: () => chamber, look, bring, act });
				else new Sheet(f, state, chamber, act);
			});
			return b;
		});
		return make("section", "", make("h3", "", group), ...buttons);
	}));
	$("menu").showModal();
}

const acts = [
	{ key: "o", name: fr`Ouvrir le scrutin`, when: s => between(s) && s.item && !standing(s), run: () => act("open") },
	{ key: "u", name: fr`Scrutin public`, when: s => between(s) && s.item && !standing(s), run: () => act("open mode=public") },
	{ key: "c", name: fr`Clore le scrutin`, when: open, run: close },
	{ key: "v", name: fr`Vote au titre des pouvoirs`, when: s => open(s) && !s.open.second_phase && s.open.chairs.some(c => c.proxy), run: () => act("second-phase") },
	{ key: "x", name: fr`Abandonner ce scrutin`, when: open, run: () => withReason(fr`Abandonner ce scrutin ? Il ne comptera pas.`, "abort") },
	{ key: "p", name: fr`Proclamer`, when: s => standing(s) && !s.closed.proclaimed && !s.ended && (may({}) || fact("president_proclaims") === "yes"), roles: ["clerk", "president"], run: () => act("proclaim") },
	{ key: "i", name: fr`Point suivant`, when: s => between(s) && nextItem() && !(standing(s) && !s.closed.proclaimed), run: () => act(`discuss ${nextItem().item}`) },
	{ key: "n", name: fr`Annuler ce scrutin`, when: s => standing(s) && between(s), run: () => withReason(fr`Annuler ce scrutin ? Un nouveau vote sera possible.`, "annul") },
	{ key: "m", name: fr`Appel des membres…`, when: s => !open(s) && !s.ended, run: called(presence) },
	{ key: "m", name: fr`Vote à l’appel nominal…`, when: s => open(s) && !secret(), run: called(votes) },
	{ key: "b", name: fr`Remise des boîtiers…`, when: s => !open(s) && !s.ended && chamber.seats.some(s => s.handset !== ""), roles: ["clerk", "technician"], run: called(handing) },
	{ key: "e", name: fr`Essai des boîtiers`, when: s => !open(s) && !testing(s) && !s.ended, roles: ["clerk", "technician"], run: () => act("test") },
	{ key: "e", name: fr`Fin de l’essai`, when: s => testing(s) && !s.ended, roles: ["clerk", "technician"], run: () => act("test end") },
	{ key: "h", name: fr`Noter présents ceux qui ont appuyé…`, when: s => testing(s) && heardAway().length > 0, run: bringHeard },
	{ key: "s", name: fr`Suspendre la séance`, when: between, run: () => act("suspend") },
	{ key: "r", name: fr`Reprendre la séance`, when: s => s.suspended && !s.ended, run: () => act("resume") },
	{ key: "a", name: fr`Autre acte…`, when: () => possibleForms().length > 0, roles: ["clerk", "technician"], run: menu },
	{ key: "d", name: fr`Documents…`, when: s => !open(s), roles: ["clerk", "president", "auditor"], run: showDocuments },
	{ key: "l", name: fr`Lever la séance`, when: between, run: sure(fr`Lever la séance ? Plus rien ne pourra être voté.`, "end") },
];

const may = a => session && (a.roles || ["clerk"]).includes(session.role);
const runs = () => may({}) && !state?.ended; /* the sitting */

const possibleForms = () => state === null ? [] : forms.filter(f => may(f) && f.when(state));

function possible() {
	return state === null ? [] : acts.filter(a => may(a) && a.when(state));
}

function actButton(a) {
	const b = make("button", "", make("kbd", "", a.key.toUpperCase()), ` ${a.name}`);
	b.type = "button";
	b.dataset.key = a.key;
	b.dataset.keep = a.name;
	b.addEventListener("click", a.run);
	return b;
}

function drawActs() {
	const now = possible();
	drawList($("acts"), now.map(a => a.name), () => now.map(actButton));
}

addEventListener("keydown", e => {
	if (e.ctrlKey || e.altKey || e.metaKey || document.querySelector("dialog[open]") || session === null) return;
	if (e.key === "Escape" && e.target instanceof HTMLInputElement) return e.target.blur();
	if (e.target instanceof HTMLInputElement || !keysWanted()) return;
	if (e.key === "/") {
		e.preventDefault();
		$("search").focus();
		$("search").select();
	}
	if (e.key.toLowerCase() === "q") lockNow();
	const a = possible().find(x => x.key === e.key.toLowerCase());
	if (a) {
		e.preventDefault();
		a.run();
	}
});

/* --- drawing ------------------------------------------------------------------------------------------------------------- */

const states = { waiting: "", discussed: fr`en discussion`, closed: fr`voté`, proclaimed: fr`proclamé`, annulled: fr`annulé`, withdrawn: fr`retiré`, postponed: fr`reporté` };

let shownItem; /* the one in discussion, that was brought into sight */

function drawItems() {
	drawList($("items"), [chamber.items, runs()], () => chamber.items.map(i => {
		const b = make("button", "", make("b", "", i.item), ` ${i.title} `, make("i", "", states[i.state] ?? i.state));
		b.type = "button";
		b.dataset.keep = i.item;
		b.disabled = !runs() || i.discussed === "yes" || i.state === "withdrawn" || i.state === "postponed";
		b.addEventListener("click", () => act(`discuss ${i.item}`));
		const li = make("li", "", b);
		if (i.discussed === "yes") li.setAttribute("aria-current", "true");
		return li;
	}));
	const current = chamber.items.find(i => i.discussed === "yes")?.item;
	if (current !== shownItem) $("items").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
	shownItem = current;
}

/* Opens the form ID with some of its fields filled in: {field: value}. */
function fillIn(id, values) {
	const form = forms.find(f => f.id === id);
	new Sheet({ ...form, fields: form.fields.map(f => f.id in values ? { ...f, first: () => values[f.id], given: true } : f) }, state, chamber, act);
}

function drawBallot(s) {
	const place = $("ballot");
	place.replaceChildren();
	if (open(s)) {
		const silent = unheard();
		place.append(make("p", "voted", fr`Ont voté : ${s.open.voted} sur ${s.open.expected}`));
		if (silent.length > 0 && silent.length <= 40)
			place.append(make("p", "waiting", fr`N’ont pas voté (${silent.length}) : ${silent.map(c => c.name).join(", ")}`));
	} else if (testing(s)) {
		const silent = unheard();
		place.append(make("p", "voted", fr`Boîtiers entendus : ${s.test.heard} sur ${s.test.expected}`), make("p", "", fr`Ce que chacun presse n’est pas un vote.`));
		if (silent.length > 0 && silent.length <= 40)
			place.append(make("p", "waiting", fr`Pas encore entendus (${silent.length}) : ${silent.map(c => c.name).join(", ")}`));
	} else if (s.phase === "closed" && !words.hasCounts(s.closed)) {
		place.append(make("p", "decision", words.decision(s.closed)), make("p", "", words.arithmetic(s.closed).join(" · ")));
	} else if (s.phase === "closed") {
		const b = s.closed, parts = ["pour", "contre", "abstention", "nspp"].map(k => `${words.labels[k]} : ${b[k]}`);
		place.append(make("p", "voted", b.candidates.length > 0 ? b.candidates.map(c => `${c.name} : ${c.voices}`).join(" · ") : parts.join(" · ")),
			make("p", "decision", words.decision(b)), make("p", "", words.arithmetic(b).join(" · ")), make("p", "", words.sentence({ ...b, proclaimed: true }))); /* what the president is to say */
	}
}

/* An item keeps the quorum that was taken for it, whoever leaves; the next one will want it anew. */
const fewer = s => s.item && s.quorum_met && s.present < s.quorum && !s.ended;

function draw() {
	const s = state;
	if (s === null) return;
	document.title = fr`${words.status(s)} – Pupitre`;
	if (isShut()) return drawLock(s);
	$("sitting").textContent = [s.organ, s.body, s.sitting && words.dateOf(s.sitting)].filter(Boolean).join(" – ");
	$("rehearsal").hidden = !s.rehearsal;
	show($("status"), words.status(s));
	$("item").textContent = s.item ? words.itemLine(s.item) : fr`Aucun point en discussion`;
	$("figures").textContent = `${words.figures(s)} – ${fewer(s) ? fr`${words.quorum(s)} pour ce point ; plus assez de présents pour un autre` : words.quorum(s)}`;
	$("figures").className = s.quorum_met && !fewer(s) ? "" : "waiting";
	drawBallot(s);
	drawRoster(chamber.seats, unheard().map(c => c.seat), testing(s), runs() ? { act, proxy: giver => fillIn("proxy", { giver: `${giver.seat} – ${nameOf(giver)}` }) } : null);
	drawActs();
}

/* --- what is the case ------------------------------------------------------------------------------------------------------ */

let asking = false, again = false;

async function look() {
	const r = await ask("GET", "/chamber", undefined, 3000).catch(() => ({ status: 0 }));
	if (r.status === 200 && !isShut()) chamber = r;
	return r.status === 200;
}

/* One question at a time; what comes meanwhile is one more. */
async function refresh() {
	again = true;
	if (asking || session === null) return;
	asking = true;
	while (again && session !== null) {
		again = false;
		if (isShut()) {
			await watch();
		} else if (await look() && !isShut()) {
			warn(chamber.locks_in_s);
			drawItems();
			drawHealth(chamber, possibleForms().some(f => f.id === "handset") ? handset => fillIn("handset", { handset }) : null);
			watchReceivers(chamber.receivers, say);
			refreshCall();
			draw();
		}
		await pause(250);
	}
	asking = false;
}

const SILENT_MS = 3000; /* a connection that says nothing is given up: a cut cable ends none */
let events = null, heard = 0, spoke = 0;
let closesAt = 0; /* the ballot that closes by itself; 0: none */

function listen() {
	if (events) events.close();
	events = new EventSource("/events");
	spoke = performance.now();
	events.addEventListener("state", e => {
		heard = spoke = performance.now();
		state = JSON.parse(e.data);
		closesAt = open(state) && state.open.deadline_in_ms > 0 ? heard + state.open.deadline_in_ms : 0;
		draw();
		tick();
		refresh();
	});
	events.addEventListener("beat", e => {
		spoke = performance.now();
		heard = spoke - JSON.parse(e.data).age_ms;
	});
	events.addEventListener("error", () => {
		if (events.readyState === EventSource.CLOSED && session !== null) setTimeout(enter, 2000);
	});
}

const STALE_MS = 1700; /* as at the projector: with the time between two ticks, it is told within 2 s */
const late = () => session !== null && heard > 0 && performance.now() - heard >= STALE_MS;

function tick() {
	const left = closesAt === 0 ? 0 : Math.max(1, closesAt - performance.now());
	$("timer").hidden = left === 0;
	show($("timer"), words.countdown(left));
	document.body.classList.toggle("stale", late());
	if (!late()) return;
	show($("status"), fr`PUPITRE EN RETARD DE ${Math.floor((performance.now() - heard) / 1000)} s`);
	if (isShut()) drawLock(state, $("status").textContent);
}

setInterval(tick, 200);
setInterval(() => {
	if (!late()) draw();
	if (session !== null && events !== null && performance.now() - spoke > SILENT_MS) listen();
	refresh(); /* what is in no picture for the public: handsets, excuses, refused presses, the seal */
}, 1000);

/* --- the door ---------------------------------------------------------------------------------------------------------------- */

function showDoor() {
	$("sign-in-why").textContent = sessionStorage.getItem("left") || "";
	sessionStorage.removeItem("left");
	$("door").hidden = false;
	$("name").focus();
}

/* Nothing of what was shown is left in the page for whoever comes next. */
function leave(why = "") {
	session = null;
	sessionStorage.setItem("left", why);
	location.reload();
}

/* For as long as the desk is locked; then they are drawn anew. */
function hide() {
	forgetLists();
	for (const id of ["seats", "items", "ballot"]) $(id).replaceChildren();
}

async function signOut() {
	await ask("DELETE", "/session").catch(() => {});
	leave();
}

/* Who is signed in goes in; else the door is shown. */
async function enter() {
	const r = await ask("GET", "/session").catch(() => ({ status: 0 }));
	if (r.status === 0) return setTimeout(enter, 1000);
	if (r.status !== 200) return showDoor();
	session = r;
	$("door").hidden = true;
	$("desk").hidden = false;
	$("who").textContent = `${r.name} (${{ clerk: fr`secrétariat`, president: fr`présidence`, technician: fr`technique`, auditor: fr`lecture` }[r.role]})`;
	$("search-enter").hidden = session.role !== "clerk";
	$("command").hidden = !["clerk", "technician"].includes(r.role);
	guard(session, { ask, hide, back: refresh });
	listen();
	refresh();
}

$("sign-in").addEventListener("submit", async e => {
	e.preventDefault();
	const r = await ask("POST", "/session", { name: $("name").value, password: $("password").value }).catch(() => ({ status: 0 }));
	$("password").value = "";
	$("sign-in-why").textContent = r.status === 201 ? "" : r.reason || fr`Le pupitre ne répond pas.`;
	if (r.status === 201) enter();
});
for (const id of ["sign-out", "locked-out"]) $(id).addEventListener("click", signOut);
$("command").addEventListener("submit", async e => {
	e.preventDefault();
	const line = $("line").value.trim();
	if (line !== "" && (await act(line)).good) $("line").value = "";
});
$("menu-no").addEventListener("click", () => $("menu").close());
enter();
