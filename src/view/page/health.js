/* health.js -- the foot of the console: presses that did not count, receivers, seal, disk */
import { $, make } from "./dom.js";
import { fr } from "./language.js";
import { drawList } from "./list.js";
import { nameOf, seatOf } from "./members.js";

const receiverStates = { absent: fr`absent`, starting: fr`démarre`, ready: fr`prêt`, open: fr`à l’écoute`, gone: fr`DÉBRANCHÉ` };
const refused = { early: fr`avant l’ouverture`, late: fr`après la clôture`, unknown: fr`boîtier inconnu`, "bad-key": fr`touche sans objet`, outside: fr`hors du scrutin` };

const ago = s => s < 60 ? fr`il y a ${s} s` : s < 3600 ? fr`il y a ${Math.floor(s / 60)} min` : fr`il y a ${Math.floor(s / 3600)} h`;

let gone = ""; /* the receivers of which it was said */

/* One that was there and is gone: in the middle of a ballot, nobody else sees it.  SAY is for what nobody may miss. */
export function watchReceivers(receivers, say) {
	const now = receivers.filter(r => r.status === "gone").map(r => r.name).join(", ");
	if (now !== "" && now !== gone) say(fr`Récepteur débranché : ${now}. Ce qui est pressé maintenant ne compte pas.`);
	gone = now;
}

function row(a, seats, give) {
	const who = seatOf(seats, a.seat);
	const li = make("li", "", `${refused[a.apart] || a.apart} – `, ...who ? [make("b", "", nameOf(who)), " – "] : [], `${a.handset}, ${ago(Number(a.ago_s))} `);
	if (a.apart !== "unknown" || give === null) return li;
	const button = make("button", "", fr`Donner à un membre…`);
	button.type = "button";
	button.dataset.keep = `give ${a.handset}`;
	button.addEventListener("click", () => {
		$("apart").open = false;
		give(a.handset);
	});
	li.append(button);
	return li;
}

/* What was pressed and did not count: how often, and the last ones by name.  In a secret ballot there are no names. */
function drawApart(of, { apart, seats }, give) {
	const told = Object.entries(refused).filter(([k]) => of[k] && of[k] !== "0").map(([k, v]) => `${v} : ${of[k]}`);
	const nobody = () => [make("li", "", told.length > 0 ? fr`Des derniers, aucun n’est dit par son nom.` : fr`Aucun.`)];
	if ($("apart").classList.toggle("any", told.length > 0) === false) $("apart").open = false;
	$("apart-count").textContent = told.length > 0 ? fr`Appuis écartés – ${told.join(", ")}` : fr`Aucun appui écarté`;
	drawList($("apart-list"), [apart, told, give !== null], () => apart.length > 0 ? apart.map(a => row(a, seats, give)) : nobody());
}

/* CHAMBER as the program tells it; GIVE(handset) is for a handset that nobody has, null: it may not be given now. */
export function drawHealth(chamber, give) {
	const of = Object.assign({}, ...chamber.facts);
	drawApart(of, chamber, give);
	$("machines").replaceChildren(
		make("span", "", chamber.receivers.filter(r => r.name).map(r => fr`Récepteur ${r.name} : ${receiverStates[r.status] ?? r.status}`).join(", ") || fr`Aucun récepteur`),
		make("span", of.seal === "pending" ? "waiting" : "", of.seal === "pending" ? fr`Sceau en attente` : fr`Scellé : ${of.sealed || 0} entrées sur ${of.entries || 0}`),
		make("span", "", fr`Disque : ${Math.round((of.sync_max_us || 0) / 1000)} ms au plus`));
}
