"""Conversion of the units that a runner may choose into those of the entries."""

from runjournal.model.settings import Distance, Volume

METRES = {Distance.KM: 1000.0, Distance.MI: 1609.344}
METRES_OF_A_FOOT = 0.3048
MILLILITRES = {Volume.ML: 1.0, Volume.OZ: 29.5735295625}


def in_distance(distance_m: int, unit: Distance) -> str:
    """Metres in a unit with one decimal: "11.0 km", "6.8 mi"."""
    return f"{distance_m / METRES[unit]:.1f} {unit}"


def climb_in(climb_m: int, unit: Distance) -> int:
    """Metres of ascent or descent as a whole number of those, or of feet for a runner who counts in miles."""
    return round(climb_m / METRES_OF_A_FOOT) if unit is Distance.MI else climb_m


def climb_unit(unit: Distance) -> str:
    """The unit of ascents and descents beside a unit of distances: "m" or "ft"."""
    return "ft" if unit is Distance.MI else "m"


def in_volume(volume_ml: int, unit: Volume) -> str:
    """Millilitres in a unit, whole: "900 ml", "30 oz"."""
    return f"{volume_ml / MILLILITRES[unit]:.0f} {unit}"
