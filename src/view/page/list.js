/* list.js -- lists of rows with buttons, drawn anew while somebody may be about to use one */
const drawn = new Map(); /* of each list: what it was drawn from */

/*
 * Anew only where something changed, and not under a hand that holds one of its buttons down, by mouse or by the space bar: a
 * button that is gone before it is let go of was never pressed.  Who has the focus keeps it, in the row that says the same thing
 * (data-keep); else it stays at the list, where Enter does nothing.  FROM is all that ROWS, a function, are made from.
 */
export function drawList(list, from, rows) {
	const text = JSON.stringify(from);
	if (drawn.get(list.id) === text || list.querySelector(":active")) return;
	drawn.set(list.id, text);
	const said = list.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
	list.replaceChildren(...rows());
	if (said) ([...list.querySelectorAll("[data-keep]")].find(e => e.dataset.keep === said) ?? list).focus();
}

/* All of them are drawn anew the next time. */
export const forgetLists = () => drawn.clear();
