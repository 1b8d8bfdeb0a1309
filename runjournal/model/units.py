"""Conversion of the units that a runner may choose into those of the entries."""

from runjournal.model.settings import Distance, Volume

METRES = {Distance.KM: 1000.0, Distance.MI: 1609.344}
METRES_OF_A_FOOT = 0.3048
MILLILITRES = {Volume.ML: 1.0, Volume.OZ: 29.5735295625}


def in_distance(distance_m: int, unit: Distance) -> str:
    """Metres in a unit with one decimal: "11.0 km", "6.8 mi"."""
    return f"{distance_m / METRES[unit]:.1f} {unit}"


def in_climb(climb_m: int, unit: Distance) -> str:
    """Metres of ascent or descent, whole: "240 m", or for a runner who counts in miles "787 ft"."""
    return f"{round(climb_m / METRES_OF_A_FOOT):,} ft" if unit is Distance.MI else f"{climb_m:,} m"


def in_volume(volume_ml: int, unit: Volume) -> str:
    """Millilitres in a unit, whole: "900 ml", "30 oz"."""
    return f"{volume_ml / MILLILITRES[unit]:.0f} {unit}"
