"""What keeps a program from being started."""

from __future__ import annotations

NOT_STARTED = (OSError, ValueError)
"""What is raised for a program that cannot be started, or whose command the system cannot hold."""


def reason(error: Exception) -> str:
    """Returns why a program was not started, in the words of the system."""
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
