"""The HTTP routes of people; `app.py` takes `controllers` as they are."""

from parlour.people.routes.desk import DeskController
from parlour.people.routes.identify import IdentifyController
from parlour.people.routes.people import PeopleController
from parlour.people.routes.shoppers import ShopperController
from parlour.people.routes.visits import VisitController

controllers = (VisitController, IdentifyController, DeskController, PeopleController, ShopperController)
