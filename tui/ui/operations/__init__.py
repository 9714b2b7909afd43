"""What several controllers do: functions that take the session, each module on one subject.

A module may use those that stand above it in the contract of the imports, and no controller.
"""
