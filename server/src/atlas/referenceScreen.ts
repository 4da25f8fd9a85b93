/** What a passage holds that any of the readers of references could start from. Found in one cheap pass, as most passages hold nothing of it. */
export interface Screen {
  /** A capital letter right before a digit. */
  readonly ids: boolean;
  readonly groups: boolean;
  /** Words that number chapters, sections and their like. */
  readonly labels: boolean;
  /** *see* or *cf.* with something else behind it than a reference, or with a number. */
  readonly see: boolean;
  /** Space where none belongs, before a point, a semicolon, a comma or a parenthesis. */
  readonly gaps: boolean;
  /** *and* or *or* at the end, or right before a mark. */
  readonly joints: boolean;
  /** A number right behind *in*. */
  readonly numbers: boolean;
}

/** What most passages hold. */
export const NOTHING: Screen = {
  ids: false,
  groups: false,
  labels: false,
  see: false,
  gaps: false,
  joints: false,
  numbers: false,
};
/** Signs that end something to look at. They are rarer than the letters it begins with, so that nearly all of a text is passed over. */
const SIGN =
  /[0-9§.,;)](?<=[A-Z][1-9]|§|[ \n][.,;)]|[\s\uFFFC](?:and|or)[.;)]|(?<![a-z])(?:[Cc]h[as]?[ps]?|[Ss]ecs?|[Cc]f)\.|d in \d)/;
const ENDS = /(?:^|[\s\uFFFC])(?:and|or|to|through)\s*$/;
/** Every residue of *see* begins so. What is no text to a reader, a comment say, counts for space. */
const SEE =
  /[Ss]ee(?:[\s\uFFFC]+also)?(?:[\s\uFFFC]*(?:[.,;:()\]]|$)|[\s\uFFFC]+(?:and|or|for|\d)|[\s\uFFFC]+[A-Z]{1,3}\d[\d.]*[\s\uFFFC]+(?:and|or)[\s\uFFFC]+\d)|[Cc]f\.[\s\uFFFC]*(?:[.;,)\]]|$)/;

export function screen(text: string): Screen {
  const open = endsOpen(text);
  const groups = text.includes('roup');
  const sections = text.includes('ection');
  const chapters = text.includes('hapter');
  const sees = text.includes('see') || text.includes('See');
  const signs = SIGN.test(text);
  if (!open && !groups && !sections && !chapters && !sees && !signs) return NOTHING;
  const gaps = signs && /[ \n][.,;)]/.test(text);
  return {
    ids: signs && /[A-Z][1-9]/.test(text),
    groups,
    labels:
      chapters ||
      (sections && /[Ss]ection/.test(text)) ||
      (signs && /§|(?<![a-z])(?:[Cc]h[as]?[ps]?|[Ss]ecs?)\./.test(text)),
    see: (sees || signs) && SEE.test(text),
    gaps,
    numbers: signs && /d in \d/.test(text),
    joints: gaps || open || (signs && /[\s\uFFFC](?:and|or)[.;)]/.test(text)),
  };
}

/** Whether a passage breaks off behind a word that joins. Few end in a letter such a word ends in. */
function endsOpen(text: string): boolean {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  switch (text.charCodeAt(end - 1)) {
    case 100: // d
    case 114: // r
    case 111: // o
    case 104: // h
      return ENDS.test(text.slice(-9));
    default:
      return text.charCodeAt(end - 1) > 127 && ENDS.test(text.slice(-9));
  }
}
