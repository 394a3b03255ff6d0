"""Reports of activity that bears on a question: seen, looked for in vain, or contrary."""
