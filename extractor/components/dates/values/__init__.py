"""From what a time expression says to when it is: one file a kind of reading, from reading to `Found`."""
