/**
 * Abbreviations whose full stop is not the end of a sentence, without that stop and in lower
 * case. The lists of all languages are used together: foreign titles and firms stand in any text.
 */
const FOLLOWED_BY_MORE = `
	mr mrs ms dr prof rev hon gen col lt sgt capt cmdr adm maj gov sen rep pres st mt ft vs e.g eg i.e ie cf viz al
	approx est dept univ assn bros messrs fig figs eq ref refs vol ed eds trans
	z.b u.a d.h s.o s.u u.u v.a i.d.r o.g sog bzw ca evtl ggf inkl exkl max min mind mio mrd tsd hrsg vgl dipl ing str bsp usw.a
	sig sigg sig.ra sig.na dott dott.ssa avv ing prof.ssa on sen.ce p.es es ad.es pag pagg cfr art artt mln mld d.l d.lgs
	m mm mme mlle dr.e p.ex ex env éd réf chap
	sr sra srta dra lic ud uds p.ej ej aprox núm
`;

/** May end a sentence: it does when a word follows that usually begins one. */
const MAY_END = `
	inc corp ltd co llc plc bros jr sr esq ph.d b.a m.a etc ecc usw u.s u.k u.n e.u d.c a.m p.m
	gmbh ag s.p.a spa s.r.l srl s.a s.l cie u.s.a ee.uu u.s.c i.a e.v al. uvm sq
`;

/** Only before a number: "No. 5", "Jan. 20", "Art. 6". */
const BEFORE_NUMBER = `
	no nos nr nrs n num núm p pp pg pag s sec sect art abs ziff kap ch chap vol v fig tab ver cap par
	jan feb mar apr jun jul aug sep sept oct nov dec mär mai juni juli okt dez genn febbr ott
	janv févr avr juil août déc ene abr ago dic
`;

/** Words that open a sentence far more often than they continue a name. */
const OPENERS = `
	the a an in on at it its he she they we you i but and so if as for this that these those there when while after
	before however meanwhile still now then what why how who by with from to both some many most not no yes
	der die das den dem ein eine er sie es wir ihr im am in auf aber und so wenn als für dies diese dieser das doch nun
	nach vor bei mit von zu auch noch damit dabei danach seit laut nicht
	il lo la i gli le un uno una l' nel nella nei al alla ma e se quando per questo questa questi queste secondo
	dopo prima con da anche ora così non come
	le la les l' un une des il elle ils elles nous mais et si quand pour ce cette ces dans en au aux selon après avant
	avec aussi
	el la los las un una en al pero y si cuando para este esta estos estas según después antes con también no
`;

const set = (text: string) => new Set(text.trim().split(/\s+/));

export const followedByMore = set(FOLLOWED_BY_MORE);
export const mayEnd = set(MAY_END);
export const beforeNumber = set(BEFORE_NUMBER);
export const openers = set(OPENERS);
