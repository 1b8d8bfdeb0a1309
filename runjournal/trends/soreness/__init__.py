"""Soreness by spot and day, compared and as a grid."""
