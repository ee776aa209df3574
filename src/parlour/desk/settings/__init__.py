"""What owner and admins set: the shop's card and promises, answers, outgoing mail."""
