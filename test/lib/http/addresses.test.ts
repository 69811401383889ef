import { expect, test } from "vitest";
import { whyNotPublic, whyPrivateName } from "#src/lib/http/addresses.ts";

test.each([
	["127.0.0.1", "loopback"],
	["127.255.255.254", "loopback"],
	["0.0.0.0", "unspecified"],
	["10.1.2.3", "private"],
	["172.31.255.255", "private"],
	["192.168.0.1", "private"],
	["100.64.0.1", "shared by a carrier"],
	["169.254.169.254", "link-local"],
	["192.0.0.8", "reserved"],
	["198.19.255.255", "benchmarking"],
	["224.0.0.1", "multicast"],
	["255.255.255.255", "reserved"],
	["::", "unspecified"],
	["::1", "loopback"],
	["[::1]", "loopback"],
	["::ffff:127.0.0.1", "an IPv4 address in disguise"],
	["::ffff:8.8.8.8", "an IPv4 address in disguise"],
	["::127.0.0.1", "an IPv4 address in disguise"],
	["64:ff9b::7f00:1", "an IPv4 address behind NAT64"],
	["64:ff9b:1::a00:1", "an IPv4 address behind NAT64"],
	["fe80::1%eth0", "link-local"],
	["fd00:ec2::254", "private"],
	["ff02::1", "multicast"],
	["2002:7f00:1::", "an IPv4 address behind 6to4"],
	["2001:0:1::", "reserved"],
	["2001:db8::1", "documentation"],
	["4000::1", "reserved"],
	["nonsense", "not an IP address"],
])("%s is refused as %s", (address, reason) => {
	expect(whyNotPublic(address)).toBe(reason);
});

test.each([
	"8.8.8.8",
	"172.32.0.1",
	"100.128.0.1",
	"2606:4700::1111",
	"2a00:1450:4002:400::200e",
])("%s is public", (address) => {
	expect(whyNotPublic(address)).toBeNull();
});

test.each([
	"localhost",
	"LOCALHOST.",
	"db.localhost",
	"printer.local",
	"vault.internal",
	"router",
])("the name %s is private", (name) => {
	expect(whyPrivateName(name)).not.toBeNull();
});

test("a name with a domain may be public", () => {
	expect(whyPrivateName("localhost.example.org")).toBeNull();
	expect(whyPrivateName("example.org.")).toBeNull();
});
