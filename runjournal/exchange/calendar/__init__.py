"""iCalendar (RFC 5545): races, runs and massages in by UID, bookings out with their reminders.

The icalendar library reads and writes what stands in a line; which line is wrong, how large a file may be and what a
repeated event may cost is decided here.
"""
