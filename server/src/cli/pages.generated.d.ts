/** The page of each rule, docs/rules/<code>.md, by its code: Markdown. */
export declare const pages: Readonly<Record<string, string>>;
