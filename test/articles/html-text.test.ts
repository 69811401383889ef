import { describe, expect, test } from "vitest";
import { htmlToText } from "../../src/articles/html-text.ts";

test("paragraphs, headings, lists and tables become blocks", () => {
	const html = `<div><h2>What&nbsp;changes</h2><p>First <b>bold</b>ly<br>and on &amp; on.</p>
		<ul><li>One rule for all.<li>Another rule.</ul><table><tr><td>Chips</td><td>1,700</td></tr></table>
		<p>The end comes here.</p></div>`;
	expect(htmlToText(html).split("\n\n")).toEqual([
		"What changes",
		"First boldly and on & on.",
		"One rule for all.",
		"Another rule.",
		"Chips 1,700",
		"The end comes here.",
	]);
});

test("plain text keeps its paragraphs", () => {
	expect(htmlToText("One &amp; two\nthree.\n\nFour.")).toBe(
		"One & two three.\n\nFour.",
	);
});

test("markup escaped once too often is read all the same", () => {
	expect(
		htmlToText(
			"&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;",
		),
	).toBe("One.\n\nTwo & three.");
});

test("what no reader sees is left out", () => {
	expect(
		htmlToText(
			`<p>Seen.</p><script>if (a < b) alert("<p>hidden</p>")</script><style>p{}</style><!-- <p>no</p> --><p>Seen too.</p>`,
		),
	).toBe("Seen.\n\nSeen too.");
	expect(htmlToText("<p>Seen.</p><script>never closed")).toBe("Seen.");
});

describe("what stands around the news is left out:", () => {
	test.each([
		[
			"feeds' own footers",
			"<p>The post <a href='x'>New rules</a> appeared first on <a href='y'>The Paper</a>.</p>",
		],
		[
			"pointers",
			"<p><strong>Read more:</strong> <a href='x'>Last week's rules</a></p>",
		],
		["pointers in Italian", "<p>Leggi anche: le regole di ieri</p>"],
		["pointers in Chinese", "<p>相关阅读：昨天的规则</p>"],
		[
			"calls to subscribe",
			"<p>Sign up for our newsletter to get the news in your inbox.</p>",
		],
		["calls to follow", "<p>Follow us on Twitter, Facebook and LinkedIn.</p>"],
		[
			"a community's links",
			"submitted by <a href='u'>/u/somebody</a> <br/> <a href='l'>[link]</a> <a href='c'>[comments]</a>",
		],
		[
			"a forum's counts",
			"<p>Comments URL: <a href='c'>https://forum.example/1</a></p><p>Points: 12</p><p># Comments: 3</p>",
		],
		["credits", "<p>Photo: A. Person / Getty Images</p>"],
		[
			"captions",
			"<figure><img src='x'><figcaption>A chip on a table</figcaption></figure>",
		],
		["rights", "<p>© 2025 The Paper. All rights reserved.</p>"],
		["advertising", "<p>Advertisement</p>"],
	])("%s", (_, furniture) => {
		const news = "<p>The agency published its rules for chips on Monday.</p>";
		expect(htmlToText(`${news}${furniture}`)).toBe(
			"The agency published its rules for chips on Monday.",
		);
	});
});

test("a report that uses such words stays", () => {
	const news = [
		"The company said that subscribers of its newsletter had fallen by a tenth since it began to charge for it, and that it would sign up new ones in Asia.",
		"Developers may register by writing to the agency; see which forms it wants.",
		"Photographs published by the agency show the plant under construction.",
		"Images of the prototype leaked on Monday.",
		"Video of the robot went round the world.",
		"By Monday the rules had been read by everyone who makes chips.",
		"By then prices had doubled.",
		"More than 100 researchers signed the letter.",
		"More from the ministry is expected in March.",
		"Related talks broke down in December.",
		"Copyright law does not protect a style, the court said.",
		"Reuters first reported the talks.",
		"Updated rules will follow in March.",
		"Published studies contradict each other.",
		"The bill has the support of every member of the committee.",
		"Users who download the company's app agree to it.",
		"Written by lawyers, the text is hard to read.",
		"The site tracks readers although no law lets it use cookies.",
		"Gli abbonati al servizio sono ora trenta milioni.",
		"Los usuarios podrán suscribirse al servicio en marzo.",
		"相关报道称，该公司将于三月发布新模型。",
	];
	expect(
		htmlToText(news.map((text) => `<p>${text}</p>`).join("")).split("\n\n"),
	).toEqual(news);
});

test("a list of links is what a newsletter tells; after an article it points elsewhere", () => {
	const links =
		"<ul><li><a href='a'>A plant opens in Dresden</a></li><li><a href='b'>Prices of memory rise</a></li></ul>";
	expect(htmlToText(`<p>Good morning.</p>${links}`).split("\n\n")).toEqual([
		"Good morning.",
		"A plant opens in Dresden",
		"Prices of memory rise",
	]);
	const news =
		"The agency published its rules for chips on Monday, and makers of chips called them hasty.";
	expect(htmlToText(`<p>${news}</p>${links}`)).toBe(news);
	expect(htmlToText("<h1>A teaser in a heading of its own.</h1>")).toBe(
		"A teaser in a heading of its own.",
	);
});

test("is linear in what is left open", () => {
	const open =
		"<a href='".repeat(50_000) +
		"<!--".repeat(50_000) +
		"<script>".repeat(50_000);
	expect(htmlToText(open).length).toBeLessThan(open.length);
});
