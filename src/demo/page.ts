import { escapeUTF8 } from "entities";

/** What stands on the page of one article; `body` and nothing else is HTML. */
export interface ArticlePage {
	/** The https address under `.example` by which the world knows it. */
	address: string;
	site: string;
	language: string;
	title: string;
	byline: string | null;
	/** ISO 8601. */
	publishedAt: string | null;
	body: string;
	caption: string | null;
	related: { address: string; title: string }[];
}

interface Furniture {
	sections: string[];
	cookies: string;
	accept: string;
	related: string;
	letter: string;
	rights: string;
}

const english: Furniture = {
	sections: ["World", "Business", "Technology", "Culture"],
	cookies: "We use cookies to count our readers and to remember your settings.",
	accept: "Accept all",
	related: "Read also",
	letter: "Our letter comes every morning at seven. Sign up here.",
	rights: "All rights reserved",
};

/** What surrounds an article, so that the extraction has something to leave out. */
const furniture: Record<string, Furniture> = {
	it: {
		sections: ["Mondo", "Economia", "Tecnologia", "Cultura"],
		cookies: "Usiamo i cookie per contare i lettori e ricordare le preferenze.",
		accept: "Accetta tutti",
		related: "Leggi anche",
		letter: "La nostra lettera arriva ogni mattina alle sette. Iscriviti qui.",
		rights: "Riproduzione riservata",
	},
	de: {
		sections: ["Welt", "Wirtschaft", "Digital", "Kultur"],
		cookies:
			"Wir verwenden Cookies, um Leser zu zählen und Einstellungen zu merken.",
		accept: "Alle annehmen",
		related: "Lesen Sie auch",
		letter: "Unser Brief kommt jeden Morgen um sieben. Hier anmelden.",
		rights: "Alle Rechte vorbehalten",
	},
	es: {
		sections: ["Mundo", "Economía", "Tecnología", "Cultura"],
		cookies:
			"Usamos cookies para contar a los lectores y recordar sus preferencias.",
		accept: "Aceptar todas",
		related: "Lea también",
		letter: "Nuestra carta llega cada mañana a las siete. Suscríbase aquí.",
		rights: "Todos los derechos reservados",
	},
	zh: {
		sections: ["国际", "财经", "科技", "文化"],
		cookies: "我们使用Cookie统计读者并记住您的设置。",
		accept: "全部接受",
		related: "相关阅读",
		letter: "每天早上七点收到我们的晨报，点此订阅。",
		rights: "版权所有",
	},
};

/** An article in the dress of its site: menu, cookie notice, picture, links around it. */
export function articlePage(page: ArticlePage): string {
	const around = furniture[page.language] ?? english;
	const home = new URL("/", page.address).href;
	return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<title>${escapeUTF8(page.title)} | ${escapeUTF8(page.site)}</title>
<link rel="canonical" href="${escapeUTF8(page.address)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escapeUTF8(page.site)}">
<meta property="og:title" content="${escapeUTF8(page.title)}">
${page.publishedAt === null ? "" : `<meta property="article:published_time" content="${page.publishedAt}">`}
</head>
<body>
<div class="cookie-notice" role="dialog"><p>${around.cookies}</p><button>${around.accept}</button></div>
<header><a href="${home}">${escapeUTF8(page.site)}</a>
<nav><ul>${around.sections.map((section) => `<li><a href="${home}">${section}</a></li>`).join("")}</ul></nav></header>
<main>
<article>
<h1>${escapeUTF8(page.title)}</h1>
${byline(page)}
${page.caption === null ? "" : `<figure><img src="${home}picture.jpg" alt=""><figcaption>${escapeUTF8(page.caption)}</figcaption></figure>`}
<div class="article-body">
${page.body}
</div>
</article>
</main>
<aside class="related"><h2>${around.related}</h2>
<ul>${page.related.map(({ address, title }) => `<li><a href="${escapeUTF8(address)}">${escapeUTF8(title)}</a></li>`).join("")}</ul></aside>
<aside class="newsletter"><p>${around.letter}</p></aside>
<footer><p>© 2025 ${escapeUTF8(page.site)}. ${around.rights}.</p></footer>
</body>
</html>
`;
}

function byline({ byline, publishedAt }: ArticlePage): string {
	const author =
		byline === null ? "" : `<span class="author">${escapeUTF8(byline)}</span> `;
	const time =
		publishedAt === null
			? ""
			: `<time datetime="${publishedAt}">${publishedAt.slice(0, 10)}</time>`;
	return `<p class="byline">${author}${time}</p>`;
}
