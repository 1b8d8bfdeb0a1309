"""What the columns of tables of activities are, by their names in the languages of accounts and of runners.

Names are compared by their words without capitals and accents; a unit may stand behind: "Distance (km)".
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from runjournal.model.frozen import frozen
from runjournal.model.texts import words_of


class ActivityColumn(StrEnum):
    """What a column holds; the values are what a runner calls it in `--column date=Datum`."""

    DATE = "date"
    DAY_FIRST = "day-first"
    """A date such as 3/4/2026 that is the third of April."""
    MONTH_FIRST = "month-first"
    CLOCK = "time-of-day"
    DISTANCE = "distance"
    DURATION = "duration"
    """How long the runner moved."""
    ELAPSED = "elapsed"
    HEART_RATE = "heart-rate"
    ASCENT = "ascent"
    DESCENT = "descent"
    EFFORT = "effort"
    TITLE = "title"
    NOTE = "note"
    SPORT = "sport"
    ID = "id"
    PRIVATE_NOTE = "private-note"
    MOVING = "moving"
    TIME = "time"
    """The duration, or the time of day if there is another column for the duration."""
    PACE = "pace"
    STEPS = "steps"
    STRIDE = "stride"
    RACE = "race"
    LONG_RUN = "long-run"
    WORKOUT_TYPE = "workout-type"
    FILE = "file"
    FAVOURITE = "favourite"
    ZONE = "zone"
    AMOUNT = "amount"
    """How much was drunk."""
    UNIT = "unit"


FOR_RUNNERS = (
    ActivityColumn.DATE, ActivityColumn.DAY_FIRST, ActivityColumn.MONTH_FIRST, ActivityColumn.CLOCK,
    ActivityColumn.DISTANCE, ActivityColumn.DURATION, ActivityColumn.ELAPSED, ActivityColumn.HEART_RATE,
    ActivityColumn.ASCENT, ActivityColumn.DESCENT, ActivityColumn.EFFORT, ActivityColumn.TITLE, ActivityColumn.NOTE,
    ActivityColumn.SPORT, ActivityColumn.RACE, ActivityColumn.AMOUNT,
)  # fmt: skip
"""What a runner may name."""

NAMES: dict[ActivityColumn, tuple[str, ...]] = {
    ActivityColumn.ID: (
        "Activity ID", "Activity_Id", "ID", "Aktivitäts-ID", "ID de l'activité", "ID de actividad",
        "ID de la actividad", "ID attività", "ID dell'attività", "Activiteits-ID", "ID da atividade", "ID atividade",
    ),
    ActivityColumn.DATE: (
        "Date", "Activity Date", "Start Date", "Start", "Start Time", "Started", "Start date local", "Date time",
        "Datetime", "Timestamp", "Date and time", "Begin Timestamp", "Day", "Workout Date", "Run Date", "When",
        "Datum", "Aktivitätsdatum", "Startzeitpunkt", "Beginn", "Tag", "Zeitpunkt", "Datum und Uhrzeit", "Startdatum",
        "Date de l'activité", "Jour", "Début", "Date et heure", "Date de début", "Fecha", "Fecha de la actividad",
        "Día", "Inicio", "Fecha y hora", "Fecha de inicio", "Data", "Data dell'attività", "Data attività", "Giorno",
        "Inizio", "Data e ora", "Data di inizio", "Datum van activiteit", "Dag", "Begin", "Datum en tijd",
        "Starttijd", "Data da atividade", "Dia", "Início", "Data e hora", "Data de início",
        "Dato", "Dag", "Startdato", "Starttidspunkt",
    ),
    ActivityColumn.CLOCK: (
        "Time of day", "Clock", "Clock time", "Hour", "Start time of day", "Uhrzeit", "Startzeit", "Start Uhrzeit",
        "Heure", "Heure de début", "Hora", "Hora de inicio", "Hora del día", "Ora", "Ora di inizio", "Orario",
        "Tijdstip", "Begintijd", "Hora de início",
    ),
    ActivityColumn.TITLE: (
        "Title", "Name", "Activity Name", "Run", "Workout", "Workout Name", "Titel", "Name der Aktivität",
        "Bezeichnung", "Aktivitätsname", "Titre", "Nom", "Nom de l'activité", "Título", "Nombre",
        "Nombre de la actividad", "Titolo", "Nome", "Nome dell'attività", "Nome attività", "Naam", "Naam activiteit",
        "Naam van activiteit", "Nome da atividade",
        "Tittel", "Navn", "Namn",
    ),
    ActivityColumn.SPORT: (
        "Type", "Activity Type", "Sport", "Sport Type", "Activity", "Exercise", "Aktivitätstyp", "Aktivitätsart",
        "Sportart", "Art", "Typ", "Aktivität", "Type d'activité", "Discipline", "Activité", "Tipo",
        "Tipo de actividad", "Deporte", "Actividad", "Tipo di attività", "Tipo attività", "Attività",
        "Activiteittype", "Activiteitstype", "Activiteit", "Tipo de atividade", "Esporte", "Atividade", "Soort",
        "Aktivitetstype", "Aktivitetstyp", "Aktivitet", "Idrett",
    ),
    ActivityColumn.NOTE: (
        "Note", "Notes", "Description", "Activity Description", "Comment", "Comments", "Remarks", "Text",
        "Aktivitätsbeschreibung", "Beschreibung", "Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Kommentar",
        "Description de l'activité", "Remarque", "Remarques", "Commentaire", "Commentaires", "Notas", "Nota",
        "Descripción", "Descripción de la actividad", "Comentario", "Comentarios", "Descrizione",
        "Descrizione dell'attività", "Descrizione attività", "Commento", "Commenti", "Beschrijving", "Opmerking",
        "Opmerkingen", "Beschrijving van activiteit", "Beschrijving activiteit", "Notitie", "Notities", "Descrição",
        "Descrição da atividade", "Observações", "Comentários",
    ),
    ActivityColumn.PRIVATE_NOTE: (
        "Activity Private Note", "Private Note", "Hinweis zur Privatsphäre für Aktivitäten", "Private Notiz",
        "Private Notiz zur Aktivität", "Note privée sur les activités", "Note privée", "Nota privada",
        "Nota privada de la actividad", "Nota privata", "Nota privata dell'attività", "Nota privata attività",
        "Privénotitie", "Privénotitie bij activiteit", "Nota privada da atividade",
    ),
    ActivityColumn.DISTANCE: (
        "Distance", "Dist", "Length", "Kilometers", "Kilometres", "Miles", "Mileage", "km", "mi", "Distanz",
        "Strecke", "Entfernung", "Kilometer", "Streckenlänge", "Länge", "Kilomètres", "Distancia", "Kilómetros",
        "Distanza", "Chilometri", "Afstand", "Distância", "Quilômetros", "Distance run", "Total distance",
        "Distans", "Distanse", "Sträcka", "Strækning",
    ),
    ActivityColumn.TIME: ("Time", "Zeit", "Temps", "Tiempo", "Tempo", "Tijd", "Tid"),
    ActivityColumn.DURATION: (
        "Duration", "Timer Time", "Total time", "Run time", "Minutes", "Dauer", "Laufzeit", "Gesamtzeit", "Durée",
        "Duración", "Tiempo total", "Durata", "Tempo totale", "Duur", "Tijdsduur", "Totale tijd", "Duração",
        "Tempo total", "Workout time", "Active Duration",
    ),
    ActivityColumn.MOVING: (
        "Moving Time", "Bewegungszeit", "Zeit in Bewegung", "Durée de déplacement", "Temps de déplacement",
        "Tiempo en movimiento", "Tiempo de movimiento", "Tempo in movimento", "Beweegtijd", "Tijd bewogen",
        "Bewegingstijd", "Tempo em movimento", "Tempo de movimentação",
        "Tid i bevægelse", "Tid i rörelse", "Tid i bevegelse", "Rörelsetid",
    ),
    ActivityColumn.ELAPSED: (
        "Elapsed Time", "Elapsed", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Tempo trascorso",
        "Verstreken tijd", "Tempo transcorrido", "Tempo decorrido", "Elapsed Duration",
        "Forløbet tid", "Förfluten tid", "Medgått tid", "Forløpt tid",
    ),
    ActivityColumn.PACE: (
        "Avg Pace", "Pace", "Average Pace", "Mean pace", "Ø Pace", "Durchschnittliche Pace", "Tempo Pace",
        "Ø Geschw(Ø Pace)", "Avg Speed(Avg Pace)", "Avg. Speed(Avg. Pace)", "Allure moyenne", "Allure", "Ritmo medio",
        "Ritmo", "Passo medio", "Gemiddeld tempo", "Gem tempo", "Ritmo médio", "Schnitt",
        "Medeltempo", "Gennemsnitligt tempo", "Gjennomsnittlig tempo", "Velocidade média",
    ),
    ActivityColumn.HEART_RATE: (
        "Average Heart Rate", "Avg HR", "Avg Heart Rate", "Heart Rate", "HR", "BPM", "Average HR", "Avg. HR",
        "Average heartrate", "Mean HR", "Pulse", "Durchschnittliche Herzfrequenz", "Ø Herzfrequenz", "Ø HF",
        "Herzfrequenz", "Puls", "Durchschnittspuls", "Fréquence cardiaque moyenne", "FC moyenne", "FC", "FC moy",
        "Frecuencia cardiaca media", "Frecuencia cardiaca promedio", "FC media", "Frequenza cardiaca media",
        "Gemiddelde hartslag", "Gem HS", "Gem. HS", "Hartslag", "Frequência cardíaca média", "FC Média",
        "Pulsaciones",
        "Gennemsnitlig puls", "Medelpuls", "Gjennomsnittlig puls", "Snittpuls", "Gns. puls",
    ),
    ActivityColumn.ASCENT: (
        "Elevation Gain", "Total Ascent", "Ascent", "Climb", "Elev Gain", "Total elevation gain", "Elevation",
        "Höhenzunahme", "Anstieg gesamt", "Positiver Höhenunterschied", "Anstieg", "Höhenmeter", "Aufstieg",
        "Dénivelé positif", "Ascension totale", "Dénivelé", "D+", "Desnivel positivo", "Ascenso total", "Desnivel",
        "Aumento di quota", "Ascesa totale", "Dislivello positivo", "Dislivello", "Totale stijging", "Stijging",
        "Hoogtemeters", "Ganho de elevação", "Subida total", "Ganancia de altura", "Ganancia de elevación",
        "Stigning i alt", "Total stigning", "Total höjdökning", "Samlet stigning",
    ),
    ActivityColumn.DESCENT: (
        "Elevation Loss", "Total Descent", "Descent", "Elev Loss", "Höhenverlust", "Abstieg gesamt", "Abstieg",
        "Negativer Höhenunterschied", "Höhenunterschied negativ", "Dénivelé négatif", "Descente totale",
        "Desnivel negativo", "Descenso total", "Discesa totale", "Dislivello negativo", "Totale daling", "Daling",
        "Perda de elevação", "Descida total", "Pérdida de altura",
        "Fald i alt", "Total nedstigning", "Totalt fald", "Samlet fald",
    ),
    ActivityColumn.EFFORT: (
        "Perceived Exertion", "RPE", "Effort", "icu_rpe", "Session RPE", "Gefühlte Anstrengung", "Anstrengung",
        "Effort perçu", "Effort ressenti", "Esfuerzo percibido", "Esfuerzo", "Sforzo percepito", "Sforzo",
        "Percezione dello sforzo", "Ervaren inspanning", "Inspanning", "Waargenomen inspanning", "Esforço percebido",
        "Esforço", "Exertion",
    ),
    ActivityColumn.RACE: (
        "Competition", "Race", "Wettbewerb", "Wettkampf", "Rennen", "Compétition", "Competición", "Carrera",
        "Competizione", "Gara", "Wedstrijd", "Competição",
    ),
    ActivityColumn.LONG_RUN: (
        "Long Run", "Langer Lauf", "Sortie longue", "Tirada larga", "Carrera larga", "Corsa lunga", "Lungo",
        "Lange duurloop", "Corrida longa", "Longão",
    ),
    ActivityColumn.FILE: (
        "Filename", "File name", "Dateiname", "Nom du fichier", "Nombre del archivo", "Nombre de archivo",
        "Nome file", "Nome del file", "Bestandsnaam", "Nome do arquivo", "Nome do ficheiro", "GPX File",
    ),
    ActivityColumn.FAVOURITE: (
        "Favorite", "Favourite", "Favorit", "Favori", "Favorito", "Preferita", "Preferito", "Favoriet", "Favoritt",
    ),
    ActivityColumn.STEPS: ("Steps", "Schritte", "Pas", "Pasos", "Passi", "Stappen", "Passos", "Trin", "Steg", "Skridt"),
    ActivityColumn.STRIDE: (
        "Avg Stride Length", "Ø Schrittlänge", "Longueur moyenne des foulées", "Longitud media de zancada",
        "Lunghezza media passo", "Gem. staplengte", "Comprimento médio da passada",
    ),
    ActivityColumn.WORKOUT_TYPE: ("workout_type",),
    ActivityColumn.ZONE: (
        "Time zone", "Timezone", "Zeitzone", "Fuseau horaire", "Zona horaria", "Fuso orario", "Tijdzone",
    ),
    ActivityColumn.AMOUNT: (
        "Amount", "Volume", "Water", "Intake", "Water intake", "Drink", "Quantity", "Drunk", "Fluid", "Menge",
        "Volumen", "Wasser", "Trinkmenge", "Getrunken", "Quantité", "Eau", "Cantidad", "Agua", "Quantità", "Acqua",
        "Hoeveelheid", "Quantidade", "Água", "ml", "oz", "fl oz",
    ),
    ActivityColumn.UNIT: ("Unit", "Units", "Einheit", "Unité", "Unidad", "Unità", "Eenheid", "Unidade"),
}  # fmt: skip

UNITS = {
    name: unit
    for unit, names in {
        "km": "km kms kilometer kilometers kilometre kilometres",
        "mi": "mi mile miles meilen",
        "m": "m meter meters metre metres metri",
        "ft": "ft feet",
        "s": "s sec secs seconds sek sekunden",
        "ms": "ms",
        "min": "min mins minutes minuten minutos minuti",
        "h": "h hrs hours stunden",
        "bpm": "bpm",
        "ml": "ml milliliter millilitres milliliters millilitri",
        "cl": "cl",
        "dl": "dl",
        "l": "l liter litre litres liters litri litros",
        "oz": "oz ounces floz",
    }.items()
    for name in names.split()
}
"""What may stand behind the name of a column, and the unit that it means."""
FORMS = {
    "h m s": "", "hh mm ss": "", "h mm ss": "", "mm ss": "", "hh mm": "", "h min s": "", "1 10": "", "0 10": "",
    "min km": "km", "min mi": "mi", "min mile": "mi", "fl oz": "oz", "us fl oz": "oz", "fl oz us": "oz",
    "utc": "utc", "gmt": "utc", "local": "", "yyyy mm dd": "", "dd mm yyyy": "day-first", "dd mm yy": "day-first",
    "mm dd yyyy": "month-first", "mm dd yy": "month-first",
}  # fmt: skip
"""What else may stand behind a name: how times and dates are written, a scale, the unit of a pace or a drink."""


ENGLISH = frozenset({
    "date", "activity date", "start date", "start", "start time", "started", "date time", "datetime", "timestamp",
    "day", "run date", "workout date", "when", "time", "time of day", "duration", "total time", "moving time",
    "elapsed time", "elapsed", "distance", "dist", "miles", "km", "mi", "kilometers", "pace", "avg pace", "notes",
    "average pace",
    "type", "activity type", "sport", "activity", "title", "name", "activity name", "workout", "run", "note",
    "description", "comment", "comments", "hr", "avg hr", "heart rate", "average heart rate", "bpm", "rpe", "effort",
    "elevation", "elevation gain", "total ascent", "total descent", "ascent", "descent", "climb", "favorite", "steps",
    "race", "id", "activity id", "filename", "gpx file", "avg stride length", "minutes", "length", "mileage",
})  # fmt: skip
"""Names that may stand in an English header, where 3/4/2026 may be in March or in April."""


@frozen
class NamedColumn:
    """A column that is known: what it holds, where it stands from 0, its header and the unit that the header says."""

    column: ActivityColumn
    index: int
    header: str
    unit: str = ""


@cache
def _columns() -> dict[str, ActivityColumn]:
    return {words_of(name): column for column, names in NAMES.items() for name in names}


@cache
def column_named(words: str) -> tuple[ActivityColumn, str] | None:
    """The column that a header's words name, and the unit behind it; None if they name none."""
    columns = _columns()
    if words in columns:
        return columns[words], UNITS.get(words, FORMS.get(words, ""))
    for form, unit in FORMS.items():
        if words.endswith(f" {form}") and words.removesuffix(f" {form}") in columns:
            return columns[words.removesuffix(f" {form}")], unit
    name, _, unit = words.rpartition(" ")
    name = name.removesuffix(" in")
    return (columns[name], UNITS[unit]) if unit in UNITS and name in columns else None


def is_column(words: str) -> bool:
    """Whether a header's words name a column that is known."""
    return len(words) < 80 and column_named(words) is not None


def columns_of(header: Sequence[str]) -> list[NamedColumn]:
    """The known columns of a header, in their order; the others are passed over."""
    named = []
    for index, cell in enumerate(header):
        words = words_of(cell)
        if is_column(words) and (known := column_named(words)):
            named.append(NamedColumn(known[0], index, cell, known[1]))
    return named


def is_english(header: Sequence[str]) -> bool:
    """Whether all columns that are known have names that are English, or at least may be."""
    return all(_without_unit(words_of(named.header)) in ENGLISH for named in columns_of(header))


def _without_unit(words: str) -> str:
    name, _, unit = words.rpartition(" ")
    return name if name and unit in UNITS else words
