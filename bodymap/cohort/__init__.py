"""Many drawings at once: imported, scored, mapped and compared, by arrays and in bounded memory."""
