"""iCalendar (RFC 5545): races, runs and massages in by UID, bookings out with their reminders.

The icalendar library reads and writes single lines; which line is wrong, how large a file may be and what a repeated
event may cost is decided here.
"""
