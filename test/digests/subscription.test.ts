import { expect, test } from "vitest";
import { matches } from "#src/digests/subscription.ts";

const none = { topics: [], models: [], organisations: [], keywords: [] };
const story = {
	topics: ["model-releases", "chips"],
	models: ["llama-3.1-405b"],
	organisations: ["Meta"],
	wording: "Macau casinos try Llama\n英伟达 发布",
};

test("nothing chosen means everything that is about the industry", () => {
	expect(matches(none, story)).toEqual(["model-releases", "chips"]);
	expect(matches(none, { ...story, topics: [] })).toEqual([]);
});

test("topics, models, families and organisations meet", () => {
	const interests = {
		...none,
		topics: ["legal", "chips"],
		models: ["llama", "llama-3"],
		organisations: ["Meta"],
	};
	expect(matches(interests, story)).toEqual(["chips", "llama", "Meta"]);
});

test("a keyword meets whole words only, in any case", () => {
	expect(matches({ ...none, keywords: ["mac"] }, story)).toEqual([]);
	expect(matches({ ...none, keywords: ["macau"] }, story)).toEqual(["macau"]);
	expect(matches({ ...none, keywords: ["英伟达"] }, story)).toEqual(["英伟达"]);
	expect(matches({ ...none, keywords: ["c++ (x"] }, story)).toEqual([]);
});
