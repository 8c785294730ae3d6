/*
 * keys.js -- whether one letter is an act: who dictates to his computer, or types a name beside the field, had better do without
 * (WCAG 2.1.4, RGAA 4.1 criterion 12.10)
 */
import { fr } from "./language.js";
import { setting } from "./setting.js";

const draw = () => document.body.classList.toggle("no-keys", !keysWanted());

export const keysWanted = setting("keys", fr`Touches : oui`, fr`Touches : non`, draw);
draw();
