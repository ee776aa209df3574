/** The values of the settings, as docs/desk-protocol.md tells them. */

import type { Problem } from "../values.ts";

export type Hours = Readonly<Record<string, readonly string[]>>;

export interface ShopSettings {
  readonly name: string;
  readonly shown_name: string;
  readonly languages: readonly string[];
  readonly sites: readonly string[];
  readonly hours?: Hours | null;
  readonly time_zone?: string | null;
  readonly privacy_url?: string | null;
  readonly greeting?: Readonly<Record<string, string>> | null;
  readonly button: {
    readonly colour?: string | null;
    readonly corner: "start" | "end";
    readonly words?: Readonly<Record<string, string>> | null;
  };
  readonly alert_minutes: number;
  readonly line: string;
  readonly problems?: readonly Problem[];
}

export interface FactsSettings {
  readonly content: unknown;
  readonly toml: string;
  /** What waits for its exam, as text. */
  readonly draft?: string | null;
  readonly problems?: readonly Problem[];
}

export interface Answer {
  readonly id: string;
  readonly lang: string;
  readonly question: string;
  readonly text: string;
  readonly source: string;
}

export interface MailSettings {
  readonly is_set: boolean;
  readonly from_environment: boolean;
  readonly host?: string | null;
  readonly port?: number | null;
  readonly security?: "auto" | "starttls" | "tls" | "none" | null;
  readonly user?: string | null;
  readonly has_password: boolean;
  readonly from?: string | null;
  readonly from_name?: string | null;
}

export type ModelTask = "word" | "understand" | "summarise" | "translate";

export interface LanguageModel {
  readonly is_set: boolean;
  readonly address: string;
  readonly model: string;
  readonly has_key: boolean;
  readonly key_lost: boolean;
  readonly tasks: readonly ModelTask[];
  readonly seconds: number;
  readonly monthly_limit: string | null;
  readonly price_in: string;
  readonly price_out: string;
  readonly month: string;
  readonly spent: string;
  readonly use: readonly {
    readonly task: ModelTask;
    readonly calls: number;
    readonly failed: number;
    readonly refused: number;
  }[];
}
