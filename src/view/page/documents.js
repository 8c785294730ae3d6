/* documents.js -- the documents of the sitting as it stands, made when they are asked for and saved by the browser */
import { $, make } from "./dom.js";

const documents = [
	["feuille-d-emargement.pdf", "Feuille d’émargement et de remise des boîtiers (PDF)"],
	["proces-verbal.pdf", "Procès-verbal (PDF)"], ["extraits.pdf", "Extraits du registre, un par délibération (PDF)"],
	["liste-des-deliberations.pdf", "Liste des délibérations (PDF)"], ["feuille-de-cloture.pdf", "Feuille de clôture du registre (PDF)"],
	["presences.csv", "Présences et pouvoirs (tableur)"], ["votes-nominatifs.csv", "Votes nominatifs, où ils sont publics (tableur)"],
	["votes-par-groupe.csv", "Votes par groupe (tableur)"], ["scdl.csv", "Données ouvertes SCDL (CSV)"], ["seance.json", "Toute la séance (JSON)"],
];
const failures = { 423: "Le pupitre est verrouillé.", 409: "Un scrutin est ouvert : les documents viennent après sa clôture.", 503: "Le document n’a pas pu être fait maintenant ; réessayer." };

async function save(file, label) {
	$("documents-why").textContent = `${label} : en cours…`;
	const r = await fetch(`/documents/${file}`).catch(() => ({ status: 0 }));
	if (r.status !== 200) {
		$("documents-why").textContent = failures[r.status] || "Le pupitre ne répond pas.";
		return;
	}
	const link = Object.assign(make("a"), { href: URL.createObjectURL(await r.blob()), download: file });
	link.click();
	URL.revokeObjectURL(link.href);
	$("documents-why").textContent = `${label} : enregistré sous ${file}.`;
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
