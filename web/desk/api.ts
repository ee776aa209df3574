/** Plain requests of the desk: the cookie says who, every write carries the session's token, a refusal is a sentence. */

export class NotDone extends Error {
  readonly status: number;
  /** The whole answer: `problems`, `seat`, `head` and whatever else it tells. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryAfter: number;

  constructor(status: number, body: Readonly<Record<string, unknown>>, retryAfter = 0) {
    super(String(body.detail ?? ""));
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

export function isRefusal(error: unknown, ...statuses: readonly number[]): error is NotDone {
  return error instanceof NotDone && statuses.includes(error.status);
}

export class Api {
  csrf = "";
  /** Called when the session has ended. */
  ended: () => void = () => {};

  get headers(): Record<string, string> {
    return this.csrf ? { "X-CSRF-Token": this.csrf } : {};
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>(path, {});
  }

  /** The answer's JSON; raises `NotDone` on a refusal and `TypeError` without a network. */
  async send<T = void>(method: "POST" | "PUT" | "DELETE", path: string, body: unknown = {}): Promise<T> {
    const headers = { ...this.headers, "Content-Type": "application/json" };
    return this.#ask<T>(path, { method, headers, ...(method === "DELETE" ? {} : { body: JSON.stringify(body) }) });
  }

  async upload<T>(path: string, file: File): Promise<T> {
    const type = { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) };
    return this.#ask<T>(path, { method: "POST", headers: { ...this.headers, ...type }, body: file });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    const answer = await fetch(path, { credentials: "same-origin", ...init });
    const text = await answer.text();
    const body = (/^[[{]/.test(text) ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (answer.ok) return body as T;
    if (answer.status === 401 && this.csrf) this.ended();
    throw new NotDone(answer.status, body, Number(answer.headers.get("Retry-After") ?? 0));
  }
}
