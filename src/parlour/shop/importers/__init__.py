"""Importers: each format is a folder here that turns a shop's files into records and never touches a database."""
