"""Drawings and cases on disk: read whatever comes, write whole or not at all."""
