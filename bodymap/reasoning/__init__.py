"""From a drawing and an examination to a reading: roots, look-alikes, red flags, what to ask next. Pure functions."""
