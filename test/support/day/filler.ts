import type { Language } from "./events.ts";

type Chance = () => number;

const syllables =
	"ba de fi go lu ma ne pi ro su ta ve wi zo cra dri fle gru plo ster".split(
		" ",
	);

/** A name that hardly anything else has. */
function coinName(chance: Chance): string {
	const name = Array.from({ length: 4 }, () => pick(syllables, chance)).join(
		"",
	);
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** So many sentences about anything but AI, no two alike: as titles, and below what is new. */
export function background(
	language: Language,
	count: number,
	chance: Chance,
): string[] {
	const { verbs, things, from, near } = words[language];
	return Array.from({ length: count }, () =>
		[
			coinName(chance),
			pick(verbs, chance),
			pick(things, chance),
			from,
			coinName(chance),
			near,
			pick(things, chance),
		].join(" "),
	);
}

export function pick<Value>(values: readonly Value[], chance: Chance): Value {
	return values[Math.floor(chance() * values.length)] as Value;
}

interface Words {
	verbs: readonly string[];
	things: readonly string[];
	from: string;
	near: string;
}

const list = (text: string) => text.split(" ");

const words: Record<Language, Words> = {
	en: {
		verbs: list(
			"paints moves counts repairs buries inherits borrows measures hides sells photographs cleans rents guards forgets collects burns lifts weighs exhibits ships carves donates polishes",
		),
		things: list(
			"bridges ferries letters violins orchards lanterns barrels statues chimneys saddles carpets mirrors clocks kettles fences stamps ladders anchors curtains pillows hammers bells ropes candles baskets umbrellas spoons helmets puppets wagons tents feathers marbles buttons ovens gates",
		),
		from: "from",
		near: "beside",
	},
	it: {
		verbs: list(
			"dipinge sposta conta ripara seppellisce eredita presta misura nasconde vende fotografa pulisce affitta custodisce dimentica raccoglie brucia solleva pesa espone",
		),
		things: list(
			"ponti traghetti lettere violini frutteti lanterne botti statue camini selle tappeti specchi orologi bollitori recinti francobolli scale ancore tende cuscini martelli campane corde candele cesti ombrelli cucchiai elmi",
		),
		from: "di",
		near: "accanto a",
	},
	de: {
		verbs: list(
			"malt verschiebt zählt repariert vergräbt erbt verleiht vermisst versteckt verkauft fotografiert putzt mietet bewacht vergisst sammelt verbrennt hebt wiegt zeigt",
		),
		things: list(
			"Brücken Fähren Briefe Geigen Obstgärten Laternen Fässer Statuen Kamine Sättel Teppiche Spiegel Uhren Kessel Zäune Briefmarken Leitern Anker Vorhänge Kissen Hämmer Glocken Seile Kerzen Körbe Schirme Löffel Helme",
		),
		from: "aus",
		near: "neben",
	},
};
