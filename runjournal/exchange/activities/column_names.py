"""The names of columns in tables of activities, in the languages of accounts and of runners, by what they hold."""

NAMES: dict[str, tuple[str, ...]] = {
    "id": (
        "Activity ID", "Activity_Id", "ID", "Aktivitäts-ID", "ID de l'activité", "ID de actividad",
        "ID de la actividad", "ID attività", "ID dell'attività", "Activiteits-ID", "ID da atividade", "ID atividade",
    ),
    "date": (
        "Date", "Activity Date", "Start Date", "Start", "Start Time", "Started", "Date time",
        "Datetime", "Timestamp", "Date and time", "Begin Timestamp", "Day", "Workout Date", "Run Date", "When",
        "Datum", "Aktivitätsdatum", "Startzeitpunkt", "Beginn", "Tag", "Zeitpunkt", "Datum und Uhrzeit", "Startdatum",
        "Date de l'activité", "Jour", "Début", "Date et heure", "Date de début", "Fecha", "Fecha de la actividad",
        "Día", "Inicio", "Fecha y hora", "Fecha de inicio", "Data", "Data dell'attività", "Data attività", "Giorno",
        "Inizio", "Data e ora", "Data di inizio", "Datum van activiteit", "Dag", "Begin", "Datum en tijd",
        "Starttijd", "Data da atividade", "Dia", "Início", "Data e hora", "Data de início", "Dato", "Startdato",
        "Starttidspunkt", "Dátum",
    ),
    "time-of-day": (
        "Time of day", "Clock", "Clock time", "Hour", "Start time of day", "Uhrzeit", "Startzeit", "Start Uhrzeit",
        "Heure", "Heure de début", "Hora", "Hora de inicio", "Hora del día", "Ora", "Ora di inizio", "Orario",
        "Tijdstip", "Begintijd", "Hora de início",
    ),
    "title": (
        "Title", "Name", "Activity Name", "Run", "Workout", "Workout Name", "Titel", "Name der Aktivität",
        "Bezeichnung", "Aktivitätsname", "Titre", "Nom", "Nom de l'activité", "Título", "Nombre",
        "Nombre de la actividad", "Titolo", "Nome", "Nome dell'attività", "Nome attività", "Naam", "Naam activiteit",
        "Naam van activiteit", "Nome da atividade", "Tittel", "Navn", "Namn", "Tytuł", "Cím",
    ),
    "sport": (
        "Type", "Activity Type", "Sport", "Sport Type", "Activity", "Exercise", "Aktivitätstyp", "Aktivitätsart",
        "Sportart", "Art", "Typ", "Aktivität", "Type d'activité", "Discipline", "Activité", "Tipo",
        "Tipo de actividad", "Deporte", "Actividad", "Tipo di attività", "Tipo attività", "Attività",
        "Activiteittype", "Activiteitstype", "Activiteit", "Tipo de atividade", "Esporte", "Atividade", "Soort",
        "Aktivitetstype", "Aktivitetstyp", "Aktivitet", "Idrett", "Typ aktywności", "Tevékenység típusa",
        "Run type", "Run kind", "Training type", "Laufart", "Trainingsart", "Type de course", "Tipo de carrera",
    ),
    "note": (
        "Note", "Notes", "Description", "Activity Description", "Comment", "Comments", "Remarks", "Text",
        "Aktivitätsbeschreibung", "Beschreibung", "Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Kommentar",
        "Description de l'activité", "Remarque", "Remarques", "Commentaire", "Commentaires", "Notas", "Nota",
        "Descripción", "Descripción de la actividad", "Comentario", "Comentarios", "Descrizione",
        "Descrizione dell'attività", "Descrizione attività", "Commento", "Commenti", "Beschrijving", "Opmerking",
        "Opmerkingen", "Beschrijving van activiteit", "Beschrijving activiteit", "Notitie", "Notities", "Descrição",
        "Descrição da atividade", "Observações", "Comentários",
    ),
    "private-note": (
        "Activity Private Note", "Private Note", "Hinweis zur Privatsphäre für Aktivitäten", "Private Notiz",
        "Private Notiz zur Aktivität", "Note privée sur les activités", "Note privée", "Nota privada",
        "Nota privada de la actividad", "Nota privata", "Nota privata dell'attività", "Nota privata attività",
        "Privénotitie", "Privénotitie bij activiteit", "Nota privada da atividade",
    ),
    "distance": (
        "Distance", "Dist", "Length", "Kilometers", "Kilometres", "Miles", "Mileage", "km", "mi", "Distanz",
        "Strecke", "Entfernung", "Kilometer", "Streckenlänge", "Länge", "Kilomètres", "Distancia", "Kilómetros",
        "Distanza", "Chilometri", "Afstand", "Distância", "Quilômetros", "Distance run", "Total distance", "Distans",
        "Distanse", "Sträcka", "Strækning", "Dystans", "Távolság",
        "Wegstrecke",
    ),
    "time": ("Time", "Zeit", "Temps", "Tiempo", "Tempo", "Tijd", "Tid", "Czas", "Idő"),
    "duration": (
        "Duration", "Timer Time", "Total time", "Run time", "Minutes", "Dauer", "Laufzeit", "Gesamtzeit", "Durée",
        "Duración", "Tiempo total", "Durata", "Tempo totale", "Duur", "Tijdsduur", "Totale tijd", "Duração",
        "Tempo total", "Workout time", "Active Duration",
    ),
    "moving": (
        "Moving Time", "Bewegungszeit", "Zeit in Bewegung", "Durée de déplacement", "Temps de déplacement",
        "Tiempo en movimiento", "Tiempo de movimiento", "Tempo in movimento", "Beweegtijd", "Tijd bewogen",
        "Bewegingstijd", "Tempo em movimento", "Tempo de movimentação", "Tid i bevægelse", "Tid i rörelse",
        "Tid i bevegelse", "Rörelsetid", "Czas ruchu", "Menetidő", "Färdtid", "Fardtid",
    ),
    "elapsed": (
        "Elapsed Time", "Elapsed", "Verstrichene Zeit", "Temps écoulé", "Tiempo transcurrido", "Tempo trascorso",
        "Verstreken tijd", "Tempo transcorrido", "Tempo decorrido", "Elapsed Duration", "Forløbet tid",
        "Förfluten tid", "Medgått tid", "Forløpt tid", "Upłynęło czasu", "Eltelt idő", "Tidsforbrug", "Total tid",
    ),
    "pace": (
        "Avg Pace", "Pace", "Average Pace", "Mean pace", "Ø Pace", "Durchschnittliche Pace", "Tempo Pace",
        "Ø Geschw(Ø Pace)", "Avg Speed(Avg Pace)", "Avg. Speed(Avg. Pace)", "Allure moyenne", "Allure", "Ritmo medio",
        "Ritmo", "Passo medio", "Gemiddeld tempo", "Gem tempo", "Ritmo médio", "Schnitt", "Medeltempo",
        "Gennemsnitligt tempo", "Gjennomsnittlig tempo", "Velocidade média", "Średnie tempo", "Átlagos tempó",
        "Gennemsnitstempo",
    ),
    "heart-rate": (
        "Average Heart Rate", "Avg HR", "Avg Heart Rate", "Heart Rate", "HR", "BPM", "Average HR", "Avg. HR",
        "Average heartrate", "Mean HR", "Pulse", "Durchschnittliche Herzfrequenz", "Ø Herzfrequenz", "Ø HF",
        "Herzfrequenz", "Puls", "Durchschnittspuls", "Fréquence cardiaque moyenne", "FC moyenne", "FC", "FC moy",
        "Frecuencia cardiaca media", "Frecuencia cardiaca promedio", "FC media", "Frequenza cardiaca media",
        "Gemiddelde hartslag", "Gem HS", "Gem. HS", "Hartslag", "Frequência cardíaca média", "FC Média",
        "Pulsaciones", "Gennemsnitlig puls", "Medelpuls", "Gjennomsnittlig puls", "Snittpuls", "Gns. puls",
        "Średnie tętno", "Átlagos pulzusszám",
        "Ritmo cardíaco medio", "Ritmo cardíaco promedio", "Frecuencia cardíaca promedio",
    ),
    "ascent": (
        "Elevation Gain", "Total Ascent", "Ascent", "Climb", "Elev Gain", "Total elevation gain", "Elevation",
        "Höhenzunahme", "Anstieg gesamt", "Positiver Höhenunterschied", "Anstieg", "Höhenmeter", "Aufstieg",
        "Dénivelé positif", "Ascension totale", "Dénivelé", "D+", "Desnivel positivo", "Ascenso total", "Desnivel",
        "Aumento di quota", "Ascesa totale", "Dislivello positivo", "Dislivello", "Totale stijging", "Stijging",
        "Hoogtemeters", "Ganho de elevação", "Subida total", "Ganancia de altura", "Ganancia de elevación",
        "Stigning i alt", "Total stigning", "Total höjdökning", "Samlet stigning", "Całkowity wznios",
        "Teljes emelkedés",
    ),
    "descent": (
        "Elevation Loss", "Total Descent", "Descent", "Elev Loss", "Höhenverlust", "Abstieg gesamt", "Abstieg",
        "Negativer Höhenunterschied", "Höhenunterschied negativ", "Dénivelé négatif", "Descente totale",
        "Desnivel negativo", "Descenso total", "Discesa totale", "Dislivello negativo", "Totale daling", "Daling",
        "Perda de elevação", "Descida total", "Pérdida de altura", "Fald i alt", "Total nedstigning", "Totalt fald",
        "Samlet fald", "Całkowity spadek", "Teljes süllyedés", "Samlet nedstigning", "Totalt nedför", "Totalt nedfor",

    ),
    "effort": (
        "Perceived Exertion", "RPE", "Effort", "icu_rpe", "Session RPE", "Gefühlte Anstrengung", "Anstrengung",
        "Effort perçu", "Effort ressenti", "Esfuerzo percibido", "Esfuerzo", "Sforzo percepito", "Sforzo",
        "Percezione dello sforzo", "Ervaren inspanning", "Inspanning", "Waargenomen inspanning", "Esforço percebido",
        "Esforço", "Exertion",
    ),
    "cadence": (
        "Avg Run Cadence", "Average Running Cadence", "Ø Schrittfrequenz (Laufen)", "Cadence de course moyenne",
        "Cadencia de carrera media", "Cadenza di corsa media", "Gemiddelde loopcadans", "Średni rytm biegu",
        "Medellöpkadens", "Medellopkadens",
    ),
    "race": (
        "Competition", "Race", "Wettbewerb", "Wettkampf", "Rennen", "Compétition", "Competición", "Carrera",
        "Competizione", "Gara", "Wedstrijd", "Competição",
    ),
    "long-run": (
        "Long Run", "Langer Lauf", "Sortie longue", "Tirada larga", "Carrera larga", "Corsa lunga", "Lungo",
        "Lange duurloop", "Corrida longa", "Longão",
    ),
    "file": (
        "Filename", "File name", "Dateiname", "Nom du fichier", "Nombre del archivo", "Nombre de archivo",
        "Nome file", "Nome del file", "Bestandsnaam", "Nome do arquivo", "Nome do ficheiro", "GPX File",
    ),
    "favourite": (
        "Favorite", "Favourite", "Favorit", "Favori", "Favorito", "Preferita", "Preferito", "Favoriet", "Favoritt",
        "Ulubiony", "Kedvenc",
    ),
    "steps": (
        "Steps", "Schritte", "Pas", "Pasos", "Passi", "Stappen", "Passos", "Trin", "Steg", "Skridt", "Lépések",
        "Kroki",
    ),
    "stride": (
        "Avg Stride Length", "Ø Schrittlänge", "Longueur moyenne des foulées", "Longitud media de zancada",
        "Lunghezza media passo", "Gem. staplengte", "Comprimento médio da passada", "Średnia długość kroku",
        "Átlagos lépéshossz", "Gennemsnitlig skridtlængde", "Medelsteglängd", "Medelsteglangd",
    ),
    "workout-type": ("workout_type",),
    "zone": ("Time zone", "Timezone", "Zeitzone", "Fuseau horaire", "Zona horaria", "Fuso orario", "Tijdzone"),
    "amount": (
        "Amount", "Volume", "Water", "Intake", "Water intake", "Drink", "Quantity", "Drunk", "Fluid", "Menge",
        "Volumen", "Wasser", "Trinkmenge", "Getrunken", "Quantité", "Eau", "Cantidad", "Agua", "Quantità", "Acqua",
        "Hoeveelheid", "Quantidade", "Água", "ml", "oz", "fl oz",
    ),
    "unit": ("Unit", "Units", "Einheit", "Unité", "Unidad", "Unità", "Eenheid", "Unidade"),
}  # fmt: skip
"""As apps and runners write them; they are compared by their words."""
ENGLISH = frozenset({
    "date", "activity date", "start date", "start", "start time", "started", "date time", "datetime", "timestamp",
    "day", "run date", "workout date", "when", "time", "time of day", "duration", "total time", "moving time",
    "elapsed time", "elapsed", "distance", "dist", "miles", "km", "mi", "kilometers", "pace", "avg pace", "notes",
    "average pace",
    "type", "run type", "activity type", "sport", "activity", "title", "name", "activity name", "workout", "run",
    "note",
    "description", "comment", "comments", "hr", "avg hr", "heart rate", "average heart rate", "bpm", "rpe", "effort",
    "elevation", "elevation gain", "total ascent", "total descent", "ascent", "descent", "climb", "favorite", "steps",
    "race", "id", "activity id", "filename", "gpx file", "avg stride length", "minutes", "length", "mileage",
})  # fmt: skip
"""Names that may stand in an English header, where 3/4/2026 may be in March or in April."""
