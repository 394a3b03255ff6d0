"""Who said it: cues, sources and contents as spans."""
