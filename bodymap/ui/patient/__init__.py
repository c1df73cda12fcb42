"""The guided screen for a person who draws alone: one question at a time, large, calm, and locked until it is handed back."""
