/** The part of rss-parser's utilities that is replaced; the package has no types for it. */
declare module "rss-parser/lib/utils.js" {
	const utilities: { getSnippet: (html: string) => string };
	export default utilities;
}
