"""What a person draws: sensations, marks, the pain drawing, tools and history. Values only."""
