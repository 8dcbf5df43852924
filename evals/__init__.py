"""Hand-written questions, scorers and the run that puts them together."""
