/* projector.js -- draws what /events says.  It knows nothing that the message does not hold. */
import { $, make, fit } from "./dom.js";
import * as words from "./words.js";
import * as legend from "./legend.js";
import { drawIdle, drawOpen, drawClosed } from "./stage.js";

const STALE_MS = 1700;   /* what is older may not pass for now: the keeper speaks twice a second, the view too */
const SILENT_MS = 3000;  /* a connection that says nothing is given up: a cut cable ends none */

let shown = null;        /* the state on the screen */
let drawn = "";          /* the same without its counts: while this stays, counts are filled in and nothing is laid out anew */
let count = null;        /* fills them in */

/* The keys while seats vote, the rarer signs of a result, the mark of a proxy, the words of what is sealed. */
function drawLegend(s, people) {
	const lines = s.phase === "open" && people.length > 0 ? legend.lines(s.receivers) : [], proxies = people.some(p => p.proxy);
	if (s.ended || s.suspended) return $("legend").replaceChildren();
	if (lines.length === 0) lines.push(make("p", "line"));
	if (s.phase === "closed") lines[0].append(...["nppv", "silent"].filter(k => people.some(v => v.choice === k)).map(legend.sign));
	if (proxies) lines[0].insertBefore(legend.proxyMark(), lines[0].querySelector(".light"));
	if (s.phase === "closed" && s.seal && (s.closed.proclaimed || !words.hasCounts(s.closed)))
		lines[0].append(make("span", "words", `Empreinte de contrôle : ${s.seal.words}`));
	$("legend").replaceChildren(...lines.filter(line => line.childNodes.length > 0));
}

const peopleOf = s => s.phase === "open" ? s.open.chairs : s.phase === "closed" && words.hasCounts(s.closed) ? s.closed.voices : [];

/* Nothing is being voted on: the stage says all, in large letters. */
const still = s => s.ended || s.suspended || s.phase === "idle";
const seatCount = s => s.phase === "open" ? s.open.chairs.length : s.phase === "closed" ? s.closed.voices.length : 0;

function drawHead(s) {
	$("rehearsal").hidden = !s.rehearsal;
	$("body").textContent = [s.organ, s.body].filter(Boolean).join(" – ");
	$("sitting").textContent = s.sitting ? `Séance du ${words.dateOf(s.sitting)}` : "";
	if ($("status").textContent !== words.status(s)) $("status").textContent = words.status(s); /* read aloud once */
	$("item").textContent = s.item && !still(s) ? words.itemLine(s.item) : s.organ || s.body || "Scrutin";
	$("figures").hidden = still(s) || s.serving === 0;
	$("heads").textContent = words.figures(s);
	$("quorum").textContent = words.quorum(s);
	$("quorum").className = s.quorum_met ? "" : "missing";
	document.body.className = [s.phase, seatCount(s) > 60 ? "dense" : "", still(s) ? "still" : "", s.ended || s.suspended ? "paused" : "",
		seatCount(s) === 0 ? "alone" : ""].join(" ");
	document.title = `${words.status(s) || "Scrutin"} – Scrutin`;
}

function draw() {
	const s = shown;
	if (s === null) return;
	count = null;
	drawHead(s);
	drawLegend(s, peopleOf(s));
	$("stage").replaceChildren();
	if (!still(s)) fit($("item"), seatCount(s) > 60 ? 0.03 : 0.036, 0.025);
	if (still(s)) drawIdle(s);
	else if (s.phase === "open") count = drawOpen(s);
	else drawClosed(s);
	if (s.phase === "closed" && !document.querySelector(".seats, .round")) drawLegend(s, []); /* no names, no marks */
	tick();
}

/* --- time: the hour, the ballot's own end, and how old all this is -------------------------------------------------- */

let heard = 0, keeperAge = 0, closesAt = 0; /* performance.now() does not jump when the computer's clock is set */
let ahead = 0;                              /* of the daemon's clock, ms: this computer's may be wrong */
let hour = null;

function hourIn(zone) {
	try {
		return new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit", timeZone: zone || undefined });
	} catch { /* a zone that this browser does not know: its own then */
		return new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });
	}
}

function say(e, text) {
	if (e.textContent !== text) e.textContent = text;
}

function tick() {
	const now = performance.now(), age = keeperAge + now - heard;
	const time = (hour || hourIn("")).format(Date.now() + ahead);
	say($("clock"), time);
	for (const e of document.querySelectorAll(".hour")) say(e, time);
	$("timer").hidden = closesAt === 0;
	say($("timer"), words.countdown(closesAt - now));
	$("stale").hidden = age < STALE_MS;
	say($("stale"), shown === null ? "En attente de la séance" : `Écran en retard de ${Math.floor(age / 1000)} s : ce qui est affiché a pu changer`);
}

/* What may change without any change of place. */
const outline = s => JSON.stringify(s, (key, value) => ["index", "voted", "deadline_in_ms", "status"].includes(key) ? undefined : value);

function hear(event) {
	const before = shown;
	heard = performance.now();
	keeperAge = 0;
	shown = JSON.parse(event.data);
	closesAt = shown.phase === "open" && shown.open.deadline_in_ms > 0 ? heard + shown.open.deadline_in_ms : 0;
	if (before === null || before.time_zone !== shown.time_zone) hour = hourIn(shown.time_zone);
	const now = outline(shown);
	if (now !== drawn || (shown.phase === "open" && count === null)) draw();
	else if (count !== null) count(shown.open);
	drawn = now;
	document.body.dataset.index = shown.index; /* of the record: what this screen has come to */
	tick();
}

/* A browser asks again by itself, with the last event's id, when a connection ends; not when it is refused or falls silent. */
function listen() {
	const events = new EventSource("/events");
	let spoke = performance.now();
	const again = ms => {
		clearInterval(watch);
		events.close();
		setTimeout(listen, ms);
	};
	const watch = setInterval(() => {
		if (performance.now() - spoke > SILENT_MS) again(0);
	}, 500);
	events.addEventListener("state", e => {
		spoke = performance.now();
		hear(e);
	});
	events.addEventListener("beat", e => {
		const beat = JSON.parse(e.data);
		heard = spoke = performance.now();
		keeperAge = beat.age_ms;
		ahead = beat.utc_ms - Date.now();
		tick();
	});
	events.addEventListener("error", () => {
		if (events.readyState === EventSource.CLOSED) again(2000);
	});
}

const theme = new URLSearchParams(location.search).get("theme");
if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
addEventListener("resize", draw);
document.fonts.ready.then(draw);
setInterval(tick, 100);
listen();
