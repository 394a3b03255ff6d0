"""Which question a judgement speaks to: who would do what to whom, as the question words it."""
