/** What is odd or wrong with a feed, in English. */
import type { FeedOddity, FeedProblem } from "./finding.ts";

/** A clause about "it", the feed. */
export function oddityWords(oddity: FeedOddity): string {
	switch (oddity.kind) {
		case "empty":
			return "it holds no items at the moment";
		case "repaired":
			return `its XML is broken and was repaired: ${oddity.fault}`;
		case "silent":
			return `its newest item is ${oddity.days} days old`;
		case "no-date":
			return `${lacking(oddity)} date that can be read`;
		case "no-link":
			return `${lacking(oddity)} link`;
		case "no-text":
			return `${lacking(oddity)} text beside the title`;
		case "in-future":
			return `${oddity.items} items are dated in the future`;
		case "indistinct":
			return "neither guids nor links tell its items apart: an edited title makes a new item";
		case "moved":
			return `it has moved for good: use ${oddity.url}`;
		case "redirected":
			return `it is reached by a temporary redirect to ${oddity.url}`;
		case "unencrypted":
			return "it is not encrypted (http)";
		case "content-type":
			return `it calls itself ${oddity.contentType}`;
		case "unversioned":
			return "it cannot tell whether it changed since the last poll";
		case "large":
			return `it is large: ${oddity.megabytes} MB`;
	}
}

function lacking({ items, of }: { items: number; of: number }): string {
	return items === of ? "no item has a" : `${items} of ${of} items have no`;
}

/** Why a feed cannot be read, a clause. */
export function causeWords(problem: FeedProblem): string {
	switch (problem.kind) {
		case "unreachable":
		case "no-feed":
			return problem.detail;
		case "status":
			if (problem.status === 410)
				return "its publisher says that it is gone for good (410)";
			return `${problem.host} answers ${problem.status} ${meaning(problem.status)}`.trim();
		case "nothing":
			return `${problem.host} answers ${problem.status} with nothing in it`;
	}
}

/** Whole sentences, with what to try. */
export function problemWords(problem: FeedProblem): string {
	switch (problem.kind) {
		case "unreachable":
		case "nothing":
			return `${causeWords(problem)}.`;
		case "status":
			return `${problem.host} answers ${problem.status} to ${problem.url}.`;
		case "no-feed": {
			const { detail, namesFeeds } = problem;
			const tried = namesFeeds
				? "The feeds that it names could not be read."
				: "It names no feed, and there is none at the usual places.";
			return `${detail[0]?.toUpperCase()}${detail.slice(1)}. ${tried} Look for a newsletter or a release page of the same publisher, which often have one.`;
		}
	}
}

function meaning(status: number): string {
	switch (status) {
		case 401:
		case 407:
			return "(it wants a login)";
		case 402:
			return "(it wants to be paid)";
		case 403:
			return "(it lets nobody in)";
		case 404:
			return "(no feed there)";
		case 429:
			return "(asked too often)";
		case 451:
			return "(forbidden by law)";
		default:
			return status >= 500 ? "(its own fault)" : "";
	}
}
