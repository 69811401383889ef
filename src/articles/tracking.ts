/**
 * Query parameters that say where a reader came from and never which page is
 * meant. Gathered from the documentation of the tools that add them, as kept in
 * https://github.com/ClearURLs/Rules and https://github.com/AdguardTeam/AdguardFilters.
 */
const families = new RegExp(
	`^(?:${[
		"utm_", // Google Analytics and all who copied it
		"at_", // Piano, BBC
		"mtm_|matomo_", // Matomo
		"pk_|piwik_", // Piwik
		"hsa_", // HubSpot
		"vero_",
		"oly_", // Omeda
		"guce_", // Yahoo
		"stm_", // Sotrender
		"wt_|wt\\.", // Webtrends, Mapp
		"ns_", // comScore
		"itm_|trk_",
	].join("|")})`,
);

const names = new Set(
	[
		"fbclid fb_action_ids fb_action_types fb_source fb_ref", // Facebook
		"gclid gclsrc dclid gbraid wbraid _ga _gl srsltid ved", // Google
		"msclkid yclid twclid ttclid igshid igsh li_fat_id rdt_cid epik", // other advertisers
		"mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking _ke", // newsletters
		"ref ref_src ref_url refsrc referrer referer reflink src_ref", // where the link stood
		"smid smtyp emc partner cmp cmpid ncid s_cid icid xtor ftag guccounter", // publishers
		"share sharetype share_source share_token st_share taid sref srnd leadsource", // share buttons
		"spm scm trk trkinfo trackingid campaign_id __twitter_impression", // platforms
		"unlocked_article_code gift accesstoken", // a reader's own key to the same page
		"amp amp_js_v usqp outputtype amp_gsa", // forms of a page, see `url.ts`
	]
		.join(" ")
		.split(" "),
);

/** Parameters that mean something elsewhere, and on these sites do not. */
const bySite = new Map<string, readonly string[]>(
	Object.entries({
		"medium.com": ["source", "sk"],
		"youtube.com": ["si", "feature", "pp", "ab_channel"],
		"x.com": ["s", "t"],
		"wsj.com": ["mod", "st"],
		"marketwatch.com": ["mod"],
		"barrons.com": ["mod"],
		"bbc.com": ["ocid"],
		"msn.com": ["ocid", "cvid", "ei"],
		"linkedin.com": ["trackingid", "lipi", "rcm"],
		"substack.com": ["r", "publication_id", "post_id", "isfreemail", "token"],
		"aibase.com": ["from"],
		"36kr.com": ["f"],
	}),
);

/** True when `name` of a link to `host` only tells where the reader came from. */
export function isTracking(name: string, host: string): boolean {
	const lower = name.toLowerCase();
	if (names.has(lower)) return true;
	if (families.test(lower)) return true;
	const site = host.split(".").slice(-2).join(".");
	return bySite.get(site)?.includes(lower) ?? false;
}
