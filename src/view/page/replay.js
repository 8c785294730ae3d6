/*
 * replay.js -- a record's verdict, and its sitting on a time line
 *
 * /record says once what there is, /at/N each entry with the picture behind it.  The picture is drawn by picture.js, in the
 * frame and in any window that was opened beside it: they hear this page over a channel of its own.  No entry is passed over
 * while it plays: where they come faster than they can be drawn, the sitting's time waits.
 */
import { $, bound, make, say } from "./dom.js";
import { fr, language } from "./language.js";
import { hourIn } from "./words.js";
import * as entries from "./entries.js";

const BEAT_MS = 40;

let record = null;
let wanted = 0, shown = -1;    /* entries; one that is asked for, and the one on the page */
let at = null;                 /* what /at/N said of the one on the page */
let time = 0;                  /* of the sitting, ms since its beginning */
let playing = false;
let hour = null, second = null; /* formats */
let told = "";

const me = Array.from(crypto.getRandomValues(new Uint32Array(2)), n => n.toString(36)).join("");
const screens = new BroadcastChannel(`rediffusion-${me}`);
const last = () => record.entries - 1;
const moment = ms => new Date(record.utc_ms + ms);

/* --- to the pictures ----------------------------------------------------------------------------------------------------- */

function left() {
	const deadline = at.state && at.state.phase === "open" ? at.state.open.deadline_in_ms : 0;
	return deadline === 0 ? 0 : Math.max(1, deadline - (time - at.at_ms));
}

function tellScreens(again) {
	if (at === null) return;
	const [word, , how] = entries.verdicts[record.verdict], verdict = how === "good" ? "" : word;
	const news = { verdict, bad: how === "bad", index: shown, hour: hour.format(moment(time)), left: left(), state: at.state || null, why: at.state ? "" : entries.noPicture(record) };
	const key = `${news.index} ${news.hour} ${Math.ceil(news.left / 1000)}`;
	if (!again && key === told) return;
	told = key;
	screens.postMessage(news);
}

/* --- the page ------------------------------------------------------------------------------------------------------------- */

function currentBallot() {
	let current = -1;
	for (const [i, b] of record.ballots.entries()) if (b.opened <= shown) current = i;
	return current;
}

function since(ms) {
	const s = Math.floor(ms / 1000);
	return `${Math.floor(s / 3600)}:${String(Math.floor(s / 60) % 60).padStart(2, "0")}:${String(s % 60).padStart(2, "0")}`;
}

function drawEntry() {
	const [kind, text, remark] = entries.entry(at), current = currentBallot();
	$("entry").setAttribute("aria-live", playing ? "off" : "polite");
	say($("entry-kind"), kind);
	say($("entry-time"), fr`${second.format(moment(at.at_ms))}, ${since(at.at_ms)} après le début`);
	$("entry-differs").hidden = !record.differing_at.includes(shown);
	say($("entry-text"), text);
	say($("entry-remark"), remark ? bound(remark) : "");
	say($("where"), fr`${shown} sur ${last()}`);
	$("slider").value = shown;
	$("slider").setAttribute("aria-valuetext", fr`Entrée ${shown} sur ${last()}, ${second.format(moment(at.at_ms))}`);
	for (const [i, b] of [...document.querySelectorAll("#ballots button")].entries())
		if (i === current) b.setAttribute("aria-current", "true");
		else b.removeAttribute("aria-current");
	document.body.dataset.index = shown;
}

/* What is wanted, one request at a time; what was wanted meanwhile is the next. */
let fetching = false;
async function follow() {
	if (fetching) return;
	fetching = true;
	try {
		while (shown !== wanted) {
			const index = wanted, answer = await fetch(`/at/${index}`);
			if (!answer.ok) throw new Error(await answer.text());
			at = await answer.json();
			shown = index;
			drawEntry();
			tellScreens(false);
		}
		$("trouble").hidden = true;
	} catch {
		stop();
		wanted = shown;
		$("trouble").hidden = false;
		say($("trouble"), fr`Le programme ne répond plus : relancer « scrutin show » et recharger cette page.`);
	} finally {
		fetching = false;
	}
}

function go(index) {
	wanted = Math.min(Math.max(index, 0), last());
	time = record.times_ms[wanted];
	return follow();
}

function goBy(index) {
	stop();
	return go(index);
}

/* The next press in direction STEP; where there is none, it stays. */
function press(step) {
	for (let i = wanted + step; i >= 0 && i <= last(); i += step) if (record.kinds[i] === "P") return goBy(i);
}

function ballot(step) {
	const opened = record.ballots.map(b => b.opened);
	const to = step > 0 ? opened.find(i => i > wanted) : opened.filter(i => i < wanted).pop();
	if (to !== undefined) goBy(to);
}

/* --- time ------------------------------------------------------------------------------------------------------------------ */

function stop() {
	playing = false;
	say($("play"), fr`Lire`);
	$("entry").setAttribute("aria-live", "polite");
}

let plays = 0; /* of whoever stopped and began again at once, the first one ends as well */

async function play() {
	const mine = ++plays;
	if (wanted === last()) await go(0);
	playing = true;
	say($("play"), fr`Arrêter`);
	for (let before = performance.now(); ;) {
		await new Promise(next => setTimeout(next, BEAT_MS));
		const now = performance.now(), to = time + (now - before) * Number($("speed").value), next = record.times_ms[wanted + 1];
		before = now;
		if (!playing || mine !== plays) return;
		if (wanted === last()) return stop();
		if (next <= to) await go(wanted + 1);
		else time = to;
		tellScreens(false);
	}
}

const toggle = () => playing ? stop() : play();

/* --- what stands still ------------------------------------------------------------------------------------------------------ */

function drawVerdict() {
	const [word, means, how] = entries.verdicts[record.verdict];
	$("verdict").className = how;
	say($("verdict-word"), `${how === "good" ? "✔" : how === "warn" ? "▲" : "✖"} ${word}`);
	say($("verdict-means"), bound(means));
	say($("name"), `– ${record.name}${record.rehearsal ? ` ${fr`(répétition)`}` : ""}`);
	document.title = fr`${word} – rediffusion de ${record.name}`;
	for (const c of [...record.checks, entries.recount(record)]) {
		const [sign, state] = entries.states[c.state], detail = make("span", "detail", c.detail);
		if (c.check !== "recount") detail.lang = record.language; /* of whoever started the program */
		$("checks").append(make("li", c.state, make("b", "", `${sign} ${state}`), ` ${entries.check(c.check)}`, detail));
	}
	if (how !== "good" || record.differing > 0) $("side").prepend($("checks-part")); /* what is wrong comes first */
	$("cut").hidden = record.cut === "";
	say($("cut"), fr`Illisible à partir de l’entrée ${record.entries}.`);
}

function drawBallots() {
	$("ballots-part").hidden = record.ballots.length === 0;
	for (const [i, b] of record.ballots.entries()) {
		const button = Object.assign(make("button", "", entries.ballot(b, i + 1)), { type: "button" });
		button.addEventListener("click", () => goBy(b.opened));
		$("ballots").append(make("li", "", button));
	}
}

const keys = {
	" ": toggle, ArrowLeft: () => goBy(wanted - 1), ArrowRight: () => goBy(wanted + 1), "Shift+ArrowLeft": () => press(-1),
	"Shift+ArrowRight": () => press(1), PageUp: () => ballot(-1), PageDown: () => ballot(1),
};

/* A key that means something to what has the focus is its own. */
function hear(e) {
	const act = keys[`${e.shiftKey ? "Shift+" : ""}${e.key}`];
	const own = e.target.closest("select") || (e.key === " " && e.target.closest("button, a")) || (e.target.id === "side" && e.key.startsWith("Page"));
	if (!act || e.ctrlKey || e.altKey || e.metaKey || own) return;
	e.preventDefault();
	act();
}

function listen() {
	const acts = { play: toggle, back: () => goBy(wanted - 1), forth: () => goBy(wanted + 1), "press-back": () => press(-1), "press-forth": () => press(1) };
	for (const [id, act] of Object.entries(acts)) $(id).addEventListener("click", act);
	$("slider").addEventListener("input", () => goBy(Number($("slider").value)));
	$("full").addEventListener("click", () => $("picture").requestFullscreen());
	screens.addEventListener("message", e => e.data.ask && tellScreens(true));
	addEventListener("keydown", hear);
}

async function begin() {
	record = await (await fetch("/record")).json();
	hour = hourIn(record.time_zone);
	second = hourIn(record.time_zone, true);
	drawVerdict();
	if (record.entries === 0) {
		$("trouble").hidden = false;
		return say($("trouble"), fr`Aucune entrée n’a pu être lue : il n’y a rien à rejouer.`);
	}
	drawBallots();
	$("slider").max = last();
	$("player").hidden = false;
	listen();
	$("picture").src = $("apart").href = `/picture?of=${me}&lang=${language}`;
	await go(0);
}

begin();
