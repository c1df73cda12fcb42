"""Reading and writing files safely: bounded readers for foreign text, one error type, whole-or-nothing writes."""
