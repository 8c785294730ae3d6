/* lock.js -- a desk at which nobody is: what stands in its place, and the PIN that opens it again.  The program decides when. */
import { $, say } from "./dom.js";
import { open, testing } from "./forms.js";
import { fr } from "./language.js";
import * as words from "./words.js";
import { ring } from "./sound.js";

const STIR_MS = 20000; /* so often, at most, is the program told that somebody is there; more often where it locks itself soon */

let who = null;  /* as GET /session says */
let desk = null; /* {ask, hide, back}: asks the program; takes out of the page what is not for everybody; draws it again */
let shut = false, busy = false, stirred = -Infinity, place = "", held = null; /* what had the focus */

export const isShut = () => shut;

/* Whoever is signed in is there; the desk is locked where the program says so. */
export function guard(session, functions) {
	who = session;
	desk = functions;
	if (who.locked) shutDesk();
}

/* What was half filled in stays in the page, hidden and inert; members' rows go. */
export function shutDesk() {
	if (shut) return;
	shut = true;
	warn(undefined);
	desk.hide();
	$("pin-label").textContent = who.unlock === "pin" ? fr`Code PIN` : fr`Mot de passe`;
	$("pin").value = $("locked-why").textContent = "";
	$("pin").inputMode = who.unlock === "pin" ? "numeric" : "text";
	$("locked-who").textContent = fr`Session de ${$("who").textContent}`;
	held = document.activeElement;
	document.body.classList.add("locked");
	$("locked").showModal();
	$("pin").focus();
}

function openDesk() {
	shut = false;
	document.body.classList.remove("locked");
	$("locked").close();
	held?.focus();
	desk.back();
}

/* Whether it is still so: another page of the same browser may have opened it. */
export async function watch() {
	const r = await desk.ask("GET", "/session").catch(() => ({ status: 0 }));
	if (r.status === 200 && !r.locked && shut && !busy) openDesk();
}

export async function lockNow() {
	if (!shut) await desk.ask("POST", "/session/lock").then(r => r.status === 200 && shutDesk()).catch(() => {});
}

/* SECONDS until it locks itself; undefined: not soon. */
export function warn(seconds) {
	if (seconds !== undefined && $("idle").hidden) ring();
	$("idle").hidden = seconds === undefined;
}

/* Of the sitting, what a projector tells and no name. */
export function drawLock(s, late) {
	say($("locked-status"), late || words.status(s));
	say($("locked-item"), s.item ? words.itemLine(s.item) : "");
	say($("locked-voted"), open(s) ? fr`Ont voté : ${s.open.voted} sur ${s.open.expected}` :
		testing(s) ? fr`Boîtiers entendus : ${s.test.heard} sur ${s.test.expected}` : "");
}

/* A page that is laid out anew under a mouse at rest says that it moved; and something may lie on a key. */
function isGesture(e) {
	if (e.type !== "pointermove") return !e.repeat;
	const before = place;
	place = `${e.screenX} ${e.screenY}`;
	return before !== "" && before !== place;
}

function onGesture(e) {
	if (!isGesture(e) || who === null || shut || who.lock_after_s === 0) return;
	const often = Math.min(STIR_MS, who.lock_after_s * 125), now = performance.now();
	if ($("idle").hidden && now - stirred < often) return;
	stirred = now;
	warn(undefined);
	desk.ask("POST", "/session/stir").catch(() => {});
}

for (const type of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"])
	addEventListener(type, onGesture, { capture: true, passive: true });
addEventListener("keydown", e => shut && e.key === "Escape" && e.preventDefault());
$("locked").addEventListener("close", () => shut && $("locked").showModal()); /* some have a gesture to close a dialog */
$("unlock").addEventListener("submit", async e => {
	e.preventDefault();
	if (busy) return;
	busy = true;
	const r = await desk.ask("POST", "/session/unlock", { [who.unlock]: $("pin").value }).catch(() => ({ status: 0 }));
	busy = false;
	$("pin").value = "";
	if (r.status === 200) return openDesk();
	const tries = r.left && words.plural(r.left, fr`essai, puis la connexion prend fin`, fr`essais, puis la connexion prend fin`);
	$("locked-why").textContent = tries ? fr`Ce n’est pas le bon. Encore ${tries}.` : r.reason || fr`Le pupitre ne répond pas.`;
	$("pin").focus();
});
$("lock").addEventListener("click", lockNow);
