"""Document -> PDF, by pandoc's typst writer and typst: accessible, and the same each time."""
