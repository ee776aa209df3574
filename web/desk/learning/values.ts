/** What learning is told, as docs/desk-protocol.md has it. */

export const KINDS = ["answer", "example", "synonym", "request", "objection"] as const;
export type Kind = (typeof KINDS)[number];
export type CandidateState = "open" | "approved" | "refused" | "live";
export type ExamState = "waiting" | "running" | "passed" | "refused" | "broken" | "anyway" | "withdrawn";
export type Verdict = "same" | "changed" | "better" | "worse" | "broken" | "unused";

export interface Source {
  readonly id: number;
  readonly said: string;
  readonly means: string;
  readonly first: number;
  readonly last: number;
  readonly is_confirmed: boolean;
  readonly conversation?: string | null;
  readonly past_talk?: number | null;
}

export interface Candidate {
  readonly id: number;
  readonly kind: Kind;
  readonly lang: string;
  readonly said: string;
  readonly means: string;
  readonly state: CandidateState;
  readonly changed_at: string;
  readonly is_confirmed: boolean;
  readonly sources: readonly Source[];
  /** Those of one family say the same in several languages. */
  readonly family?: number | null;
}

export interface Lesson {
  readonly kind: Kind;
  readonly lang: string;
  readonly said: string;
  readonly means: string;
  readonly source: string;
}

export interface Change {
  readonly lesson: Lesson;
  readonly removes: boolean;
  readonly instead_of?: string | null;
}

export interface Told {
  readonly reply: string;
  readonly seat: string;
  readonly request: string;
  readonly products: readonly string[];
  readonly sources: readonly string[];
}

export interface Difference {
  readonly of: "golden" | "past" | "change";
  readonly talk: string;
  readonly turn: number;
  readonly text: string;
  readonly before: Told;
  readonly after: Told;
  readonly verdict: Verdict;
  readonly why: readonly string[];
  readonly conversation?: string | null;
}

export interface Result {
  readonly passed: boolean;
  readonly talks: number;
  readonly held: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly golden_before: readonly [number, number];
  readonly golden_after: readonly [number, number];
  readonly turns: readonly Difference[];
}

export interface Exam {
  readonly id: number;
  readonly state: ExamState;
  readonly changes: readonly Change[];
  readonly done: number;
  readonly of: number;
  readonly made_at: string;
  readonly origin: "learning" | "desk" | "import" | "command";
  /** Facts and flows that it changes, by name. */
  readonly stands: readonly string[];
  /** Whether it was live before its exam. */
  readonly is_live: boolean;
  readonly may_overrule: boolean;
  readonly reason?: string | null;
  readonly ended_at?: string | null;
  readonly result?: Result | null;
}

export interface Version {
  readonly number: number;
  readonly made_at: string;
  readonly changes: readonly Change[];
  readonly lessons: number;
  readonly exam?: number | null;
  readonly back_to?: number | null;
  readonly stands: readonly string[];
}

export interface Golden {
  readonly id: number;
  readonly name: string;
  readonly talk: { readonly lang: string; readonly turns: readonly { readonly text: string }[] };
  readonly conversation?: string | null;
}

export interface Learned {
  readonly candidates: readonly Candidate[];
  readonly assumed: readonly Candidate[];
  readonly unanswered: readonly Candidate[];
  readonly approved: readonly Candidate[];
  readonly exams: readonly Exam[];
  readonly versions: readonly Version[];
  readonly golden: readonly Golden[];
  readonly edits: readonly Exam[];
  readonly resolved: Readonly<Record<"yes" | "bought" | "silence" | "assumed" | "past", number>>;
}

export interface PastTalk {
  readonly name: string;
  readonly lines: readonly { readonly seq: number; readonly who: string; readonly text: string }[];
}
