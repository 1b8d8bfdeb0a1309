"""Tables as programs write them: their encodings and separators, and the numbers, times and dates in their cells."""
