"""Live push: a bus between processes, and bounded outboxes for sockets."""
