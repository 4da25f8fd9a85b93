/**
 * What the words beside an id make of it. English has no mark for it, so closed classes are listed whole and open ones by their
 * commonest members; a word that is in no list counts as a noun, which makes the id beside it something else (*the A6 camera*).
 */
export type WordClass = 'foreign' | 'article' | 'function' | 'verb' | 'other';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Nouns that name things numbered like slots; directly before an id they make it theirs. Not those that are commonly verbs in the same form. */
const NUMBERED = `vitamin row column col cell annex annexe appendix figure fig table tbl exhibit highway motorway route road autobahn avenue street
  exon intron gene chromosome protein hepatitis complement receptor antigen paper sheet format size envelope room suite seat box bus flight
  hall floor zone sector bin lane pin port well lemma theorem equation eq eqn proposition corollary algorithm listing clause article schedule
  paragraph section sec chapter part page volume supplement question exercise problem option version model type class grade category tier
  phase batch specimen patient visa chord note square audi boeing airbus bmw interstate junction exit terminal pier locker shelf aisle
  register track camera lens processor gpu card accelerator rack chip matrix vector variable hypothesis axiom assumption condition
  scenario plate tile tray slide film photo panel diagram chart graph map box lot plot unit lane carriage coach wagon compartment
  bank building tower wing apartment flat floor house quadrant latitude coordinate coordinates grid spreadsheet sheet worksheet tab
  cefr din iso amendment rule regulation directive protocol schedule bay gate station stop platform elevation peak hill sample arm cohort
  trial experiment formula definition remark example hex byte pixel voxel vertebra nerve strain variant mutation allele locus ring
  league division pool court pitch stand pin pitch galaxy asteroid comet star cluster nebula tractor locomotive engine rifle weapon missile
  aircraft plane jet drone helicopter ship submarine tank truck car sedan van phone smartphone tablet laptop printer scanner`;

/** Nouns directly after an id that make it a sheet of paper, a road, a vitamin, a machine and the like. */
const HEADED = `paper papers sheet sheets page pages size sizes format formats envelope envelopes notebook notebooks poster posters leaflet leaflets
  flyer flyers printout printouts printer printers chip chips card cards gpu gpus accelerator accelerators processor processors soc cpu cpus
  camera cameras phone phones motorway motorways highway highways autobahn road roads chord chords vitamin vitamins deficiency supplement
  supplements folate complex corpus corpora dataset datasets bomber bombers visa visas receptor receptors protein proteins gene genes exon
  sedan car cars saloon estate avant sportback quattro learner learners speaker speakers proficiency certificate certificates exam exams
  hydrocarbon hydrocarbons fraction antibody antigen strain virus enzyme instance instances vm vms cell cells column columns row rows
  galaxy tractor locomotive engine rifle aircraft airliner jet drone steel dice die cable cables connector connectors socket sockets
  battery batteries bulb bulbs tablet tablets laptop bionic vertebra nerve allele haplotype isotope particle lens lenses`;

/** Determiners: slots take none, so that an id behind one is the attribute of another noun. */
const ARTICLES =
  words(`a an the this these those every each any some no another its their our your his her my one two three four
  five six seven eight nine ten eleven twelve dozen several many few most more fewer`);

/** Words that stand beside a name without making it another's: prepositions, conjunctions, auxiliaries, adverbs, adjectives of time and state. */
const FUNCTION =
  words(`about alongside amidst circa considering given notwithstanding pending post qua round save underneath according due owing thanks
  prior subsequent close closer closest akin relative onward onwards thereby therein thereof hereby herein let let's it's that's there's here's
  none nobody someone something everything everyone nothing anything anyone others theirs mine yours whoever whatever somehow anyway aside again
  area areas capability capabilities item items entry entries id ids neighbor neighbors neighbour neighbours successor predecessor
  able unable available open closed ready done empty free true false wrong right absent missing silent broad narrow wide deep
  of in on at by to from with without within into onto upon over under above below across against along among around as
  before after behind beside besides between beyond despite down during except for inside like near off out outside past per plus since than
  through throughout till until toward towards unlike via versus vs vs. amid atop and or but nor so yet both either neither not only also if when
  whenever where wherever while whereas because although though unless once whether that which who whom whose what how why is are was were be
  been being am do does did doing done has have had having can could may might must shall should will would cannot ought i you he she it we they
  them him us me there here then now again still even just ever never always often sometimes seldom rarely too very quite rather almost nearly
  mostly mainly chiefly merely simply already soon later earlier first second third last next finally instead otherwise therefore thus hence
  however moreover meanwhile further furthermore indeed perhaps maybe alone itself themselves themself together apart today yesterday tomorrow
  newest oldest widest largest smallest biggest latest earliest strongest weakest least best worst better worse
  alike respectively etc etc. e.g. i.e. cf. cf regarding concerning including excluding following preceding namely especially particularly notably
  such all old new former current present previous missing unknown whole entire own other same different neighboring neighbouring adjacent
  upstream downstream parent sibling another's up on onto beneath underneath per amongst opposite except ours theirs versus et seq whereby
  wherein whereupon less minus times more most rather back forward away aside long far near ahead elsewhere somewhere nowhere everywhere`);

/** Base forms of verbs that atlas prose puts beside ids; all their forms are known. */
const VERBS = `accelerate accept accommodate accompany accumulate afford arrange attest attract augment author bundle cap centralize certify characterize
  circumvent claim classify collapse complicate compose concentrate condense confine consolidate consult curate deepen delegate deploy detect dictate
  diminish disclose distill distil double encompass encounter endorse engage equip escalate execute facilitate feature forbid forecast foster fuel
  fund fuse harness heighten house hurt impair imperil induce instantiate interact interface interpret investigate lag launch layer loosen mandate
  manifest mask mediate migrate mix obey obscure observe operationalize orchestrate outlive outweigh oversee parse partition pause permeate pin
  pivot postpone power preempt prescribe probe prohibit prolong quantize query react realize rebuild recognize recover redefine redirect refute
  rehearse reproduce rescue restore retrain revert rewrite sanitize screen shadow shield shorten shrink sketch slow smooth specialize stack
  standardize store substitute supervise suppress temper terminate tokenize tolerate transmit traverse triage simulate schedule predate postdate
  accept account achieve act add address adopt affect aggregate align allow amplify analyze anchor answer anticipate
  appear apply approach argue arise ask assess assign assume attach audit avoid await balance base bear become begin belong benefit bind block
  border borrow bound break bridge bring broaden build buy call calibrate capture carry catch cause change check choose cite clarify close collect
  combine come compare compete complement complete complicate compress compute concern conclude condition confirm conflict connect consider
  consist constrain consume contain continue contradict contribute control convert convey copy correct correlate cost count couple cover create
  cross cut date deal decide decouple defend defer define degrade delay deliver demand demonstrate depend derive describe deserve design detail
  determine develop differ direct disagree discuss displace dominate draw drive drop duplicate ease echo edit elaborate eliminate embed emerge
  emphasize employ empty enable encode end enforce enrich ensure enter entail equal establish estimate evaluate examine exceed exchange exclude
  exercise exist expand expect explain exploit explore expose express extend face fail fall favor favour feed fill filter find finish fit fix
  flag flow focus fold follow force form formalize forward found frame gain gate gather generalize generate get give go govern ground group grow
  guard guide hand handle happen harden harm help hide hinge hold host identify ignore illustrate impact imply import impose improve include
  incorporate increase indicate inflate influence inform inherit inhibit initiate insert inspect integrate intersect introduce invalidate invoke
  involve isolate join judge justify keep know label lack land lead leak learn leave lend let leverage lift limit link list live load locate lock
  look lose lower maintain make manage map mark match matter mean measure meet mention merge mirror mitigate modify monitor motivate move
  multiply name narrow necessitate need negate neglect obtain occupy occur offer omit open operate oppose optimize order organize outline outpace
  outrank overlap overrule overshadow own pair parallel pass pay penalize perform permit persist pick place plan play point pose possess precede
  precondition predict prefer preserve press presume presuppose prevent prime prioritize proceed process produce promise promote prompt propagate
  protect prove provide publish pull pursue push put quantify question quote raise rank rate reach read receive recommend reconcile record reduce
  refer refine reflect reframe regulate reinforce reject relate relax release rely remain remove rename render reopen repeat replace report
  represent require resemble reserve reset reshape resolve respect respond rest restate restrict restructure result retain retire return reuse
  reveal review revise revisit reward rise rival route rule run sample satisfy save saturate say scale schedule scope score secure see seed seek
  seem select send separate sequence serve set settle shape share shift ship show sign signal simplify sit skip solve source span specify spend
  split spread stabilize stage stand starve slip start state stay steer step stem stop strengthen stress stretch structure study subsume succeed suffer
  suffice suggest suit sum summarize supersede supply support surface surpass survey survive sustain swap switch synthesize tackle tag take
  target teach tell tend test think threaten throttle tie tighten tilt top touch trace track trade train transcend transfer transform translate
  treat trigger trim trust try tune turn underlie underpin understand undermine underscore undergo underline unfold unify unpack utilize veto violate void weave weight withhold witness worsen
   unite unlock update upgrade upend use validate
  value vary verify view visit wait want warn watch weaken weigh widen win work wrap write yield`;

const IRREGULAR =
  words(`began begun bore bound broke brought built bought came chose chosen cut dealt drew drawn drove driven fed fell fallen fit
  found gave given went gone grew grown held hid hidden kept knew known laid led left lent let lost made meant met paid put ran read rose risen
  said saw seen sought sent set shown sat split spent spread stood stemmed taken took taught told thought threw understood underlay won wrote written
  overlaid lay lain laid rested`);

const FOREIGN_AFTER = words(HEADED);
const VERB_BASES = words(VERBS);
const VERB_FORMS = verbForms(VERB_BASES);
const FOREIGN_BEFORE = foreignBefore();

const PAST = /^(?!(?:bed|seed|feed|speed|weed|shed|breed|need|deed|reed|sled|hundred)$)[a-z]{2,}ed$/;
const ADVERB = /[a-z]ly$|n['’]t$/;

const GERUND_NOUNS =
  words(`building drawing ending filing finding heading hearing listing meeting opening posting ranking rating reading recording ruling
  setting warning`);

/** What a word directly before an id makes of it. `word` in lower case. */
export function classBefore(word: string): WordClass {
  if (FOREIGN_BEFORE.has(word)) return 'foreign';
  if (ARTICLES.has(word)) return 'article';
  if (FUNCTION.has(word) || ADVERB.test(word)) return 'function';
  return VERB_FORMS.has(word) && !GERUND_NOUNS.has(word) ? 'verb' : 'other';
}

/** What a word directly after an id makes of it. */
export function classAfter(word: string): WordClass {
  if (FOREIGN_AFTER.has(word)) return 'foreign';
  if (FUNCTION.has(word) || ARTICLES.has(word) || ADVERB.test(word)) return 'function';
  return VERB_FORMS.has(word) || PAST.test(word) ? 'verb' : 'other';
}

/** Base forms that are nouns as often, so that they are verbs only where the word before asks for one: *step A9*, *to step*. */
const NOUNS_TOO =
  words(`address answer approach author benefit block bridge build buy call cap carry catch cause change charge check claim control copy cost count
  cover cross cut date deal delay demand design detail direct display draw drive drop echo edit end entry estimate exercise exit face fall feature
  feed field figure fill filter find finish fit fix flag flow focus fold force forecast form frame fuel function fund gain gate group guard guide
  handle harm host house impact increase influence insert interface issue judge key label lack land launch layer lead leak level lift limit link list load
  lock log loop machine map mark mask match matter measure mention merge mix move name need number object offer open order outline overlap own pair
  parallel part pass pause phase pick pin place plan play plot point port post power press price probe process produce profile program project promise
  prompt query question range rank rate reach reading record release report request research reserve reset rest result return review reward rise
  rival route rule run sample save scale scan schedule scope score screen script search seed sense series set shape share shift show sign signal
  sit site size sketch skip slide source span split spread stack stage stand standard start state step stop store stress stretch structure study
  supply support surface survey swap switch tag target task test thread tie tier top touch trace track trade train transfer transport trial trigger try
  turn type unit update upgrade use value variant view visit vote wait walk watch weight work wrap yield`);

const PREPOSITIONS =
  words(`about above across after against along among around at before behind below beneath beside between beyond by during for from
  in inside into like near of off on onto outside over past per since through throughout to toward towards under until upon via with within without`);
const ALSO_VERBS = words(
  `ship track map gate pool pin pitch plot house stop grade rule question exercise ring arm tile bank sample class square note photograph chart graph box page`,
);
/** Words before a base form that make it a verb. */
const ASKING =
  words(`to do does did can could will would may might must should shall cannot not let lets make makes help helps they we you that which who
  and or both all also then them it`);

/** Whether a noun of another trade is a verb here: *to ship A1*, *we track A6*. */
export function isAskedVerb(word: string, earlier: string): boolean {
  return ASKING.has(earlier) && (VERB_FORMS.has(word) || ALSO_VERBS.has(word));
}

/** Whether a word that is a noun as well as a verb is one after this word ('' at the start): *step A9*, *in runs A1 and A6*, but *it runs A6*, *to step*. */
export function isNounAfter(word: string, earlier: string): boolean {
  if (NOUNS_TOO.has(word)) {
    return (
      !ASKING.has(earlier) &&
      !/^[a-z]{1,3}\d/.test(earlier) &&
      !(earlier.endsWith('s') && classBefore(earlier) === 'other')
    );
  }
  if (!word.endsWith('s')) return false;
  const singular = [word.slice(0, -1), word.replace(/es$/, ''), word.replace(/ies$/, 'y')];
  if (!singular.some((noun) => NOUNS_TOO.has(noun) || FOREIGN_BEFORE.has(noun))) return false;
  if (earlier === '' || /^\d/.test(earlier) || PREPOSITIONS.has(earlier)) return true;
  return ARTICLES.has(earlier) && earlier !== 'this' && earlier !== 'that';
}

/** Whether a verb stands in its base form, which has no lone subject. */
export function isBaseVerb(word: string): boolean {
  return VERB_BASES.has(word);
}

/** Words before *slot* or *endpoint* that make it another trade's: *memory slot A2*, *API endpoint*. */
export const OTHER_SLOTS =
  words(`memory time expansion card parking pcie pci agp dimm ram storage drive landing airport ad advertising appointment
  boarding gate game cpu gpu machine prime-time usb m.2 nvme sata sim sd api rest http https clinical primary secondary surrogate trial graphql
  vpn vpc webhook ssh device coin mail key`);

/** Words before *group* that make it no group of an atlas: *blood group O*, *a Lie group G*. */
export const OTHER_GROUPS =
  /^(?:a|an|any|some|each|every|no|another|control|focus|support|study|test|interest|research|task|trade|work)$/;

function foreignBefore(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const noun of words(NUMBERED)) {
    found.add(noun).add(`${noun}.`);
    const plural = noun.endsWith('y')
      ? `${noun.slice(0, -1)}ies`
      : /(?:s|x|ch|sh)$/.test(noun)
        ? `${noun}es`
        : `${noun}s`;
    if (!VERB_FORMS.has(plural)) found.add(plural);
  }
  for (const plural of [
    'matrices',
    'vertices',
    'appendices',
    'annexes',
    'figs.',
    'eqs.',
    'hypotheses',
    'vertebrae',
    'axes',
    'loci',
  ])
    found.add(plural);
  return found;
}

function verbForms(bases: ReadonlySet<string>): ReadonlySet<string> {
  const forms = new Set<string>(IRREGULAR);
  for (const base of bases) {
    const e = base.endsWith('e') ? base.slice(0, -1) : base;
    const y = /[^aeiou]y$/.test(base) ? base.slice(0, -1) : undefined;
    forms.add(base);
    forms.add(
      y !== undefined ? `${y}ies` : /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base) ? `${base}es` : `${base}s`,
    );
    forms.add(y !== undefined ? `${y}ied` : `${e}ed`).add(`${e}ing`);
    if (/[^aeiou][aeiou][bdgklmnprt]$/.test(base))
      forms.add(`${base}${base.at(-1)}ed`).add(`${base}${base.at(-1)}ing`);
  }
  return forms;
}
