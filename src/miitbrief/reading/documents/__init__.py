"""A text as one annotated document: its tokens, words and rules, and what they are made into."""
