"""What is made of returns: scores, drafts of reports, and what has changed between two years."""
