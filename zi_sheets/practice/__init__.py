"""A practice place: the embedded workspace with a plan and sample evidence in it."""
