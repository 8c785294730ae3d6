/* house.js -- what the house adds to its screens: the plan of its seats, its arms (house.h) */
import { make } from "./dom.js";

export const house = { plan: null, arms: null }; /* plan: Map of seat to { x, y }; arms: an image */
let said = "";

function picture() {
	const image = make("img", "arms");
	image.addEventListener("error", () => { /* what cannot be drawn is better not there */
		image.remove();
		if (house.arms === image) house.arms = null;
	});
	image.src = "arms";
	return image;
}

/* True: it is other than it was.  Rejected where nobody answers. */
export async function ask() {
	const r = await fetch("house.json", { signal: AbortSignal.timeout(3000) }), text = r.ok ? await r.text() : said;
	if (text === said) return false;
	const h = JSON.parse(text);
	said = text;
	house.plan = h.plan && new Map(h.plan.map(([seat, x, y]) => [seat, { x, y }]));
	house.arms = h.arms ? picture() : null;
	return true;
}
