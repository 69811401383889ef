import { isTracking } from "#src/articles/tracking.ts";
import { canonicalUrl, hostOf } from "#src/articles/url.ts";
import { isOurs, notWebAddress, textOf, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

export const canonicalUrlTarget: FuzzTarget = {
	name: "canonical-url",
	about: /src\/articles\/(?:url|tracking)\.ts/,
	shape: "text",
	words: [
		"http://",
		"https://",
		"www.",
		"m.",
		"amp.",
		"/amp/",
		"/amp",
		".amp.html",
		"/index.html",
		"?utm_source=x",
		"&fbclid=1",
		"?amp=1",
		"#!/",
		"#/",
		"%2e%2e/",
		"%2F",
		"%00",
		"//",
		"/./",
		"user:password@",
		":443",
		":8443",
		".cdn.ampproject.org/c/s/",
		"google.com/url?q=",
		"google.it/amp/s/",
		"bing.com/news/apiclick.aspx?url=",
		"l.facebook.com/l.php?u=",
		"youtu.be/abcdefghijk",
		"arxiv.org/pdf/2501.00001v2.pdf",
		"twitter.com/",
		"old.reddit.com/",
		"xn--",
		"bücher",
		"。",
		"[::1]",
		"[::ffff:127.0.0.1]",
		"0x7f.1",
		"2130706433",
		"\\",
		"\t",
	],
	problems(input) {
		const given = textOf(input);
		try {
			return addressProblems(given, canonicalUrl(given));
		} catch (error) {
			if (!isOurs(error)) throw error;
			return unless(
				/it (?:must start with http|is longer than|holds addresses within)/.test(
					error.message,
				),
				"an error says something else",
				error.message,
			);
		}
	},
};

function addressProblems(given: string, canonical: string): string[] {
	const url = new URL(canonical);
	return [
		...notWebAddress("the address", canonical),
		...unless(
			canonicalUrl(canonical) === canonical,
			"applying it twice changes it",
			`${given} → ${canonical} → ${canonicalUrl(canonical)}`,
		),
		...unless(
			url.username === "" && url.password === "",
			"credentials are kept",
			canonical,
		),
		...unless(
			url.hash === "" || /^#[!/]./.test(url.hash),
			"a fragment is kept",
			canonical,
		),
		...unless(
			![...url.searchParams.keys()].some((name) =>
				isTracking(name, hostOf(canonical)),
			),
			"a tracking parameter is kept",
			canonical,
		),
		...unless(
			url.host.startsWith(hostOf(canonical)),
			"the host is another",
			canonical,
		),
		...unless(canonical.length <= 2_000, "the address is too long", canonical),
	];
}
