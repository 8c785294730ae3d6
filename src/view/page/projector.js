/* projector.js -- draws what /events says.  It knows nothing that the message does not hold. */
import { $, say } from "./dom.js";
import { fr } from "./language.js";
import * as words from "./words.js";
import { ask as askHouse } from "./house.js";
import { draw as drawScreen, dress, tell } from "./screen.js";

const STALE_MS = 1700;   /* what is older may not pass for now: the keeper speaks twice a second, the view too */
const SILENT_MS = 3000;  /* a connection that says nothing is given up: a cut cable ends none */

let shown = null;        /* the state on the screen */
let drawn = "";          /* the same without its counts: while this stays, counts are filled in and nothing is laid out anew */
let count = null;        /* fills them in */

function draw() {
	if (shown === null) return;
	count = drawScreen(shown, shown.rehearsal ? fr`RÉPÉTITION` : "");
	tick();
}

/* --- time: the hour, the ballot's own end, and how old all this is -------------------------------------------------- */

let heard = 0, keeperAge = 0, closesAt = 0; /* performance.now() does not jump when the computer's clock is set */
let ahead = 0;                              /* of the daemon's clock, ms: this computer's may be wrong */
let hour = null;

function tick() {
	const now = performance.now(), age = keeperAge + now - heard;
	tell((hour || words.hourIn("")).format(Date.now() + ahead), closesAt === 0 ? 0 : Math.max(1, closesAt - now));
	$("stale").hidden = age < STALE_MS;
	say($("stale"), shown === null ? fr`En attente de la séance` : fr`Écran en retard de ${Math.floor(age / 1000)} s : ce qui est affiché a pu changer`);
}

/* What may change without any change of place. */
const outline = s => JSON.stringify(s, (key, value) => ["index", "voted", "heard", "deadline_in_ms", "status"].includes(key) ? undefined : value);

function hear(event) {
	const before = shown;
	heard = performance.now();
	keeperAge = 0;
	shown = JSON.parse(event.data);
	closesAt = shown.phase === "open" && shown.open.deadline_in_ms > 0 ? heard + shown.open.deadline_in_ms : 0;
	if (before === null || before.time_zone !== shown.time_zone) hour = words.hourIn(shown.time_zone);
	const now = outline(shown);
	if (now !== drawn || (shown.phase === "open" && count === null)) draw();
	else if (count !== null) count(shown[shown.phase]);
	drawn = now;
	document.body.dataset.index = shown.index; /* of the record: what this screen has come to */
	tick();
}

/* What the house adds.  Who does not answer, his connection having just ended, is asked again. */
function furnish() {
	return askHouse().then(other => other && draw(), () => {
		setTimeout(furnish, 1000);
	});
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
	events.addEventListener("open", furnish); /* the daemon may be another one */
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

dress();
addEventListener("resize", draw);
document.fonts.ready.then(draw);
setInterval(tick, 100);
furnish().then(listen);
