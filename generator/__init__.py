"""Planwijzer: a municipality's programme plans, from YAML to a public website."""
