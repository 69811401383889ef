import type {
	IncomingMessage,
	RequestListener,
	ServerResponse,
} from "node:http";
import { HTTPModuleFunctions } from "@slack/bolt";
import { paths } from "./register.ts";

const { bufferIncomingMessage, defaultBodyLimit, parseHTTPRequestBody } =
	HTTPModuleFunctions;

/**
 * Bolt reads properties of whatever JSON a signed request holds; of `null` it does so where
 * nobody catches it, which would end the process. Such a request is turned away before.
 */
export function withoutOddRequests(listener: RequestListener): RequestListener {
	return (request, response) => {
		const isEvent = request.url?.split("?")[0] === paths.events;
		if (isEvent && request.method === "POST")
			void pass(listener, request, response);
		else listener(request, response);
	};
}

async function pass(
	listener: RequestListener,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	try {
		const buffered = await bufferIncomingMessage(request, defaultBodyLimit);
		if (isOdd(() => parseHTTPRequestBody(buffered)))
			response.writeHead(400).end();
		else listener(buffered, response);
	} catch {
		// It broke off, or is larger than anything that Slack sends.
		response.destroy();
	}
}

/** What cannot be parsed at all Bolt turns away itself, once it has checked who sent it. */
function isOdd(parse: () => unknown): boolean {
	try {
		const body = parse();
		return typeof body !== "object" || body === null;
	} catch {
		return false;
	}
}
