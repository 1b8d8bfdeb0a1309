"""Rules on soreness during and after a massage."""
