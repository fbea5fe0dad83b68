"""The command line; one module a command, thin. Nothing imports this package.

A command finds the review, asks the layers below to do the work, and shows the result. The
modules import nothing heavy: `lt --help` loads them all.
"""

import gc
import os

# A command lives for a second and keeps what it makes, the modules that it imports first of all:
# collecting garbage only takes time.
gc.disable()
# Looking for plug-ins reads the metadata of every installed package, and lt runs nobody's.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
