"""What every route shares: errors in words, and where a request comes from."""
