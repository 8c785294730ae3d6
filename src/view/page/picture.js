/*
 * picture.js -- what the chamber's screen showed, in a frame of replay.html or on a screen of its own
 *
 * It draws what the player of its channel (?of=) says: { index, state, why, hour, left, verdict, bad } (left: ms until the ballot
 * closes by itself; verdict: a word, where the record is not sealed).  REDIFFUSION stands above whatever it draws, also where
 * it draws nothing, and beside it what the record is worth: another screen than the auditor's does not see his page.
 */
import { $, make } from "./dom.js";
import { fr } from "./language.js";
import { ask as askHouse } from "./house.js";
import { draw, dress, tell } from "./screen.js";

const player = new BroadcastChannel(`rediffusion-${new URLSearchParams(location.search).get("of")}`);

let said = null; /* the last message */
let index = -1;  /* what is drawn */

const banner = () => [fr`REDIFFUSION`, said.state && said.state.rehearsal ? fr`RÉPÉTITION` : "", said.verdict].filter(Boolean).join(" · ");

function nothing(why) {
	document.body.className = "idle still";
	$("rehearsal").textContent = banner();
	for (const id of ["body", "sitting", "status"]) $(id).textContent = "";
	$("legend").replaceChildren();
	$("stage").replaceChildren(make("div", "calm", make("p", "large", fr`Pas d’image`), make("p", "less", why)));
}

function redraw() {
	if (said === null) return;
	if (said.state === null) nothing(said.why);
	else draw(said.state, banner());
	$("rehearsal").className = said.bad ? "bad" : "";
	tell(said.hour, said.left);
}

player.addEventListener("message", e => {
	if (e.data.ask) return;
	said = e.data;
	if (said.index !== index) redraw();
	index = said.index;
	tell(said.hour, said.left);
	document.body.dataset.index = index;
});

dress();
addEventListener("resize", redraw);
Promise.all([document.fonts.ready, askHouse().catch(() => false)]).then(() => {
	redraw();
	player.postMessage({ ask: true });
});
