/** Words that make a sentence one about another time or another version of the atlas. */
const ANOTHER_TIME =
  /\b(?:edition|editions|(?:last|next|previous|prior|following|coming) (?:year|edition|quarter|month|cycle|review|version|release|snapshot)|previously|formerly|at (?:the|that) time|back then|years? ago|(?:in|by|until|till|from|as of|through|during|before|after) (?:early |late |mid-|the end of )?(?:19|20)\d\d)\b/i;
/** Words in an id's own clause that make the level beside it no claim about today. */
const UNREAL =
  /\b(?:was|were|been|had|became|used to|once|earlier|mov(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|promot(?:e|es|ed|ing)|demot(?:e|es|ed|ing)|downgrad\w+|upgrad\w+|chang(?:e|es|ed|ing)|went|from|should|would|could|may|might|will|shall|must|can|cannot|not|never|n['’]t|nor|neither|no longer|wrong(?:ly)?|mistaken(?:ly)?|targets?|targeted|aims?|goals?|propos\w+|claim(?:s|ed)? that|hop\w+|expect\w*|hypothe\w+|plan(?:s|ned)?|draft|call(?:s|ed|ing)? (?:it|them)|treats?|to (?:make|get|bring|call|keep))\b/i;
const SUPPOSED =
  /\b(?:if|whether|unless|suppos\w+|assum\w+|imagin\w+|as though|until|till|once|when|whenever|before|after|provided|in case|as soon as|by the time|even if)\b/i;
const AFTERWARDS =
  /^\s*,?\s*(?:was|were|had|used to|became|would|could|may|might|should|last|next|by (?:the|19|20)|until (?:19|20)|in (?:19|20)|then\b|if\b|when\b|once\b|unless\b|only (?:if|after|when)|at (?:launch|the time|that time)|as of|per the)/i;

/**
 * What a sentence wishes, denies or tells of other things than the level in parentheses behind an id: *nobody has been trained for D3 (Partial)*,
 * *a red team would strengthen C3 (Gap)*. Verbs that show or set a level are left to speak of it.
 */
const ELSEWISE =
  /\b(?:(?:has|have)(?:n['’]t| not)? been|neither|nor|(?:(?:should|would|could|may|might|will|shall|must|can)(?: not|n['’]t)?|cannot)\s(?!(?:not|be|become|read|say|show|see|list|write|call|rate|count|stand|put|place|move|raise|lift|leave|get|make|reach|turn|have)\b)\p{L}+)\b/giu;

/** Whether the words between an id and a level, or around both, speak of what was, may be or is not. Offsets in `text`. */
export function isHistory(
  text: string,
  sentence: { readonly from: number; readonly to: number },
  from: number,
  to: number,
  attached = false,
): boolean {
  const before = text.slice(sentence.from, from);
  const own = before.slice(
    Math.max(
      before.lastIndexOf(', '),
      before.lastIndexOf('; '),
      before.lastIndexOf(': '),
      before.lastIndexOf(' and '),
      before.lastIndexOf(' but '),
      before.lastIndexOf(') '),
    ) + 1,
  );
  if (UNREAL.test(attached ? own.replace(ELSEWISE, '') : own)) return true;
  const rest = text.slice(to, sentence.to).replace(attached ? /^\)\s(?:should|may|might|could)\b/ : '', '');
  const clause = /^[^,;]*/.exec(rest)?.[0] ?? '';
  return AFTERWARDS.test(rest.replace(/^\)/, '')) || ANOTHER_TIME.test(before) || ANOTHER_TIME.test(clause);
}

/** Whether a sentence's beginning makes what follows a supposition. */
export function isSupposed(before: string): boolean {
  return SUPPOSED.test(before);
}

/** Whether a sentence speaks of titles that were. */
export function saysFormer(sentence: string): boolean {
  return /\b(?:renam\w+|formerly|previously|used to|was called|were called|once called|old (?:title|name)|former (?:title|name)|mislabel\w+|not)\b/i.test(
    sentence,
  );
}
