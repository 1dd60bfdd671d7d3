"""One room per kind of record; components never import each other."""
