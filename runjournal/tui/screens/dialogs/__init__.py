"""The boxes that open over a screen."""
