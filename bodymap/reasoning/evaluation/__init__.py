"""How often the reading is right: measured on cases with a known truth. Pure functions."""
