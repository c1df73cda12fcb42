"""Drawings that other programs have written, one module a format; read.py tells them apart by their content."""
