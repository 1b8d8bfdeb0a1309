"""Verdicts on bookings that are not yet made, slots, and the safe days left. The same rules as everywhere."""
