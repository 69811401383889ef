import {
	childrenOf,
	isElement,
	isText,
	type PageElement,
	type PageNode,
} from "./dom.ts";

/** Elements that hold no prose. Scripts stay: the extractor reads their JSON-LD. */
const bare = new Set([
	..."aside button canvas dialog embed figcaption footer iframe input".split(
		" ",
	),
	..."nav object select style svg template textarea video audio".split(" "),
]);

/** Left whatever their class says: a page's theme and tags are noted on them. */
const frames = new Set(["html", "body", "main", "article"]);

/**
 * Words of class names and ids that mark what stands around an article or is
 * put into it: navigation, captions, calls to subscribe, other articles.
 */
const words = new RegExp(
	`(?:^|[^a-z])(?:${[
		"related|relateds|recirc\\w*|recommend\\w*|read-?more|readmore|more-?(?:stories|news|on)|most-?(?:read|popular|viewed)",
		"also-?like|you-?may|up-?next|next-?up|trending|popular|teaser|rail|river|mm-related|jp-relatedposts|see-?also",
		"newsletter\\w*|subscri\\w+|sign-?up\\w*|signin|sign-?in|log-?in|paid-?promo|promo|promos|promotion|promoted",
		"advert\\w*|ad|ads|ad-?slot|ad-?unit|dfp|sponsor\\w*|outbrain|taboola|wpcnt|affiliate-?\\w*",
		"share|shares|sharing|share-?\\w+|sharedaddy|social|socials|follow-?us",
		"breadcrumb|breadcrumbs|nav|navbar|navigation|subnav|menu|sub-?head|site-?header|masthead|footer|sidebar|pager|pagination",
		"caption|captions|\\w+caption|credit|credits|photo-?credit|attribution|copyright",
		"gallery|\\w*gallery|slideshow|carousel|slider|lightbox|control-?panel|infographic-?embed",
		"byline|bylines|entry-?byline|submitted-?by|author-?(?:bio|box|info|card|meta|name|text)|post-?author|about-?author|bio|bios",
		"timestamp|dateline|date-?line|pub-?date|published-?(?:date|on)|reading-?time|read-?time|estimated-?read-?time|post-?views\\w*",
		"comment|comments|comment-?\\w+|disqus\\w*|livefyre|respond|vukkle\\w*",
		"popup|popover|modal|overlay|tooltip|rollover|cookie|cookies|gdpr|consent|privacy-?notice",
		"skip-?link|screen-?reader-?text|sr-?only|visually-?hidden|off-?screen|print-?header|print-?only|no-?print",
		"post-?info|post-?meta|entry-?meta|meta-?data|tag-?list|tag-?cloud|post-?tags|entry-?tags|widget|widgets|toolbar|utility-?bar",
	].join("|")})(?![a-z])`,
);

/** Words of themes that only look like the above. */
const innocent =
	/\b(?:(?:tag|category|channel|has|no|is|with|type|format|theme|post-type)-[\w-]+|hentry)\b/g;

/** A text this long is prose; names of sections and headlines of others are shorter. */
const prose = 90;

/** What holds more of the page's prose than this is the article, however it is called. */
const largestPart = 0.25;

/**
 * Takes out of a page what is not its article, before the extractor weighs what
 * is left: fewer elements make it faster too.
 */
export function prune(body: PageElement): void {
	removeOtherPosts(body);
	const limit = largestPart * lengthOfProse(body);
	const visit = (parent: PageElement) => {
		let wasHollow = false;
		for (const child of childrenOf(parent)) {
			const isNowHollow = isHollow(child);
			const isRepeated = wasHollow && isNowHollow;
			wasHollow = isNowHollow;
			if (!isElement(child)) continue;
			if (isRepeated) child.remove();
			else if (isFurniture(child) && lengthOfProse(child) <= limit)
				child.remove();
			else if (child.localName !== "script") visit(child);
		}
	};
	visit(body);
}

/** WordPress numbers its posts; a page made for one may show others in full below it. */
function removeOtherPosts(body: PageElement): void {
	const [first, ...others] = body.querySelectorAll("article[id^=post-]");
	for (const other of others) if (other.id !== first?.id) other.remove();
}

function isFurniture(element: PageElement): boolean {
	const { localName } = element;
	if (bare.has(localName)) return true;
	if (frames.has(localName)) return false;
	// Tables and quotations are put into figures too.
	if (localName === "figure") {
		return element.querySelector("table, blockquote, pre, p") === null;
	}
	const marks = `${element.className} ${element.id}`;
	if (marks.length < 3) return element.getAttribute("itemprop") === "caption";
	return words.test(
		marks
			.replace(/([a-z])([A-Z])/g, "$1-$2")
			.toLowerCase()
			.replace(innocent, " "),
	);
}

/** The first of a row parts what stands around it; thousands more take the extractor seconds. */
function isHollow(node: PageNode): boolean {
	return (
		isElement(node) &&
		node.firstChild === null &&
		/^(?:p|div|span)$/.test(node.localName)
	);
}

function lengthOfProse(element: PageElement): number {
	let length = 0;
	const visit = (parent: PageElement) => {
		for (const child of childrenOf(parent)) {
			if (isElement(child)) {
				if (!/^(?:script|style|noscript)$/.test(child.localName)) visit(child);
			} else if (isText(child)) {
				const letters = child.textContent.trim().length;
				if (letters >= prose) length += letters;
			}
		}
	};
	visit(element);
	return length;
}
