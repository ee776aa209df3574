/** What each part of the page of the shop is given. */

import type { Saving } from "./loaded.tsx";
import type { ShopSettings } from "./values.ts";

export interface ShopPart {
  readonly shop: ShopSettings;
  readonly set: (change: Partial<ShopSettings>) => void;
  readonly saving: Saving;
}
