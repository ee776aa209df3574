"""What a message is: its purchase stage, request and mood, as everybody in the house names them."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a shopper stands between the first wish and the recommendation to a friend."""

    ATTENTION = "attention"
    NEED = "need"
    SEARCHING = "searching"
    INTEREST = "interest"
    OBJECTION = "objection"
    DESIRE = "desire"
    ACTION = "action"
    FULFILMENT = "fulfilment"
    EVALUATION = "evaluation"
    SATISFACTION = "satisfaction"
    REPEAT = "repeat"
    REFERRAL = "referral"
    NONE = "none"


class Request(StrEnum):
    """What a shopper wants the shop to do."""

    FIND_PRODUCT = "find_product"
    PRODUCT_QUESTION = "product_question"
    COMPARE_PRODUCTS = "compare_products"
    PRICE_OR_DISCOUNT = "price_or_discount"
    AVAILABILITY = "availability"
    TRACK_ORDER = "track_order"
    DELIVERY_TIME = "delivery_time"
    DELIVERY_COST = "delivery_cost"
    CHANGE_ORDER = "change_order"
    CANCEL_ORDER = "cancel_order"
    RETURN_ITEM = "return_item"
    EXCHANGE_ITEM = "exchange_item"
    REFUND_STATUS = "refund_status"
    HOW_TO_USE = "how_to_use"
    REPAIR_OR_WARRANTY = "repair_or_warranty"
    ACCESSORIES = "accessories"
    PAYMENT_METHODS = "payment_methods"
    PAYMENT_PROBLEM = "payment_problem"
    CHECKOUT_HELP = "checkout_help"
    ACCOUNT_HELP = "account_help"
    COMPLAINT = "complaint"
    HUMAN_AGENT = "human_agent"
    CALLBACK = "callback"
    STORE_INFO = "store_info"
    LEAVE_REVIEW = "leave_review"
    INVOICE = "invoice"
    UNSUBSCRIBE_OR_PRIVACY = "unsubscribe_or_privacy"
    GREETING = "greeting"
    THANKS_BYE = "thanks_bye"
    OUT_OF_SCOPE = "out_of_scope"


class Mood(StrEnum):
    """How a message sounds."""

    CALM = "calm"
    ANGER = "anger"
    WORRY = "worry"
    THANKS = "thanks"
