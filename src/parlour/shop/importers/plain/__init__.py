"""The plain import format: one folder, JSON Lines, facts.toml and answers.md."""

from parlour.shop.importers.plain.folder import PlainImporter

importer = PlainImporter()

__all__ = ["importer"]
