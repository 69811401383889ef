import { describe, expect, test } from "vitest";
import { readConfig } from "#src/config.ts";
import {
	placeOfRedis,
	readRedisAddress,
} from "#src/lib/queue/redis-address.ts";

const nobody = { username: null, password: null };

test("one server is left to the client, whatever else its address says", () => {
	const url = "rediss://user:secret@cache.example:6380/3?family=6";
	expect(readRedisAddress(url)).toEqual({ kind: "server", url });
	expect(placeOfRedis(readRedisAddress(url))).toBe("cache.example:6380");
});

test("a socket is a path of this machine, with a database", () => {
	expect(
		readRedisAddress("redis+socket://:secret@/run/redis/redis.sock?db=2"),
	).toEqual({
		kind: "socket",
		path: "/run/redis/redis.sock",
		database: 2,
		username: null,
		password: "secret",
	});
});

test("sentinels name the master; passwords are of Redis and of the sentinels", () => {
	const address = readRedisAddress(
		"rediss+sentinel://me:p%40ss:word@one.example,[::1]:26380/my%20master/4?sentinel-password=other",
	);
	expect(address).toEqual({
		kind: "sentinel",
		sentinels: [
			{ host: "one.example", port: 26_379 },
			{ host: "::1", port: 26_380 },
		],
		master: "my master",
		database: 4,
		isEncrypted: true,
		toSentinels: { username: null, password: "other" },
		username: "me",
		password: "p@ss:word",
	});
	expect(placeOfRedis(address)).not.toMatch(/word|other/);
});

test("a cluster is a list of some of its nodes", () => {
	expect(readRedisAddress("redis+cluster://one,two:7001")).toEqual({
		kind: "cluster",
		nodes: [
			{ host: "one", port: 6379 },
			{ host: "two", port: 7001 },
		],
		isEncrypted: false,
		...nobody,
	});
});

describe("a setting that cannot be used says what is wrong, and no secret", () => {
	test.each([
		["localhost:6379", /begins like no address/],
		["http://localhost", /begins like no address/],
		["redis://no host", /no address of a server/],
		["redis+sentinel://one:26379", /does not name the master/],
		["redis+sentinel:///mymaster", /"" is no host/],
		["redis+sentinel://one:x/mymaster", /"one:x" is no host/],
		["redis+cluster://one:7000/3", /one database alone/],
		["redis+cluster://one:7000,", /"" is no host/],
		["redis+socket://run/redis.sock", /three slashes/],
		["redis+socket:///run/redis.sock?db=x", /"x" is no number/],
	])("%s", (url, fault) => {
		const set = () => readConfig({ REDIS_URL: url });
		expect(set).toThrow(fault);
		expect(set).toThrow(/^REDIS_URL: .* Give an address such as redis:/);
	});

	test("not even a password", () => {
		expect(() =>
			readConfig({ REDIS_URL: "redis+sentinel://me:hush@one" }),
		).toThrow(/^(?!.*hush)/s);
	});
});
