"""Pictures and files of a conversation: kept by the hash of their content, served so that nothing in them can run."""
