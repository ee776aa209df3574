/** What the shop's pages do beyond links and forms: follow a choice, fill the cart without leaving, talk with the chat. */

import "../shared/tokens.css";
import "../shared/ground.css";
import "./style/base.css";
import "./style/header.css";
import "./style/footer.css";
import "./style/goods.css";
import "./style/home.css";
import "./style/shelf.css";
import "./style/product.css";
import "./style/cart.css";
import "./style/forms.css";
import "./style/order.css";
import "./style/written.css";
import { Cart } from "./cart.ts";
import { tellChat } from "./chat.ts";
import { followChoice } from "./choose.ts";
import { followFilters } from "./filters.ts";
import { followCheckout, submitOnChange } from "./forms.ts";
import { told } from "./told.ts";

document.documentElement.classList.add("scripted");

const facts = told();
const cart = new Cart();
cart.listen();
followChoice(facts.variants ?? []);
followFilters();
submitOnChange();
followCheckout();
tellChat(facts, cart);
