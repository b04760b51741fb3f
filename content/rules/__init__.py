"""How the law works: pure functions of a situation and a day, on the standard library alone."""
