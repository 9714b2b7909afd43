"""What several controllers do: functions that take the session, each module on one subject.

A module imports only those below it, as the contract of the imports lists them, and no controller.
"""
