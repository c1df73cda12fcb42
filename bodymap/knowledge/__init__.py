"""What is known, each item with its source: zones, roots, findings, conditions, treatments, red flags."""
