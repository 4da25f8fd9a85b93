import { defineRule } from './rule';
import { nearest, sayAll, standing } from './standing';

export const unknownTopic = defineRule({
  code: 'unknown-topic',
  severity: 'error',
  summary: 'names a topic that is not there',
  check: (document, atlas, report) => {
    for (const mention of document.mentions) {
      if (mention.kind !== 'topic' || standing(atlas, mention) !== 'missing') continue;
      const topics = atlas.keys('topic');
      const meant = nearest(mention.key, topics);
      const choice = topics.length > 0 ? sayAll('topic', topics) : 'no file declares a topic';
      report({
        span: mention.span,
        message: `There is no topic "${mention.key}": ${choice}. ${meant ? `Did you mean "${meant}"?` : 'Name one that is there, or write the topic.'}`,
        ...(meant && {
          fixes: [
            { title: `Write ${meant}`, safe: false, edits: [{ span: mention.keySpan, newText: meant }] },
          ],
        }),
      });
    }
  },
});
