"""How the words of a sentence hang together: phrases, predicates, clauses, lists."""
