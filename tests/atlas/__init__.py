"""Tests of bodymap/atlas."""
