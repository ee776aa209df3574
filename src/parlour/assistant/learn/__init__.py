"""Learning from talks that ended well, and the exam that every lesson passes before it is live."""
