import type { CommandTexts } from "./command-texts.ts";
import { causeIt, oddityIt, problemIt } from "./feeds-it.ts";

export const commandsIt: CommandTexts = {
	words: {
		brief: {
			does: "Le notizie dei vostri temi, o di uno solo, adesso",
			options: {
				topic: "Un tema, un modello, un’azienda, oppure all per tutto",
				since: "Da quanto tempo, per esempio 12h o 3d (24h)",
				to: "Chi lo vede: me (come sempre) o channel, tutto il canale",
			},
			examples: [
				["/brief chips 3d", "un solo tema, tre giorni indietro"],
				["/brief", "quello che il canale segue, delle ultime 24 ore"],
				["/brief all to:channel", "tutto, e lo vedono tutti"],
			],
		},
		subscribe: {
			does: "Scegliere che cosa segue il canale, quando e come",
			options: { topics: "Temi per cominciare, per esempio chips, regulation" },
			examples: [
				["/subscribe", "apre il modulo; nulla è salvato senza il vostro sì"],
				["/subscribe chips, regulation", "lo stesso, con due temi già scelti"],
			],
		},
		subscriptions: {
			does: "Che cosa segue il canale, e quando arriva la prossima edizione",
			options: {},
			examples: [["/subscriptions", "lo mostra, con i pulsanti per cambiarlo"]],
		},
		pause: {
			does: "Nessuna edizione per qualche giorno, o fino a /resume",
			options: { days: "Quanti giorni, da 1 a 365; senza, fino a /resume" },
			examples: [
				["/pause 3", "fra tre giorni riprende da sé"],
				["/pause", "finché qualcuno non scrive /resume"],
			],
		},
		resume: {
			does: "Di nuovo le edizioni, dopo una pausa o dopo un guasto riparato",
			options: {},
			examples: [["/resume", "quello che aspetta parte subito"]],
		},
		unsubscribe: {
			does: "Nessuna edizione più in questo canale",
			options: {},
			examples: [
				["/unsubscribe", "le impostazioni sono conservate per un po’"],
			],
		},
		topics: {
			does: "I temi che un canale può seguire",
			options: {},
			examples: [["/topics", "segna quelli che questo canale segue"]],
		},
		model: {
			does: "Che cosa si sa di un modello, una famiglia o un produttore",
			options: { name: "Per esempio deepseek-v3 o claude 3.5 sonnet" },
			examples: [
				["/model deepseek v3", "uscita, pesi, contesto, prezzi, addestramento"],
				["/model mistral", "un produttore, con i suoi modelli"],
			],
		},
		compare: {
			does: "Da due a quattro modelli fianco a fianco, differenze segnate",
			options: {
				first: "Un modello, per esempio o3",
				second: "Un altro modello, per esempio deepseek-r1",
				third: "Un terzo modello",
				fourth: "Un quarto modello",
			},
			examples: [
				[
					"/compare o3 deepseek-r1",
					"solo quello che si sa, ogni dato con la fonte",
				],
				["/compare claude 3.5 sonnet vs gpt-4o", "nomi di più parole"],
			],
		},
		trend: {
			does: "Nel tempo: notizie di un tema, il prezzo più basso, il calcolo",
			options: {
				subject: "Per esempio chip, deepseek, prezzo 100k o calcolo",
			},
			examples: [
				["/trend chip", "notizie a settimana, con un’immagine"],
				["/trend prezzo 100k", "il modello più economico con quel contesto"],
				["/trend calcolo", "quanto è costato addestrare, per data di uscita"],
			],
		},
		ask: {
			does: "Una domanda; risponde con il catalogo e gli articoli",
			options: { question: "Per esempio: quanto è costato Sky-T1?" },
			examples: [
				[
					"/ask quanto è costato Sky-T1?",
					"frasi citate alla lettera, con le fonti",
				],
			],
		},
		why: {
			does: "Perché una notizia è stata data: punteggio, fonti, controlli",
			options: { story: "Il suo numero nell’ultima edizione, o un titolo" },
			examples: [["/why 1", "la prima notizia dell’ultima edizione"]],
		},
		feeds: {
			does: "I feed che si leggono; controllarne, aggiungerne o toglierne uno",
			options: {
				action:
					"list (come sempre), check controlla, add aggiunge, remove toglie",
				url: "L’indirizzo di un feed o di un sito; a check e remove basta il nome",
			},
			examples: [
				["/feeds", "tutti i feed, e quali non si leggono"],
				[
					"/feeds add lab.example/blog",
					"cerca il feed, lo controlla, lo aggiunge",
				],
				[
					"/feeds check lab.example/feed",
					"che cosa c’è lì; non aggiunge nulla",
				],
				["/feeds remove lab.example/feed", "quello che ha portato resta"],
			],
		},
		help: {
			does: "Che cosa si può scrivere, con esempi",
			options: { command: "Un comando, per esempio brief" },
			examples: [["/help brief", "tutto quello che /brief sa fare"]],
		},
		status: {
			does: "Ultima e prossima edizione del canale, copertura, problemi",
			options: {},
			examples: [["/status", "che cosa è arrivato, arriva, aspetta"]],
		},
		desk: {
			does: "Un collegamento alla pagina di chi gestisce l’app",
			options: {},
			examples: [["/desk", "fonti, consegne, code e spese"]],
		},
	},
	topics: {
		"model-releases":
			"Nuovi modelli e versioni: annunciati, usciti, aperti, ritirati.",
		"chip-policy":
			"Controlli sulle esportazioni, sanzioni e sussidi per i chip per l’IA.",
		chips: "Chip per l’IA e i centri dati che li usano: produttori e piani.",
		"open-source":
			"Pesi e codice aperti: modelli, licenze, strumenti per tutti.",
		regulation: "Leggi, regole e autorità che governano l’IA.",
		legal: "Cause, sentenze e accordi sull’IA.",
		business: "Denaro e aziende: finanziamenti, accordi, conti, dirigenti.",
		research: "Articoli scientifici, confronti e metodi.",
		safety: "Rischi, abusi, incidenti, allineamento e sicurezza.",
		products: "Applicazioni e funzioni costruite sui modelli.",
		agents:
			"Modelli che agiscono: agenti, strumenti per il codice, protocolli.",
		pricing: "Quanto costa usare i modelli, e come cambia.",
	},

	buttons: {
		undo: "Annulla",
		subscribe: "Iscrivi",
		edit: "Cambia",
		pause: "Pausa",
		resume: "Riprendi",
		unsubscribe: "Disiscrivi",
		reset: "Dimentica quanto appreso",
		compare: "Confronta",
		follow: "Segui qui",
		sources: "Fonti",
		picture: "Immagine",
	},

	moment: (day, time) => `${day} alle ${time}`,
	dayRange: (first, last) => `da ${first} a ${last}`,
	everyDay: "ogni giorno",

	errors: {
		unexpected: (id) =>
			`Qualcosa è andato storto (id ${id}). Riprovate fra un minuto; se continua, date questo id a chi gestisce Modelwire.`,
		unknownCommand: (name) => `Il comando «${name}» non esiste.`,
		didYouMean: (what) => `Forse ${what}?`,
		seeHelp: "/help mostra che cosa si può scrivere.",
		missing: (option) => `Manca qualcosa: ${option}.`,
		notOneOf: (value, known) => `«${value}» non è fra ${known}.`,
		suchAs: (typed) => `Si scrive così: ${typed}`,
		channelOnly:
			"Questo funziona in un canale in cui ci sono anch’io: invitatemi lì e scrivetelo lì.",
		ownersOnly: (channel) =>
			`Solo chi ha iscritto ${channel}, o un amministratore, può cambiarlo; chiedete a uno di loro.`,
		notForGuests:
			"Gli ospiti non possono cambiare che cosa riceve un canale; chiedete a qualcuno del gruppo.",
		rightsUnknown:
			"Al momento non riesco a sapere se puoi farlo, perciò nulla è cambiato; riprova tra un minuto.",
		staleButton:
			"Non so più che cosa fa questo pulsante. /help mostra che cosa si può scrivere.",
		oneMoment:
			"Un momento: qui si chiedono molte cose insieme. Riprovate fra qualche secondo.",
		noSpan: (typed) =>
			`«${typed}» non è una durata: scrivete un numero con m, h, d o w, per esempio 24h o 3d.`,
		noDays: (typed) =>
			`«${typed}» non è un numero di giorni: scrivetene uno da 1 a 365, per esempio /pause 3.`,
		noTopic: (typed) =>
			`Non conosco nessun tema, modello o azienda «${typed}».`,
		knownTopics: (names) => `I temi sono ${names}.`,
		noSubscription: (channel) =>
			`${channel} non segue ancora nulla. Si comincia con /subscribe.`,
		noStory:
			"Quella notizia non è più conservata. /brief dice che cosa c’è di nuovo.",
		noDigest: (channel) =>
			`${channel} non ha ancora avuto edizioni. /subscribe ne imposta una, /brief dice che cosa c’è di nuovo adesso.`,
		noNumber: (typed) => ({
			one: `L’ultima edizione ha # notizia e nessuna si chiama «${typed}». Provate /why 1.`,
			other: `L’ultima edizione ha # notizie e nessuna si chiama «${typed}». Provate /why 1.`,
		}),
		comparedAre: (name) =>
			`${name} non è un modello: si confrontano solo modelli, per esempio /compare o3 deepseek-r1.`,
		twoToFour:
			"Nominate da due a quattro modelli, per esempio /compare o3 deepseek-r1.",
		noFeed: (typed) =>
			`Nessun feed si chiama «${typed}». /feeds li mostra tutti.`,
		othersFeed: (feed) =>
			`Solo un amministratore, o chi l’ha aggiunto, può togliere ${feed}; chiedete a uno di loro.`,
	},

	brief: { since: (when) => withDay("da", when) },

	subscription: {
		title: (channel) => `${channel} riceve`,
		everything: "tutto",
		follows: (names) => `Segue ${names}.`,
		when: (days, time, timeZone) =>
			`Edizione ${days} alle ${time} (${timeZone}).`,
		language: (name) => `In ${name}.`,
		upTo: { one: "Al massimo # notizia.", other: "Fino a # notizie." },
		breaking: (from, until) =>
			`Le notizie urgenti subito, ma non fra le ${from} e le ${until}.`,
		noBreaking: "Nessuna notizia urgente fra un’edizione e l’altra.",
		sayEmpty: "Se non c’è nulla di nuovo, lo dice in una riga.",
		silentEmpty: "Se non c’è nulla di nuovo, tace.",
		next: (moment) => `Prossima edizione: ${moment}.`,
		nextSoon: "Prossima edizione: appena è scritta.",
		pausedUntil: (moment) => `In pausa fino ${withDay("a", moment)}.`,
		paused: "In pausa fino a /resume.",
		learnt: (list) => `Appreso dai vostri pulsanti: ${list}.`,
		more: (name) => `più ${name}`,
		less: (name) => `meno ${name}`,
		saved: "Salvato.",
		firstComesSoon:
			"La prima edizione arriva appena i feed sono letti, con le ultime 24 ore.",
		nothingYet: (channel) => `${channel} non segue ancora nulla.`,
		pausedNow: (channel) => `Per ora nessuna edizione in ${channel}.`,
		resumed: (channel) => `${channel} riceve di nuovo le sue edizioni.`,
		notPaused: (channel) => `${channel} non era in pausa.`,
		unsubscribed: (channel) => `${channel} non riceve più edizioni.`,
		howToUndo:
			"Per annullare, scrivete /subscribe: le impostazioni restano per 30 giorni.",
	},

	problems: {
		removed: (channel) =>
			`Non posso scrivere in ${channel}: il bot è stato tolto. Invitatelo di nuovo e scrivete lì /resume; nulla è perso, l’ultima edizione aspetta.`,
		archived: (channel) =>
			`Non posso scrivere in ${channel}: è archiviato. Riapritelo e scrivete lì /resume, oppure /subscribe in un altro canale.`,
		missing: (channel) =>
			`Non trovo più ${channel}. Se esiste ancora, invitatemi e scrivete lì /resume; altrimenti /subscribe in un altro canale.`,
		"no-permission": (channel) =>
			`Non posso scrivere in ${channel}: mi manca il permesso. Permettetemi di inviare messaggi e scrivete lì /resume; nulla è perso, l’ultima edizione aspetta.`,
		revoked: (channel) =>
			`Non posso scrivere in ${channel}: lo spazio di lavoro ha ritirato il permesso. Installatemi di nuovo e scrivete lì /resume; nulla è perso, l’ultima edizione aspetta.`,
	},

	form: {
		title: "Che cosa riceve",
		save: "Salva",
		preview: "Anteprima",
		cancel: "Annulla",
		more: "Modelli, aziende, ora …",
		fields: {
			topics: {
				label: "Temi",
				hint: "Nulla qui e nulla sotto significa tutto",
			},
			models: {
				label: "Modelli",
				hint: "Per esempio deepseek-v3, llama; una famiglia comprende le versioni",
			},
			organisations: {
				label: "Aziende",
				hint: "Per esempio NVIDIA, Mistral AI",
			},
			keywords: {
				label: "Parole proprie",
				hint: "Per esempio quantizzazione, litografia; parole intere, in ogni lingua",
			},
			hour: { label: "Ora", hint: "Per esempio 09:00, 9 o 21h" },
			zone: {
				label: "Fuso orario",
				hint: "Per esempio Europe/Rome, o una città",
			},
			days: { label: "Giorni", hint: "In questi giorni arriva un’edizione" },
			language: {
				label: "Lingua",
				hint: "Dell’edizione, da dovunque vengano le fonti",
			},
			length: {
				label: "Lunghezza",
				hint: "Al massimo tante notizie per edizione",
			},
			breaking: {
				label: "Notizie urgenti",
				hint: "Subito, al massimo 3 al giorno, mai nelle ore di silenzio",
			},
			quiet: {
				label: "Ore di silenzio",
				hint: "Allora le notizie urgenti aspettano l’edizione",
			},
			empty: {
				label: "Nulla di nuovo",
				hint: "Che cosa arriva quando non c’è nulla",
			},
		},
		breakingYes: "Dare subito le notizie urgenti",
		breakingNo: "Aspettare l’edizione",
		quietNever: "Nessuna",
		emptySay: "Dirlo in una riga",
		emptySilent: "Tacere",
		noHour: (typed) =>
			`«${typed}» non è un’ora: scrivetela come 09:00, 9:30 o 21h.`,
		noZone: (typed) =>
			`«${typed}» non è un fuso orario: scrivetelo come Europe/Rome, o nominate una grande città.`,
		noDay:
			"Scegliete almeno un giorno, altrimenti non arriverebbe mai un’edizione.",
		noModel: (typed) => `Non conosco il modello «${typed}».`,
		noOrganisation: (typed) => `Non conosco l’azienda «${typed}».`,
		orKeyword: "Altrimenti mettetela fra le parole proprie.",
		keywordTooLong: (typed) =>
			`«${typed}» non va bene: una parola ha da 2 a 60 caratteri.`,
		tooMany: {
			one: "È troppo: qui al massimo # nome.",
			other: "È troppo: qui al massimo # nomi.",
		},
		notOffered: (typed) => `«${typed}» qui non si può scegliere.`,
	},

	topicList: { title: "Temi", followed: "seguito qui" },

	feeds: {
		title: { one: "# feed", other: "# feed" },
		failing: (feed, reason) => `${feed} non si legge: ${reason}`,
		gone: (feed) => `${feed} è stato chiuso da chi lo pubblica.`,
		notice: {
			unreadable: (feed, since, why) =>
				`Il feed ${feed}, che avete aggiunto voi, non si legge ${withDay("da", since)}: ${why}.`,
			gone: (feed) =>
				`Il feed ${feed}, che avete aggiunto voi, è stato chiuso da chi lo pubblica. Non si legge più.`,
			silent: (feed, since, what) =>
				`Il feed ${feed}, che avete aggiunto voi, non pubblica nulla ${withDay("da", since)}, un silenzio insolito per lui: ${what}.`,
			named: (host) =>
				`La pagina al suo indirizzo nomina un altro feed, di ${host}: forse si è trasferito lì.`,
			whileRead:
				"Si riprova da sé. In un canale dove sono anch’io, /feeds check mostra che cosa c’è ora; se si è trasferito, aggiungete il nuovo indirizzo con /feeds add e togliete il vecchio con /feeds remove.",
			whenGone:
				"Se lo stesso editore ha un altro feed, aggiungete quello con /feeds add in un canale dove sono anch’io. Quello che questo ha portato resta.",
			onlyOnce:
				"Lo dico una volta sola, finché non si legge di nuovo e poi si guasta ancora.",
		},
		removed: (feed) => `${feed} non si legge più; quello che ha portato resta.`,
		added: (feed) => `Aggiunto ${feed}; si legge da adesso.`,
		present: (feed) => `${feed} si legge già.`,
		readable: (feed) => `${feed} si può leggere.`,
		found: {
			named: "La pagina nomina questo feed.",
			usualPlace: "Trovato in un punto consueto del sito.",
			items: { one: "# articolo", other: "# articoli" },
			newest: (date) => `l’ultimo del ${date}`,
			lastWeek: {
				one: "# nell’ultima settimana",
				other: "# nell’ultima settimana",
			},
			odd: (what) => `Strano: ${what}.`,
		},
		nothing: (address, why) => `Nulla è stato aggiunto. ${address}: ${why}`,
		unreadable: (address, why) => `Nessun feed. ${address}: ${why}`,
		oddity: oddityIt,
		cause: causeIt,
		problem: problemIt,
		fresh: (fresh, all) => `${fresh} aggiornati su ${all}`,
	},

	why: {
		score: (score) => `Punteggio ${score} =`,
		articles: { one: "# articolo", other: "# articoli" },
		copies: {
			one: "# copia dello stesso testo conta una volta",
			other: "# copie dello stesso testo contano una volta",
		},
		matched: (list) => `Corrisponde a: ${list}`,
		everything: "questo canale segue tutto",
		notFollowed: "Nulla che questo canale segua.",
		because: (interest, terms) => `${interest} (${terms})`,
		supported: {
			one: "# frase, sostenuta dalle fonti",
			other: "# frasi, tutte sostenute dalle fonti",
		},
		dropped: { one: "# frase tolta", other: "# frasi tolte" },
		quoted: "citate alla lettera",
		problems: {
			number: "una cifra in nessuna fonte",
			date: "una data in nessuna fonte",
			name: "un nome in nessuna fonte",
			model: "un modello in nessuna fonte",
			quotation: "una citazione in nessuna fonte",
			negation: "una smentita che nessuna fonte fa",
			hedge: "più certa della sua fonte",
			event: "un fatto che nessuna fonte riporta",
			source: "non è ciò che dicono le fonti, o non è come richiesta",
		},
		told: (moment) => `Raccontata ${withDay("", moment)}.`,
		notTold: "Non ancora raccontata in questo canale.",
		parts: {
			hosts: { one: "# sito", other: "# siti indipendenti" },
			attention: { one: "# aggregatore", other: "# aggregatori" },
			official: (host) => `fonte ufficiale ${host}`,
			size: (amount) => `entità ${amount}`,
			actor: (name) => name,
			topics: (names) => `su ${names}`,
			offTopic: "non sull’IA",
			followed: (names) => `seguite ${names}`,
			feedback: (wishes) => `i vostri pulsanti: ${wishes}`,
			recency: { one: "# h fa", other: "# h fa" },
			language: (name) => `raccontata in ${name}`,
			events: {
				incident: "incidente",
				release: "uscita",
				rule: "regola",
				ruling: "sentenza",
				acquisition: "acquisizione",
				funding: "finanziamento",
				people: "persone",
				chips: "chip",
				research: "ricerca",
				earnings: "conti",
				effective: "in vigore",
				denied: "smentita",
				corrected: "corretta",
			},
			noise: {
				deal: "offerta commerciale",
				listicle: "elenco",
				"how-to": "istruzioni",
				puzzle: "rompicapo",
				review: "recensione",
				opinion: "opinione",
				"press-release": "comunicato",
				showcase: "vetrina",
				podcast: "podcast",
			},
		},
	},

	desk: {
		open: "Apri la pagina di gestione",
		once: (minutes) =>
			`Il collegamento è solo per te: vale una volta, entro ${minutes} minuti.`,
		ownersOnly: "Solo chi possiede questa app può aprirne la gestione.",
		noAddress:
			"La pagina di gestione non ha un indirizzo raggiungibile da qui (manca PUBLIC_URL). Sulla macchina su cui giro, scrivi: npm run -s modelwire -- login",
	},

	status: {
		title: (channel) => `Stato di ${channel}`,
		last: (moment, stories) => `Ultima edizione: ${moment}, ${stories}.`,
		lastEmpty: (moment) => `Ultima edizione: ${moment}, nulla di nuovo.`,
		lastFailed: (moment, reason) =>
			`L’edizione ${withDay("di", moment)} non è stata consegnata: ${reason}`,
		noneYet: "Ancora nessuna edizione.",
		waiting: {
			one: "# messaggio aspetta di partire.",
			other: "# messaggi aspettano di partire.",
		},
		failed: {
			one: "# messaggio degli ultimi 7 giorni è stato rifiutato.",
			other: "# messaggi degli ultimi 7 giorni sono stati rifiutati.",
		},
		allFine: "Tutto è stato consegnato.",
		coverage: (fresh, all) => `${fresh} feed aggiornati su ${all}.`,
		spent: (amount) =>
			`Speso oggi (UTC) per il modello linguistico: ${amount}.`,
		workAhead: {
			one: "# articolo aspetta di essere letto o raggruppato.",
			other: "# articoli aspettano di essere letti o raggruppati.",
		},
	},

	help: {
		title: "Che cosa si può scrivere",
		introduction:
			"Modelwire legge le notizie sull’IA e racconta a questo canale quello che segue, ogni frase con le sue fonti.",
		askByMention: "Menzionatemi con una domanda e rispondo nel thread.",
		askByCommand:
			"Scrivete una domanda dopo /ask e rispondo con quello che dicono le notizie.",
		more: "/help e il nome di un comando ne mostrano di più.",
		options: "Che cosa si aggiunge",
		examples: "Esempi",
	},

	feedback: {
		more: (headline) => `Inteso: altre notizie come «${headline}».`,
		less: (headline) => `Inteso: meno notizie come «${headline}».`,
		higher: (names) => `Dalla prossima edizione qui salgono ${names}.`,
		lower: (names) => `Dalla prossima edizione qui scendono ${names}.`,
		muted: (headline) =>
			`«${headline}» è silenziata: il canale non ne sente più nulla, nemmeno gli aggiornamenti.`,
		undone: (headline) => `Annullato: «${headline}» conta come prima.`,
		reset: (channel) =>
			`Dimenticato: per ${channel} è come se nessun pulsante fosse stato premuto, e nulla è silenziato.`,
		nothingLearnt: "Dai pulsanti non è stato ancora appreso nulla.",
	},

	models: {
		follows: (channel, model) =>
			`${channel} segue anche ${model}, dalla prossima edizione.`,
		followsAlready: (channel, model) => `${channel} segue già ${model}.`,
		followsAll: (channel) =>
			`${channel} segue già tutto. Con /subscribe si restringe.`,
		sourcesOf: (model) => `Fonti su ${model}`,
		howToCompare: "Nominate accanto un altro modello, per esempio",
		noPicture: "Di questi modelli si sa troppo poco per un’immagine.",
	},

	allSources: { one: "# fonte", other: "# fonti" },
	about: (names) => `su ${names}`,

	terminal: {
		corrected: "Corretto:",
		youCanType: "Si può scrivere:",
		formHelp:
			"Scrivete un campo e il suo valore, per esempio hour = 09:00; poi preview, save o cancel.",
		formClosed: "Nulla è cambiato.",
		noField: (typed, known) =>
			`Il campo «${typed}» non esiste. Scegliete fra ${known}.`,
		noButton: (typed) =>
			`Nell’ultimo messaggio non c’è nulla da premere che si chiami «${typed}».`,
	},

	home: {
		title: "I vostri canali",
		introduction:
			"Che cosa seguono e quando arriva la prossima edizione. Scrivete /help in un canale per vedere che cosa si può scrivere.",
		nothing:
			"Nessuno dei vostri canali ha ancora un’edizione: invitatemi in uno e scrivete lì /subscribe.",
	},
};

const articled = {
	"": ["il ", "l’"],
	a: ["al ", "all’"],
	da: ["dal ", "dall’"],
	di: ["del ", "dell’"],
} as const;

/** A date takes an article, a weekday and "domani" take none: "dal 3 marzo", "dall’8", "da domani". */
function withDay(preposition: keyof typeof articled, moment: string): string {
	const [usual, beforeVowel] = articled[preposition];
	if (/^(?:8|11)\b/.test(moment)) return beforeVowel + moment;
	return /^\d/.test(moment)
		? usual + moment
		: `${preposition} ${moment}`.trim();
}
