"""Who is meant by a name, a role or a noun that stands for somebody."""
