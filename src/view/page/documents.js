/* documents.js -- the documents of the sitting as it stands, made when they are asked for and saved by the browser */
import { $, make } from "./dom.js";
import { fr } from "./language.js";

const documents = [
	["feuille-d-emargement.pdf", fr`Feuille d’émargement et de remise des boîtiers (PDF)`],
	["proces-verbal.pdf", fr`Procès-verbal (PDF)`], ["extraits.pdf", fr`Extraits du registre, un par délibération (PDF)`],
	["liste-des-deliberations.pdf", fr`Liste des délibérations (PDF)`], ["feuille-de-cloture.pdf", fr`Feuille de clôture du registre (PDF)`],
	["presences.csv", fr`Présences et pouvoirs (tableur)`], ["votes-nominatifs.csv", fr`Votes nominatifs, où ils sont publics (tableur)`],
	["votes-par-groupe.csv", fr`Votes par groupe (tableur)`], ["scdl.csv", fr`Données ouvertes SCDL (CSV)`], ["seance.json", fr`Toute la séance (JSON)`],
];
const failures = { 423: fr`Le pupitre est verrouillé.`, 409: fr`Un scrutin est ouvert : les documents viennent après sa clôture.`, 503: fr`Le document n’a pas pu être fait maintenant ; réessayer.` };

async function save(file, label) {
	$("documents-why").textContent = fr`${label} : en cours…`;
	const whole = async r => ({ status: r.status, blob: await r.blob() });
	const r = await fetch(`/documents/${file}`).then(whole).catch(() => ({ status: 0 }));
	if (r.status !== 200) {
		$("documents-why").textContent = failures[r.status] || fr`Le pupitre ne répond pas.`;
		return;
	}
	const link = Object.assign(make("a"), { href: URL.createObjectURL(r.blob), download: file });
	link.click();
	URL.revokeObjectURL(link.href);
	$("documents-why").textContent = fr`${label} : enregistré sous ${file}.`;
}

export function showDocuments() {
	$("documents-why").textContent = "";
	$("documents-list").replaceChildren(...documents.map(([file, label]) => {
		const b = make("button", "", label);
		b.type = "button";
		b.addEventListener("click", () => save(file, label));
		return make("li", "", b);
	}));
	$("documents").showModal();
}

$("documents-no").addEventListener("click", () => $("documents").close());
