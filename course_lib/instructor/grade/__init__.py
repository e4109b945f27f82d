"""Grades a folder of submissions: strangers' code, each in a process of its own."""
