/* sound.js -- what is said in red is also heard, where the clerk wants that */
import { fr } from "./language.js";
import { setting } from "./setting.js";

const wanted = setting("sound", fr`Son : oui`, fr`Son : non`, ring);
let audio = null; /* made at the first sound: a browser lets no page ring before somebody has touched it */

/* Two short tones, the second lower: nobody takes it for a telephone. */
export function ring() {
	if (!wanted()) return;
	audio ??= new AudioContext();
	for (const [n, pitch] of [880, 660].entries()) {
		const tone = audio.createOscillator(), loud = audio.createGain();
		loud.gain.value = 0.15;
		tone.frequency.value = pitch;
		tone.connect(loud).connect(audio.destination);
		tone.start(audio.currentTime + 0.16 * n);
		tone.stop(audio.currentTime + 0.16 * n + 0.14);
	}
}
