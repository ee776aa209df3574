/** Plain requests to Parlour: one place that knows the token, JSON and how a refusal reads. */

/** A request that was answered with no; `detail` is a sentence that says what to do. */
export class NotDone extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Whether an error is a refusal with one of these numbers. */
export function isRefusal(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof NotDone && statuses.includes(error.status);
}

export class Api {
  token: string | undefined;

  get headers(): Record<string, string> {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {};
  }

  /** The answer's JSON; raises `NotDone` on a refusal and `TypeError` without a network. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const json = body === undefined ? {} : { "Content-Type": "application/json" };
    const init: RequestInit = { method, headers: { ...this.headers, ...json } };
    if (body !== undefined) init.body = JSON.stringify(body);
    return answerOf(await fetch(path, init)) as Promise<T>;
  }

  async upload<T>(path: string, file: File): Promise<T> {
    const headers = {
      ...this.headers,
      "Content-Type": "application/octet-stream",
      "X-File-Name": encodeURIComponent(file.name),
    };
    return answerOf(await fetch(path, { method: "POST", headers, body: file })) as Promise<T>;
  }

  async bytes(path: string): Promise<Blob> {
    const answer = await fetch(path, { headers: this.headers });
    if (!answer.ok) await answerOf(answer);
    return answer.blob();
  }
}

async function answerOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const body: unknown = text.startsWith("{") ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new NotDone(answer.status, String((body as { detail?: string } | undefined)?.detail ?? ""));
  return body;
}
