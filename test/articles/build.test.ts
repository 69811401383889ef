import { expect, test } from "vitest";
import { draftOf } from "#src/articles/build.ts";

function summaryOf(title: string, summary: string): string | null {
	return draftOf({
		id: 1,
		url: "https://paper.example/1",
		title,
		summary,
		content: null,
		author: null,
		language: null,
		publishedAt: null,
		seenAt: new Date(0),
		backlog: false,
		state: "new",
		articleId: null,
		feed: {
			url: "https://paper.example/feed",
			title: "Paper",
			kind: "press",
			weight: 1,
		},
	}).summary;
}

test("a teaser in another script than its title is not the article's own", () => {
	expect(
		summaryOf(
			"The lab opens its newest model to all",
			"实验室向所有人开放最新模型。",
		),
	).toBeNull();
});

test("a product's name may stand over a text in any script", () => {
	expect(summaryOf("Qwen2.5-VL 72B", "阿里发布视觉语言模型。")).toBe(
		"阿里发布视觉语言模型。",
	);
	expect(summaryOf("阿里发布新模型", "阿里发布视觉语言模型。")).toBe(
		"阿里发布视觉语言模型。",
	);
});
