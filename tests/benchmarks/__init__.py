"""What runjournal costs, as ratios within one run: `python -m tests.benchmarks` prints the table of the README."""
