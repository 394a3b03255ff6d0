"""Likelihood words: where one stands, whether it judges, how sure it is, what it hangs on."""
