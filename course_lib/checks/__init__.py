"""The exercises, and the machine that judges them."""
