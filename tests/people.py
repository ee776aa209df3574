"""The same cast in every test: ada the shopper, bo another shopper, deniz and kim the agents, robin the assistant."""

from parlour.conversation.entries import Author, Who
from parlour.foundation.ids import AgentId, ShopId, ShopperId, new_id

LAMPS = ShopId(1)
ADA = ShopperId(new_id())
BO = ShopperId(new_id())
DENIZ = AgentId(new_id())
KIM = AgentId(new_id())

ada = Author(Who.SHOPPER, ADA.hex, "Ada")
bo = Author(Who.SHOPPER, BO.hex, "Bo")
deniz = Author(Who.AGENT, DENIZ.hex, "Deniz")
kim = Author(Who.AGENT, KIM.hex, "Kim")
robin = Author(Who.ASSISTANT, "assistant", "Robin")
