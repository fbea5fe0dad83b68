"""Which faces the computer itself has, for programs that show what `lt` made."""


def has(face: str) -> bool:
    """Whether a face is installed on this computer.

    Args:
        face: Its name ("Arial").
    """
    import typst

    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).families()
    return face.casefold() in {name.casefold() for name in found}
