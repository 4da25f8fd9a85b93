import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Service } from '../service';

/** Answers a request when everything typed so far has been taken in, and refuses it as LSP asks when it comes too late. */
export type Answer = <Result>(
  token: CancellationToken,
  give: (service: Service) => Result,
) => Promise<Result>;

/** The same for what an editor asks by itself at every keystroke: a fault of ours is logged and answered with `none`, not shown to the author. */
export type QuietAnswer = <Result>(
  token: CancellationToken,
  none: Result,
  give: (service: Service) => Result,
) => Promise<Result>;

export function quietly(connection: Connection, answer: Answer): QuietAnswer {
  return (token, none, give) =>
    answer(token, (service) => {
      try {
        return give(service);
      } catch (error) {
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return none;
      }
    });
}
