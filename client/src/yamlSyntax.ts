import { type Diagnostic, extensions, type TextDocument, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const RED_HAT = 'redhat.vscode-yaml';

/**
 * Leaves what does not parse as YAML to Red Hat's extension where that is at work: it says the same of every open document, in its own words. What an atlas
 * means by the rest of the document is shown as ever.
 */
export const yamlSyntax: Middleware = {
  provideDiagnostics: async (document, previousResultId, token, next) => {
    const report = await next(document, previousResultId, token);
    if (report?.kind !== 'full' || !('languageId' in document) || !isTheirs(document)) return report;
    return { ...report, items: report.items.filter((found) => codeOf(found) !== 'yaml-syntax') };
  },
};

function isTheirs(document: TextDocument): boolean {
  return (
    document.languageId === 'yaml' &&
    extensions.getExtension(RED_HAT)?.isActive === true &&
    workspace.getConfiguration('yaml', document.uri).get('validate') === true
  );
}

function codeOf({ code }: Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
