/* projector.js -- draws what /events says.  It knows nothing that the message does not hold. */
import * as words from "./words.js";
import { fill } from "./seats.js";

const $ = id => document.getElementById(id);
let shown = null; /* the state on the screen */

function make(tag, className, ...inside) {
	const e = document.createElement(tag);
	if (className) e.className = className;
	e.append(...inside);
	return e;
}

/* The largest letters, at most LARGEST of the screen's height, with which E fits its own room. */
function fit(e, largest, smallest) {
	for (let size = largest; ; size *= 0.94) {
		e.style.fontSize = `${size * 100}vh`;
		if (size <= smallest || (e.scrollWidth <= e.clientWidth + 1 && e.scrollHeight <= e.clientHeight + 1)) return;
	}
}

function drawSeats(seats) {
	if (seats.length === 0) return;
	const place = make("div", "seats");
	$("stage").append(place);
	fill(place, seats);
}

function drawOpen(b) {
	const voted = make("p", "voted", "Ont voté : ", make("b", "", String(b.voted)), " sur ", make("b", "", String(b.expected)));
	const bar = make("progress");
	bar.max = b.expected || 1;
	bar.value = b.voted;
	bar.setAttribute("aria-label", "Ont voté");
	$("stage").append(make("div", b.chairs.length > 0 ? "tally" : "tally alone", voted, bar));
	drawSeats(b.chairs.map(c => ({
		name: c.name, kind: c.voted ? "has" : "", sign: c.voted ? "●" : "", proxy: c.proxy,
		said: c.voted ? "a voté" : "n’a pas encore voté",
	})));
}

function countBox(kind, n) {
	const label = `${words.signs[kind]} ${words.labels[kind]}`.replace(/ /g, "\u00a0").replace("SE\u00a0", "SE ");
	return make("div", `count ${kind}`, make("span", "label", label), make("b", "", String(n)));
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"; /* as on the keys, in the order the candidates were given */

function candidateList(b) {
	const list = make("ol", "candidates"), most = Math.max(1, ...b.candidates.map(c => c.voices));
	for (const [i, c] of b.candidates.entries()) {
		const bar = make("progress");
		bar.max = most;
		bar.value = c.voices;
		bar.setAttribute("aria-label", c.name);
		list.append(make("li", "", make("span", "name", make("kbd", "", letters[i]), ` ${c.name}`), bar, make("b", "", String(c.voices))));
	}
	return list;
}

function drawClosed(b) {
	const stage = $("stage"), counts = words.hasCounts(b);
	const decision = make("p", "decision", words.decision(b)), result = make("div", "result");
	const names = counts && b.voices.length > 0;
	if (counts && b.candidates.length > 0) result.append(candidateList(b));
	else if (counts) result.append(make("div", "counts", ...["pour", "contre", "abstention", "nspp"].map(k => countBox(k, b[k]))));
	result.className = names ? "result" : "result alone";
	result.append(decision);
	stage.append(result);
	const parts = words.arithmetic(b);
	if (parts.length > 0) stage.append(make("p", "arithmetic", parts.join("  ·  ")));
	if (words.tie(b)) stage.append(make("p", "arithmetic tie", words.tie(b)));
	fit(decision, names ? 0.08 : 0.13, 0.03);
	if (names) drawSeats(b.voices.map(v => ({
		name: v.name, kind: v.choice in words.labels ? v.choice : "candidate", sign: words.signs[v.choice] || letters[b.candidates.findIndex(c => c.name === v.choice)] || "",
		proxy: v.proxy, said: words.labels[v.choice] || v.choice,
	})));
}

/* Between ballots: what is needed by those who come in. */
function drawIdle(s) {
	const calm = make("div", "calm"), title = make("p", "title");
	$("stage").append(calm);
	if (s.ended || s.suspended) {
		calm.append(make("p", "large", s.ended ? "Levée de séance" : "Séance suspendue"));
		if (s.ended && s.phase === "closed" && s.closed.words) /* the head of the evening, to be noted down */
			calm.append(make("p", "", "Empreinte de contrôle (ne vaut ni signature ni cachet électronique qualifiés)"),
				make("p", "less", s.closed.words));
	} else if (!s.item) {
		calm.append(make("p", "large", s.organ || s.body), make("p", "less", s.organ ? s.body : ""));
	} else {
		calm.append(make("p", "less", s.item.rubric), make("p", "large", `Point ${s.item.number}`), title);
		title.textContent = s.voided ? "Une panne a interrompu le scrutin secret : il est nul, un nouveau vote aura lieu." : s.item.title;
		fit(title, 0.075, 0.03);
	}
}

function key(letter, meaning) {
	return make("span", "key", make("kbd", "", letter), ` ${meaning}`);
}

function drawLegend(s) {
	const legend = $("legend"), anyProxy = list => list.some(v => v.proxy), p = () => key("P", "pouvoir");
	legend.replaceChildren();
	if (s.ended || s.suspended) return;
	if (s.phase === "open") {
		const light = s.receivers.find(r => r.light);
		legend.append(...s.keys.map(k => key(k.key, words.labels[k.meaning] || k.meaning)));
		if (anyProxy(s.open.chairs)) legend.append(p());
		if (light) legend.append(make("span", "light", light.light));
	} else if (s.phase === "closed") {
		const names = words.hasCounts(s.closed) ? s.closed.voices : [];
		const others = ["nppv", "silent"].filter(k => names.some(v => v.choice === k));
		legend.append(...others.map(k => make("span", "key", `${words.signs[k]} ${words.labels[k]}`)));
		if (anyProxy(names)) legend.append(p());
		if (s.closed.words) legend.append(make("span", "words", `Empreinte de contrôle : ${s.closed.words}`));
	}
}

/* Nothing is being voted on: the stage says all, in large letters. */
const still = s => s.ended || s.suspended || s.phase === "idle";
const seatCount = s => s.phase === "open" ? s.open.chairs.length : s.phase === "closed" ? s.closed.voices.length : 0;

function draw() {
	const s = shown;
	if (s === null) return;
	$("rehearsal").hidden = !s.rehearsal;
	$("body").textContent = [s.organ, s.body].filter(Boolean).join(" – ");
	$("sitting").textContent = s.sitting ? `Séance du ${words.dateOf(s.sitting)}` : "";
	if ($("status").textContent !== words.status(s)) $("status").textContent = words.status(s); /* read aloud once */
	$("item").textContent = s.item && !still(s) ? `${s.item.number}. ${s.item.title}` : "";
	$("figures").hidden = s.ended || s.serving === 0;
	$("heads").textContent = words.figures(s);
	$("quorum").textContent = words.quorum(s);
	$("quorum").className = s.quorum_met ? "" : "missing";
	document.body.className = [s.phase, seatCount(s) > 60 ? "dense" : "", s.ended || s.suspended ? "paused" : ""].join(" ");
	drawLegend(s);
	$("stage").replaceChildren();
	fit($("item"), seatCount(s) > 60 ? 0.03 : 0.036, 0.025);
	if (still(s)) drawIdle(s);
	else if (s.phase === "open") drawOpen(s.open);
	else drawClosed(s.closed);
	document.title = `${words.status(s)} – Scrutin`;
}

/* --- time: the hour, the ballot's own end, and how old all this is -------------------------------------------------- */

let heard = 0, keeperAge = 0, closesAt = 0; /* performance.now() does not jump when the computer's clock is set */

function tick() {
	const now = performance.now(), age = Math.max(now - heard, keeperAge), left = closesAt - now;
	$("clock").textContent = new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
	$("timer").hidden = closesAt === 0;
	$("timer").textContent = words.countdown(left);
	$("stale").hidden = (shown === null ? now : age) < 1900;
	$("stale").textContent = shown === null ? "En attente de la séance"
		: `Écran en retard de ${Math.floor(age / 1000)} s : ce qui est affiché a pu changer`;
}

function hear(event) {
	const text = event.data;
	heard = performance.now();
	keeperAge = 0;
	shown = JSON.parse(text);
	closesAt = shown.phase === "open" && shown.open.deadline_in_ms > 0 ? heard + shown.open.deadline_in_ms : 0;
	draw();
	tick();
}

function listen() {
	const events = new EventSource("/events");
	events.addEventListener("state", hear);
	events.addEventListener("beat", e => {
		heard = performance.now();
		keeperAge = Number(e.data);
		tick();
	});
	events.addEventListener("error", () => { /* lost: the browser asks again by itself; refused (503): we do */
		if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
	});
}

const theme = new URLSearchParams(location.search).get("theme");
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
addEventListener("resize", draw);
setInterval(tick, 250);
listen();
