"""The evaluation sheet (LKE): answers, score, gates, and the shortest way to them."""
