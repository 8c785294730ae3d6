/* screen.js -- the whole screen of one state: the chamber's (projector.js), or a replay's (picture.js) */
import { $, make, fit, say } from "./dom.js";
import { fr } from "./language.js";
import * as words from "./words.js";
import * as legend from "./legend.js";
import { drawIdle, drawTest, drawOpen, drawClosed } from "./stage.js";

/* The keys while seats vote, the rarer signs of a result, the mark of a proxy, the words of what is sealed. */
function drawLegend(s, people) {
	const lines = s.phase === "open" && people.length > 0 ? legend.lines(s.receivers) : [], proxies = people.some(p => p.proxy);
	if (words.resting(s)) return $("legend").replaceChildren();
	if (lines.length === 0) lines.push(make("p", "line"));
	if (s.phase === "closed") lines[0].append(...["nppv", "silent"].filter(k => people.some(v => v.choice === k)).map(legend.sign));
	if (proxies) lines[0].insertBefore(legend.proxyMark(), lines[0].querySelector(".light"));
	if (s.phase === "closed" && s.seal && (s.closed.proclaimed || !words.hasCounts(s.closed)))
		lines[0].append(make("span", "words", fr`Empreinte de contrôle : ${s.seal.words}`));
	$("legend").replaceChildren(...lines.filter(line => line.childNodes.length > 0));
}

const peopleOf = s => s.phase === "test" ? s.test.chairs : s.phase === "open" ? s.open.chairs : s.phase === "closed" && words.hasCounts(s.closed) ? s.closed.voices : [];

/* Nothing is being voted on: the stage says all, in large letters. */
const still = s => words.resting(s) || s.phase === "idle";
const seatCount = s => s.phase === "closed" ? s.closed.voices.length : peopleOf(s).length;

function drawHead(s, banner) {
	$("rehearsal").hidden = banner === "";
	$("rehearsal").textContent = banner;
	$("body").textContent = [s.organ, s.body].filter(Boolean).join(" – ");
	$("sitting").textContent = s.sitting ? fr`Séance du ${words.dateOf(s.sitting)}` : "";
	if ($("status").textContent !== words.status(s)) $("status").textContent = words.status(s); /* read aloud once */
	$("item").textContent = s.phase === "test" && !still(s) ? words.tested : s.item && !still(s) ? words.itemLine(s.item) : s.organ || s.body || "Scrutin";
	$("figures").hidden = still(s) || s.phase === "test" || s.serving === 0;
	$("heads").textContent = words.figures(s);
	$("quorum").textContent = words.quorum(s);
	$("quorum").className = s.quorum_met ? "" : "missing";
	document.body.className = [s.phase, seatCount(s) > 60 ? "dense" : "", still(s) ? "still" : "", words.resting(s) ? "paused" : "",
		seatCount(s) === 0 ? "alone" : ""].join(" ");
	document.title = `${words.status(s) || "Scrutin"} – Scrutin`;
}

/* S, under the words of BANNER, if there are any.  Returns what shows a further count without drawing anew; null: nothing does. */
export function draw(s, banner) {
	let count = null;
	drawHead(s, banner);
	drawLegend(s, peopleOf(s));
	$("stage").replaceChildren();
	if (!still(s)) fit($("item"), seatCount(s) > 60 ? 0.03 : 0.036, 0.025);
	if (still(s)) drawIdle(s);
	else if (s.phase === "test") count = drawTest(s);
	else if (s.phase === "open") count = drawOpen(s);
	else drawClosed(s);
	if (s.phase === "closed" && !document.querySelector(".seats, .round")) drawLegend(s, []); /* no names, no marks */
	return count;
}

/* TIME as text, and what is left of a ballot that closes by itself; 0: none does. */
export function tell(time, leftMs) {
	say($("clock"), time);
	for (const e of document.querySelectorAll(".hour")) say(e, time);
	$("timer").hidden = leftMs === 0;
	say($("timer"), words.countdown(leftMs));
}

/* The theme that the page's address asks for, before the computer's own. */
export function dress() {
	const theme = new URLSearchParams(location.search).get("theme");
	if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}
