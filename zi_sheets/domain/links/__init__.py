"""Links that people typed: their form, what they lead to, what they prove."""
