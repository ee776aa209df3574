"""The demo shop's server side: pages, cart, checkout and account of Linden & Lark, around the chat it embeds."""
