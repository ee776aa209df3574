/** Orders of somebody who is known: open one to see its lines. */

import { useDesk } from "../desk.ts";
import { date } from "../times.ts";
import type { Opened, Order } from "../values.ts";

export function Orders({ opened }: { readonly opened: Opened }) {
  const { say } = useDesk();
  const orders = opened.orders ?? [];
  if (orders.length === 0) return null;
  return (
    <section aria-label={say("shopper.orders")}>
      <h3>
        {say("shopper.orders")} <span class="n">{orders.length}</span>
      </h3>
      <ul class="orders">
        {orders.map((order) => (
          <li key={order.id}>
            <OneOrder order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneOrder({ order }: { readonly order: Order }) {
  const { say, speech } = useDesk();
  return (
    <details>
      <summary>
        <span class="order-id">{order.id}</span>
        <span class={`order-status ${order.status}`}>{say(`order.${order.status}`)}</span>
        <span class="aside">{order.created_at && date(order.created_at, speech.lang.value)}</span>
        <span class="order-total">{order.total_text}</span>
      </summary>
      <ul class="order-lines">
        {order.lines.map((line, place) => (
          <li key={`${line.sku} ${place}`}>
            <span>
              {line.quantity} × <bdi>{line.title}</bdi>
              <span class="aside"> {Object.values(line.options ?? {}).join(" · ")}</span>
            </span>
            <span class="order-total">{line.price_text}</span>
          </li>
        ))}
      </ul>
      {order.tracking && order.tracking.length > 0 && (
        <p class="aside">
          {say("order.tracking", { carrier: order.carrier ?? "", number: order.tracking.join(", ") })}
        </p>
      )}
      {order.refunded_text && <p class="aside">{say("order.refunded", { amount: order.refunded_text })}</p>}
    </details>
  );
}
