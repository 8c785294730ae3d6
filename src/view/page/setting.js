/* setting.js -- what somebody wants of his own desk: a button that says yes or no and turns it; the browser remembers it */
import { $ } from "./dom.js";

/*
 * The button of that ID says ON or OFF, a sentence each; wanted is what was never said otherwise.  CHANGED is called when it was turned.
 * Returns what tells whether it is wanted.
 */
export function setting(id, on, off, changed) {
	const wanted = () => localStorage.getItem(id) !== "no";
	const draw = () => {
		$(id).setAttribute("aria-pressed", String(wanted()));
		$(id).textContent = wanted() ? on : off;
	};
	$(id).addEventListener("click", () => {
		localStorage.setItem(id, wanted() ? "no" : "yes");
		draw();
		changed();
	});
	draw();
	return wanted;
}
