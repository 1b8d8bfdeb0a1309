"""What several rules ask of a history: hard runs, ratings, recovery, sessions, gaps before races."""
