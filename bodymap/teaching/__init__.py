"""What a class does with the knowledge: a quiz made from it, a picture of many drawings, worksheets. Pure, no Qt."""
