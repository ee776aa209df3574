"""The HTTP routes of the desk; `app.py` takes `controllers` as they are."""

from parlour.desk.learning import LearningRoutes
from parlour.desk.learning_edits import EditRoutes
from parlour.desk.page import DeskPage
from parlour.desk.routes.answers import AnswerRoutes
from parlour.desk.routes.assist import AssistRoutes
from parlour.desk.routes.lists import ListRoutes
from parlour.desk.routes.mail import MailRoutes
from parlour.desk.routes.opened import OpenedRoutes
from parlour.desk.routes.settings import SettingsRoutes
from parlour.desk.routes.tasks import TaskRoutes
from parlour.desk.routes.translate import TranslateRoutes
from parlour.desk.routes.verbs import VerbRoutes
from parlour.desk.settings.identify_secret import IdentifyRoutes
from parlour.desk.settings.language_model import LanguageModelRoutes

controllers = (
    DeskPage,
    ListRoutes,
    OpenedRoutes,
    AssistRoutes,
    TaskRoutes,
    VerbRoutes,
    SettingsRoutes,
    AnswerRoutes,
    MailRoutes,
    IdentifyRoutes,
    LanguageModelRoutes,
    TranslateRoutes,
    LearningRoutes,
    EditRoutes,
)
