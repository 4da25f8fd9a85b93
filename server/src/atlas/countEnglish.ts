/**
 * The closed classes of English that decide whether a number is a total of this atlas. Every set is of lower-case words; what is in none
 * of them is an open-class word, of which nothing is assumed.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What an atlas calls itself. */
export const ATLAS = set(
  'atlas map framework portfolio edition bibliography taxonomy catalog catalogue inventory',
);
/** Parts of it that show totals, where the noun counted says that they are its. */
export const ATLAS_PART = set(
  'structure hierarchy tree scheme table grid matrix overview outline index diagram list set system version release snapshot issue volume',
);
/** Those of them that may be the subject of *has*. */
export const ATLAS_SHAPE = set('structure hierarchy tree scheme outline index');
/** Verbs that lay something out *into*, *in* or *to* its parts. */
export const LAYS_OUT = set(
  'maps map splits split divides divide organizes organize organises organise breaks break arranges arrange sorts sort groups group distributes distribute partitions partition cuts cut cover covers describe describes',
);
/** What may stand between the determiner and such a noun without making it another one. */
export const ATLAS_ADJECTIVE = set(`
  current present whole entire full complete public printed capability capabilities reference slot online web digital published resulting overall
  finished latest live same company reviewed evidence final endpoint slots group topic`);
/** With one of these it is not this atlas as it is now. */
export const OTHER = set(`
  older old previous prior earlier first second third fourth fifth original last former initial early next future coming planned upcoming proposed forthcoming
  competing competitor competitor's rival other another different similar comparable typical hypothetical ideal
  imaginary external foreign neighboring neighbouring sister draft beta predecessor successor successive subsequent retired superseded outdated obsolete
  abandoned smaller larger bigger shorter longer simpler alternative`);
/** Nouns that such an adjective or a year makes another atlas. */
export const EDITION = set(
  'edition editions version versions release releases draft drafts printing prints snapshot snapshots revision revisions iteration generation prototype predecessor',
);

/** *the catalogue of the vendor* is not ours. */
export const FOREIGN =
  set(`vendor vendors paper papers survey report reports study studies competitor competitors rival rivals lab labs author authors book chapter article thesis standard
  agency institute university consortium regulator others benchmark city`);

export const OTHERS_OWN = set(
  "their his her your my whose someone's somebody's one's another's others' competitor's competitors' rivals' rival's",
);

/** Verbs, in the present, by which a whole says what it has. */
export const HAVE = set(`
  has have holds hold contains contain comprises comprise counts count totals total numbers consists consist covers cover lists list spans span
  maps map tracks track divides divide splits split organizes organize organises organise arranges arrange distinguishes distinguish
  carries carry encompasses encompass enumerates enumerate catalogs catalogues collects gathers sorts separates partitions recognizes
  recognises keeps owns reaches reach`);
/** Verbs that say it with a particle alone: *comes to*, *falls into*. */
export const HAVE_WITH: Readonly<Record<string, RegExp>> = {
  runs: /^to$/,
  amounts: /^to$/,
  comes: /^to$/,
  adds: /^up$/,
  add: /^up$/,
  rests: /^on$/,
  stands: /^at$/,
  falls: /^(?:in|into)$/,
  fall: /^(?:in|into)$/,
  breaks: /^(?:down|into)$/,
  break: /^(?:down|into)$/,
};
/** The same, but they may as well speak of a part. */
export const HAVE_LOOSELY = set(`
  includes include describes describe names name features feature offers shows show presents present gives give defines define documents document
  uses use groups group examines discusses discuss records reports details cites cite surveys assesses rates scores places puts`);
export const HAVE_PARTICIPLE = set(
  'comprising containing covering holding spanning counting listing having totaling totalling carrying mapping encompassing',
);
/** Participles after *is* or after the noun that say how a whole is cut. */
export const STRUCTURED = set(`
  organized organised divided split grouped arranged structured partitioned broken sorted spread distributed separated composed made built subdivided
  covered described listed mapped defined tracked counted numbered named shown presented documented included contained represented catalogued cataloged
  scored rated collected gathered drawn laid set`);
/** What a bare subject (*nine topics …*) does when it stands for all of them. */
export const STRUCTURAL = set(`
  cover covers make makes form forms comprise comprises constitute constitutes span spans cut cuts close closes complete completes organize organise
  structure fall falls describe describes map maps cross crosses round belong sit sits lie lies divide divides hold holds carry carries contain contains
  share exist exists populate fill fills`);

export const BE = set("is are 're's're 's're");
export const BE_PRESENT = set("is are 're isn't aren't");
export const BE_PAST = set('was were been had did');
export const AUXILIARY =
  set(`is are was were be been being has have had do does did will would shall should can could may might must isn't aren't wasn't weren't
  hasn't haven't won't wouldn't can't cannot couldn't shouldn't don't doesn't didn't`);
/** Before a verb they make it a plan, a wish or a denial. */
export const UNREAL = set(`
  will would shall should could may might must can cannot can't couldn't won't wouldn't shouldn't to let let's did didn't don't doesn't not never
  hardly would've ought need needs want wants plan plans planned aim aims hope hopes intend intends try tries rather`);
export const IMAGINED = set(
  'if imagine imagining suppose supposing assume assuming assumed hypothetically pretend unless were-there would wish wished fictional fictitious',
);
/** Somebody says so, and the writer does not. */
export const DOUBTED = set(
  'false wrong argue argues argued myth mistake mistaken mistakenly contrary allegedly supposedly incorrect error typo rumor rumour misread miscounted',
);
export const DENIED = set(
  "not never isn't aren't doesn't don't hasn't haven't didn't neither nor without instead rather cannot can't wrongly mistakenly falsely incorrectly erroneously",
);
export const DISTRIBUTED = set(
  'each every per apiece average averages typical typically usually any either neither most',
);
/** Time that is not now. */
export const PAST_TIME = set(
  'originally formerly previously initially once ago yesterday historically earlier before',
);
export const PAST_SPAN = set('last previous prior past next coming');
export const TIME_NOUN = set(
  'year month week quarter spring summer fall autumn winter edition time season cycle decade day',
);
export const CHANGE = set(
  'merged merge dropped drop reduced consolidated collapsed became become grew grow grown shrank shrunk renumbered folded down used from to',
);

/** Between a number and its noun without narrowing it. */
export const NEUTRAL = set(
  'total distinct separate individual unique different overall numbered named defined main broad ordered functional whole actual single constituent component',
);
export const NEUTRAL_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  groups: set('top-level big large thematic high-level capability slot'),
  slots: set('top-level'),
  topics: set('cross-cutting crosscutting transversal horizontal'),
  references: set('listed bibliographic'),
  endpoints: set(''),
  items: set(''),
  chapters: set(''),
};

/** Determiners that make a number part of something known, or of nothing here. */
export const PARTIAL = set(`
  these those other another next any some each every per such which what remaining same following more new additional further extra last
  first second third top bottom previous preceding former latter both only-these between from fewer-of certain several`);
/** Before a number in digits they make it a label: *tier 3 targets*, *phase 2 endpoints*. */
export const LABELED = set(`
  tier level type class phase stage step version part chapter chapters section sections figure figures table page pages line grade category rank layer round day week month year
  number no nos volume edition question appendix equation footnote note item slot slots topic group groups python node java web http us eu`);
export const DEFINITE = set('the all its our');
export const CONJUNCTION = set('and plus & or but while whereas although though yet because');
export const ADVERB = set(`
  now currently today still also already thus hence therefore together alone itself exactly just only precisely fully overall altogether here below
  presently simply too then so`);
export const PREPOSITION = set(`
  of in on at to from for with by about across over under within into through among between behind than against around per along throughout beneath inside
  toward towards below above after before during since until via without like as`);
export const CLAUSE_BREAK = set('but while whereas although though yet because');
