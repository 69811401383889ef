import { BlockList, isIP } from "node:net";

/**
 * IPv4 that is no public host: IANA's special-purpose registry and multicast.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const privateIpv4: [network: string, bits: number, name: string][] = [
	["0.0.0.0", 8, "unspecified"],
	["10.0.0.0", 8, "private"],
	["100.64.0.0", 10, "shared by a carrier"],
	["127.0.0.0", 8, "loopback"],
	["169.254.0.0", 16, "link-local"],
	["172.16.0.0", 12, "private"],
	["192.0.0.0", 24, "reserved"],
	["192.0.2.0", 24, "documentation"],
	["192.88.99.0", 24, "reserved"],
	["192.168.0.0", 16, "private"],
	["198.18.0.0", 15, "benchmarking"],
	["198.51.100.0", 24, "documentation"],
	["203.0.113.0", 24, "documentation"],
	["224.0.0.0", 4, "multicast"],
	["240.0.0.0", 4, "reserved"],
];

/**
 * IPv6 that is no public host. What is not listed must lie in 2000::/3, the only
 * global unicast range that is given out, so that mapped, compatible and NAT64
 * forms of IPv4 need no rule; those below name the reason where one is known.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const privateIpv6: [network: string, bits: number, name: string][] = [
	["::", 128, "unspecified"],
	["::1", 128, "loopback"],
	["::ffff:0:0", 96, "an IPv4 address in disguise"],
	["::", 96, "an IPv4 address in disguise"],
	["64:ff9b::", 96, "an IPv4 address behind NAT64"],
	["64:ff9b:1::", 48, "an IPv4 address behind NAT64"],
	["fc00::", 7, "private"],
	["fe80::", 10, "link-local"],
	["fec0::", 10, "private"],
	["ff00::", 8, "multicast"],
	["2001::", 23, "reserved"],
	["2001:db8::", 32, "documentation"],
	["2002::", 16, "an IPv4 address behind 6to4"],
	["3fff::", 20, "documentation"],
];

const ipv4Rules = privateIpv4.map((rule) => listOf(rule, "ipv4"));
const ipv6Rules = privateIpv6.map((rule) => listOf(rule, "ipv6"));
const globalUnicast = listOf(["2000::", 3, "public"], "ipv6").list;

function listOf(
	[network, bits, name]: [network: string, bits: number, name: string],
	family: "ipv4" | "ipv6",
): { list: BlockList; name: string } {
	const list = new BlockList();
	list.addSubnet(network, bits, family);
	return { list, name };
}

/** Why no request may go to that IP address, such as "loopback"; null when it is public. */
export function whyNotPublic(address: string): string | null {
	const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
	switch (isIP(bare)) {
		case 4:
			return (
				ipv4Rules.find(({ list }) => list.check(bare, "ipv4"))?.name ?? null
			);
		case 6: {
			const rule = ipv6Rules.find(({ list }) => list.check(bare, "ipv6"));
			if (rule) return rule.name;
			return globalUnicast.check(bare, "ipv6") ? null : "reserved";
		}
		default:
			return "not an IP address";
	}
}

const privateSuffixes =
	/(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/** Why a host's name can mean no public host, before it is looked up; null when it can. */
export function whyPrivateName(hostname: string): string | null {
	const name = hostname.toLowerCase().replace(/\.+$/, "");
	if (privateSuffixes.test(name)) return "a name of the local network";
	return name.includes(".") ? null : "a name without a domain";
}
