"""What the shop knows to answer."""
