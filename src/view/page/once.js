/*
 * once.js -- what a hand says twice without meaning to is done once: a key that stays down, a button that is clicked double
 *
 * What a button does comes back within a few milliseconds, and another stands in its place: the second half of a double click
 * would send away whom the first one let in.  Buttons that are there to be clicked in haste say so (data-quick).
 */
addEventListener("keydown", e => {
	if (!e.repeat || e.target.localName === "textarea") return;
	if (e.key === "Enter") e.preventDefault(); /* else it presses again whatever has the focus by now */
	if (e.key === "Enter" || e.key.length === 1) e.stopImmediatePropagation();
}, true);

addEventListener("click", e => {
	if (e.detail < 2 || !e.target.closest("button") || e.target.closest("[data-quick]")) return;
	e.preventDefault();
	e.stopImmediatePropagation();
}, true);
