/**
 * Answers that were given, and who relies on them. A question stands on a base (a fact key such as `slot:A1`); when a base is touched, its questions are
 * answered anew, and only where an answer has changed are those who asked woken. So a change costs its true dependents.
 */
export class Questions<Asker> {
  readonly #bases = new Map<string, Map<string, Question<Asker>>>();
  readonly #askedBy = new Map<Asker, Set<Question<Asker>>>();

  /** Answers a question and notes that `asker` relies on it. */
  ask<Answer>(asker: Asker | undefined, base: string, name: string, answer: () => Answer): Answer {
    let questions = this.#bases.get(base);
    if (!questions) this.#bases.set(base, (questions = new Map()));
    let question = questions.get(name);
    if (!question)
      questions.set(name, (question = { base, name, answer, given: answer(), askers: new Set() }));
    if (asker !== undefined && !question.askers.has(asker)) {
      question.askers.add(asker);
      let asked = this.#askedBy.get(asker);
      if (!asked) this.#askedBy.set(asker, (asked = new Set()));
      asked.add(question);
    }
    return question.given as Answer;
  }

  /** Forgets what `asker` asked, before it asks again. A question that nobody relies on any more goes with it. */
  forget(asker: Asker): void {
    for (const question of this.#askedBy.get(asker) ?? []) {
      question.askers.delete(asker);
      if (question.askers.size === 0) {
        const questions = this.#bases.get(question.base);
        questions?.delete(question.name);
        if (questions?.size === 0) this.#bases.delete(question.base);
      }
    }
    this.#askedBy.delete(asker);
  }

  /** Answers the questions on these bases anew; returns who relied on an answer that is another now. */
  touch(bases: Iterable<string>): Set<Asker> {
    const woken = new Set<Asker>();
    for (const base of bases) {
      for (const question of this.#bases.get(base)?.values() ?? []) {
        const now = question.answer();
        if (same(question.given, now)) continue;
        question.given = now;
        for (const asker of question.askers) woken.add(asker);
      }
    }
    return woken;
  }
}

interface Question<Asker> {
  readonly base: string;
  readonly name: string;
  readonly answer: () => unknown;
  given: unknown;
  readonly askers: Set<Asker>;
}

function same(a: unknown, b: unknown): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  );
}
