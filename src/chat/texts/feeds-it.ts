/** What is odd or wrong with a feed, in Italian. */
import type { FeedOddity, FeedProblem } from "../../feeds/finding.ts";

/** A clause about the feed. */
export function oddityIt(oddity: FeedOddity): string {
	switch (oddity.kind) {
		case "empty":
			return "al momento non contiene elementi";
		case "repaired":
			return "il suo XML è rotto ed è stato riparato";
		case "silent":
			return `il suo elemento più recente ha ${oddity.days} giorni`;
		case "no-date":
			return lacking(oddity, "una data leggibile");
		case "no-link":
			return lacking(oddity, "un link");
		case "no-text":
			return lacking(oddity, "un testo oltre al titolo");
		case "in-future":
			return oddity.items === 1
				? "1 elemento ha una data futura"
				: `${oddity.items} elementi hanno una data futura`;
		case "indistinct":
			return "né guid né link distinguono i suoi elementi: un titolo ritoccato diventa un elemento nuovo";
		case "moved":
			return `si è trasferito per sempre: usate ${oddity.url}`;
		case "redirected":
			return `ci si arriva per un rinvio provvisorio a ${oddity.url}`;
		case "unencrypted":
			return "non è cifrato (http)";
		case "content-type":
			return `dice di essere ${oddity.contentType}`;
		case "unversioned":
			return "non sa dire se è cambiato dall’ultima lettura";
		case "large":
			return `è grande: ${oddity.megabytes.toLocaleString("it")} MB`;
	}
}

function lacking(
	{ items, of }: { items: number; of: number },
	what: string,
): string {
	if (items === of) return `nessun elemento ha ${what}`;
	return items === 1
		? `1 elemento su ${of} non ha ${what}`
		: `${items} elementi su ${of} non hanno ${what}`;
}

/** Why a feed cannot be read, a clause. */
export function causeIt(problem: FeedProblem): string {
	switch (problem.kind) {
		case "unreachable":
			return unanswered(problem);
		case "status":
			if (problem.status === 410)
				return "chi lo pubblica lo ha chiuso per sempre (410)";
			return `${problem.host} risponde ${problem.status} ${meaning(problem.status)}`.trim();
		case "nothing":
			return `${problem.host} risponde ${problem.status}, ma non manda nulla`;
		case "no-feed":
			return otherThings[problem.is];
	}
}

function meaning(status: number): string {
	switch (status) {
		case 401:
		case 407:
			return "(vuole un accesso con password)";
		case 402:
			return "(vuole essere pagato)";
		case 403:
			return "(non lascia entrare nessuno)";
		case 404:
			return "(lì non c’è nessun feed)";
		case 429:
			return "(interrogato troppo spesso)";
		case 451:
			return "(vietato dalla legge)";
		default:
			return status >= 500 ? "(un guasto suo)" : "";
	}
}

/** Whole sentences, with what to try; the address stands before them. */
export function problemIt(problem: FeedProblem): string {
	switch (problem.kind) {
		case "unreachable":
		case "nothing":
			return `${causeIt(problem)}.`;
		case "status":
			return `${problem.host} risponde ${problem.status}.`;
		case "no-feed": {
			const tried = problem.namesFeeds
				? "I feed che nomina non si leggono."
				: "Non nomina nessun feed, e nei posti soliti non ce n’è.";
			return `${otherThings[problem.is]}. ${tried} Cercate una newsletter o una pagina delle novità dello stesso editore: spesso ne hanno uno.`;
		}
	}
}

const otherThings: Readonly<
	Record<Extract<FeedProblem, { kind: "no-feed" }>["is"], string>
> = {
	page: "è una pagina HTML, non un feed",
	"robots-out": "è una pagina che tiene fuori i robot, non un feed",
	other: "quello che c’è non si legge come un feed",
};

function unanswered({
	why,
	url,
}: Extract<FeedProblem, { kind: "unreachable" }>): string {
	const host = URL.parse(url)?.host || "il sito";
	switch (why) {
		case "refused":
			return "è un indirizzo di una rete privata, che non si può leggere";
		case "invalid-url":
			return "non è un indirizzo http(s)";
		case "timeout":
			return `${host} non risponde in tempo`;
		case "network":
			return `${host} non si raggiunge, o ha chiuso la connessione`;
		case "too-large":
			return `${host} manda più di quanto si possa leggere`;
		case "redirect-loop":
			return `${host} rimanda da un indirizzo all’altro senza fine`;
		case "encoding":
			return `la risposta di ${host} non si può decomprimere`;
		case "aborted":
			return "la richiesta è stata interrotta";
	}
}
