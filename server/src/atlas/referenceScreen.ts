/** What a passage holds that any of the readers of references could start from. Found in one cheap pass, as most passages hold nothing of it. */
export interface Screen {
  /** A capital letter right before a digit. */
  readonly ids: boolean;
  readonly groups: boolean;
  /** Words that number chapters, sections and their like. */
  readonly labels: boolean;
  readonly see: boolean;
  /** Space where none belongs, before a point, a semicolon, a comma or a parenthesis. */
  readonly gaps: boolean;
  /** *and* or *or* at the end, or right before a mark. */
  readonly joints: boolean;
  /** A number right behind *in*. */
  readonly numbers: boolean;
}

const NOTHING: Screen = {
  ids: false,
  groups: false,
  labels: false,
  see: false,
  gaps: false,
  joints: false,
  numbers: false,
};
/** One look for all of it: most passages go no further. */
const ANYTHING =
  /[A-Z][1-9]|roup|hapter|ection|[Ss]ee|§|[Cc]h[as]?[ps]?\.|[Ss]ecs?\.|[Cc]f\.|[ \n][.,;)]|(?:and|or)[.;)]|d in \d/;
const ENDS = /(?:and|or|to|through)\s*$/;

export function screen(text: string): Screen {
  const open = ENDS.test(text.slice(-9));
  if (!open && !ANYTHING.test(text)) return NOTHING;
  const gaps = /[ \n][.,;)]/.test(text);
  return {
    ids: /[A-Z][1-9]/.test(text),
    groups: text.includes('roup'),
    labels: /hapter|ection|§|[Cc]h[as]?[ps]?\.|[Ss]ecs?\./.test(text),
    see: /[Ss]ee|[Cc]f\./.test(text),
    gaps,
    numbers: /d in \d/.test(text),
    joints: gaps || open || /(?:and|or)[.;)]/.test(text),
  };
}
