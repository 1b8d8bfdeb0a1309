"""The names of areas as runners write them, in lines and in notes."""

from runjournal.model.areas import Area

SINGULAR = {
    Area.CALF: ("calf",),
    Area.QUAD: ("quad", "quadriceps"),
    Area.HAMSTRING: ("hamstring", "ham", "hammy"),
    Area.GLUTE: ("glute",),
    Area.HIP_FLEXOR: ("hip-flexor", "hipflexor", "flexor"),
    Area.ADDUCTOR: ("adductor", "groin-muscle", "inner-thigh"),
    Area.LOWER_BACK: ("lower-back", "low-back", "lowerback"),
    Area.UPPER_BACK: ("upper-back", "upperback"),
    Area.NECK: ("neck",),
    Area.SHIN: ("shin",),
    Area.FOOT: ("foot", "sole"),
    Area.OUTER_THIGH: ("outer-thigh", "it-band", "itb", "itband"),
    Area.HIP: ("hip", "groin"),
    Area.ACHILLES: ("achilles", "ankle"),
    Area.KNEE: ("knee",),
    Area.TOP_OF_FOOT: ("top-of-foot",),
    Area.EVERYWHERE: ("everywhere",),
}

PLURALS = {
    "calves": Area.CALF,
    "calfs": Area.CALF,
    "quads": Area.QUAD,
    "hamstrings": Area.HAMSTRING,
    "hams": Area.HAMSTRING,
    "hammies": Area.HAMSTRING,
    "glutes": Area.GLUTE,
    "hip-flexors": Area.HIP_FLEXOR,
    "hipflexors": Area.HIP_FLEXOR,
    "adductors": Area.ADDUCTOR,
    "inner-thighs": Area.ADDUCTOR,
    "shins": Area.SHIN,
    "feet": Area.FOOT,
    "soles": Area.FOOT,
    "outer-thighs": Area.OUTER_THIGH,
    "it-bands": Area.OUTER_THIGH,
    "itbs": Area.OUTER_THIGH,
    "hips": Area.HIP,
    "ankles": Area.ACHILLES,
    "knees": Area.KNEE,
    "tops-of-feet": Area.TOP_OF_FOOT,
}

AREA_WORDS: dict[str, Area] = {word: area for area, words in SINGULAR.items() for word in words} | PLURALS
"""Every word for an area; names of several words are joined by hyphens."""
