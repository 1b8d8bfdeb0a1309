"""The words by which the title of an event is told to be a race, a run, a massage, or talk of one, by language.

Words stand here in small letters without accents, as `words_of` gives them: a space between two, and a bar where a
comma, a bracket or a dash parts the title. A tuple has a line a language: English, German, French, Spanish, Italian,
Portuguese, Dutch, the North, Polish and Czech, others.
"""

import re
import unicodedata

from runjournal.model.choices import Depth, MassageKind, RunKind

TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?[a-z]*|[^\W_]+|[,;:()\[\]|!?@]|(?<=\s)[-–—](?=\s)|(?<![0-9])/|/(?![0-9])")
PARTS = frozenset(",;:()[]|!?@-–—/")
PLAIN = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "½": "1 2"})


def tokens_of(text: str) -> list[str]:
    """The words, numbers and parting signs of a title as they are written."""
    return TOKEN.findall(text)


def words_of(text: str) -> str:
    """The words in small letters without accents, a space before and behind each, parts of a title between bars."""
    small = text.casefold()
    if not small.isascii():
        small = "".join(map(_without_accent, unicodedata.normalize("NFC", small))).translate(PLAIN)
    return f" {' '.join('|' if token in PARTS else token for token in tokens_of(small))} "


def _without_accent(letter: str) -> str:
    """A Latin letter without its accents; letters of other scripts stay, and an accent left alone goes."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else "" if unicodedata.combining(letter) else letter


def any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern that finds one of some phrases as whole words; each text has several of them, parted by bars."""
    return re.compile(rf" (?:{'|'.join(phrases)})(?= )")


NOTHING = any_of(
    "race (?:number|bib|packet|pickup|pick up|expo|briefing|kit|registration|entry|meeting|conditions?|results?|recap)",
    "race (?:against|relations|car|track day)|race to|the human race|grand prix|(?:race|taper|easy|recovery|rest) week",
    "(?:arms|horse|boat|bike|cycling|cycle|swim|motor|car|rat|drag|kart|ski|sailing|yacht|egg and spoon) races?",
    "(?:movie|film|netflix|tv|series|reading|coding|shopping|exam|study|cleaning|baking|gaming|harry potter) marathon",
    "(?:star wars|lord of the rings|work|meeting|lese|film|serien) marathon|(?:lese|film|serien|sitzungs)marathon",
    "marathon (?:meeting|sitzung|session of|of meetings|viewing|man|oil|de lecture)",
    "marat(?:ona?|hon) (?:filmow[ya]|de (?:cine|series|peliculas|filmes|films)|di (?:film|serie))",
    "(?:dry|school|test|trial|print|supply|bank|ski|milk|beer|coffee|food|grocery|airport|nursery|tip|dump) run",
    "(?:pizza|chicken|bull|home|production|shopping|store|pharmacy|errand) run|run (?:of show|for (?:office|mayor))",
    "run (?:through|errands|payroll|by|out of|over|into|late|low|numbers|the numbers|a meeting|away)",
    "run (?:the )?(?:backups?|scripts?|tests?|ci|pipeline|quer(?:y|ies)|migrations?|updates?|dishwasher)",
    "running (?:out|late|order|shoes?|costs|total|mate|water)|long running",
    "(?:clinical|free|court) trial|trial (?:ends|period)",
    "(?:book|arrange|reschedule|cancel) (?:an? |my |the |next )?(?:[a-z]+ )?massage|massage (?:buchen|vereinbaren)",
    "massage (?:gun|voucher|chair|oil|course|school|table|workshop)|(?:massage)?gutschein",
    "half (?:day|term|hour|an hour|price|year|yearly|time|board|past|moon|brother|sister|of|pension|marathon expo)",
    "(?:better|other|first|second|last|top|bottom|my|your|his|her) half|triathlon|ironman|duathlon|aquathlon|swimrun",
    "(?:ski|eis|eisschnell|schlittschuh|lang|ver|ab|kreis|zu|um|an|auf|vor|probe|durch|lebens|stapel|amok)lauf",
)
"""What sounds like a run, race or massage and is none."""

MONEY = any_of(
    "pay(?:ing|ment)?|invoices?|bill(?! s )|receipts?|refund|buy|order(?:ed)?|vouchers?|gift|tickets?|deposit",
    "donat(?:e|ion)|budget|rent|transfer|sav(?:e|ings)|loan|bonus|salary|raise|fund(?:s|raising|raiser)?|tax|revenue|sales?|target|quote",
    "followers|subscribers|users|views|price|costs?|owes?|deal|contract|screen|8k tv|form 10|filing",
    "rechnung|bezahlen|uberweis(?:en|ung)|kaufen|bestellen|miete|facture|payer|acheter|factura|pagar|comprar",
    "fattura|pagare|fatura|factuur|betalen|kopen|faktura|zaplacic",
)
"""Talk of money and things: none of it is run or kneaded."""
TALK = any_of(
    "watch(?:ing)?|tv|television|live ?stream(?:ing)?|broadcast|documentary|podcast|movie|cinema|kino|results|photos?",
    "exams?|conference|hackathon|shift",
    "meetings?|reports?|webinar|lecture|seminar|workshop|talk|presentation|review|interview|deadline|reminder",
    "(?:phone|conference|video|team|zoom) call|call (?:with|to|about)|plan(?:ning)? (?:meeting|call|review|session)",
    "flights?|fly(?:ing)? (?:to|from|home)|(?:train|bus|taxi|drive|driving|ferry) (?:to|from|home)|travel(?:ling)?",
    "hotel|airbnb|check ?in|check ?out|parking|book(?:ing)?(?! club run)",
    "ballot|lottery|draw|entry|entries|entrance|registrations?|register|sign ?up|opens|closes|waiting list|early bird",
    "(?:packet|bib|number|kit|race pack) (?:pick ?up|collection)|packet|bib(?! [0-9])|pick ?up|collect|expo|briefing",
    "volunteer(?:ing)?|marshal(?:l?ing)?|cheer(?:ing)?|spectat(?:e|ing|ors?)|support(?:ing)?(?! run)|award ceremony",
    "(?:birthday|anniversary|party|drinks|pub|concert|exhibition|wedding)|kids club",
    "zuschauen|anfeuern|im fernsehen|anmeld(?:ung|en|eschluss)|startnummer(?:nausgabe)?|startunterlagen|messe",
    "marathonmesse|besprechung|sitzung|flug|zug nach|fahrt nach|siegerehrung|helfer|geburtstag|feier|pasta ?party",
    "inscriptions?|dossards?|retrait|reunion|regarder|a la tele|(?:vol|train) (?:pour|vers)|benevol(?:e|at)",
    "inscripcion(?:es)?|dorsal(?:es)?|recogida|ver (?:el|la)|en la tele|vuelo|voluntari[oa]s?|sorteo|cumpleanos",
    "iscrizion[ei]|pettoral[ei]|ritiro|riunione|guardare|in tv|volo|compleanno",
    "inscric(?:ao|oes)|retirada|reuniao|assistir|voo|aniversario",
    "inschrijv(?:ing|en)|startnummers?|vergadering|kijken|vlucht|vrijwilliger|verjaardag",
    "\\S*(?:テレビ|観戦|応援|エントリー|申込|受付|ボランティア)\\S*",
    "anmalan|mote|titta|tilmelding|pamelding|ilmoittautuminen|zapisy|rejestracja|registrace|регистрация",
)
"""What is said about races and runs by those who do not run then: they watch, travel, enter, collect, meet."""
MEAL = re.compile(
    r"(?:^| \|) (?:dinner|lunch|breakfast|brunch|coffee|tea|pasta|rest|day off|holiday|abendessen|essen|fruhstuck|diner"
    r"|dejeuner|cena|comida|pranzo|jantar|eten)(?: \S+){0,3}? (?:before|after|with|for|vor|nach|mit|avant"
    r"|apres|avec|antes|despues|prima|dopo|depois|voor|na)(?= )"
)
"""What is eaten or left undone around a race."""

MASSAGE = any_of(
    r"\S*massages?|massagetermin|physio|physical therap(?:y|ist)|\S*physiotherap(?:y|ist|ie|eut)|deep tissue",
    "trigger point|krankengymnastik",
    "masaje|massaggio|massagem|kine|kinesi(?:therapeute|therapie)|fisioterapia|fisio|fysio(?:therapie)?",
    "\\S*massasje|\\S*hieronta|masaz|masszazs|массаж|\\S*マッサージ\\S*|\\S*按摩|\\S*마사지",
)
TRAINING_LAUF = (
    "(?:\\S{0,12}dauer|tempo|wald|morgen|abend|mittags|nacht|regenerations?|erholungs|intervall|steigerungs|grundlagen|trainings"
    "|hugel|koppel|test|nuchtern|barfuss|schwellen?|crescendo|fettstoffwechsel)lauf"
)
"""German for kinds of training; other words that end so are races."""
RACE = any_of(
    "(?<! pre )(?<! post )race(?! (?:pace|plan|prep|week) )|parkrun",
    "(?:running|athletics|cross country) championships?",
    r"ultra ?marathon|ultra ?trail|backyard ultra|ultra(?= \|| $| [0-9]+ ?(?:k|km|mi|miles?) )",
    "[0-9]+ ?(?:k|km|mi|miles?) ultra|utmb|comrades",
    r"great (?!day )\S+ run|(?:business|company|corporate|world) run|santa dash",
    "(?:fun|colou?r|santa|charity|mud|glow|jingle bell) run|ekiden|turkey trot|bay to breakers|city2surf",
    rf"wettkampf|wettlauf|rennen|(?!{TRAINING_LAUF})\S{{3,}}lauf",
    "course (?:des|du|de la|de l)|foulees|corrida d(?:e|u|es)|trail d(?:e|u|es)|cross d(?:e|u|es)",
    "carreras? (?:de|del|popular)|cursa|san silvestre|sao silvestre|competicion|gara|corsa d(?:i|ella|el)",
    r"wedstrijd|(?!(?:duur|tempo|herstel|interval|trim|heuvel|over)loop)\S{3,}loop|cpc",
    r"\S+loppet|\S+varvet|\S+lobet|\S+lopet|\S*stafett\S*",
    "zawody|bieg (?:niepodleglosci|mikolajkowy|sylwestrowy|uliczny)",
    "zavod|забег|соревнования|verseny|kilpailu|yarisi|大会|レース|比赛|대회",
)
OF_TRAINING = (
    r"(?! (?:pace|training|train\S*|plan|prep\S*|block|week|session|camp|build|taper|coach\S*|group|club|clinic|tempo"
    r"|vorbereitung|trainingsplan|seminar)(?= ))"
)
"""What does not stand behind the name of a race."""
HALF = any_of(
    r"half(?= $| \|| [0-9]| wave| relay| start| bib| with | w \|)",
    rf"(?:half|1 2) ?marathon{OF_TRAINING}|\S*halbmarathon{OF_TRAINING}",
    "semi ?marathon|maratonina|semi d(?:e|u|es)|medi[ao] ?maraton|mezza ?maratona|mezza d(?:i|el|ella)",
    "meia ?maratona|meia d[eoa]",
    "halve ?marathon|halve van|halvmarat?h?on|halfmarathon|polmaraton|pulmaraton|puolimaraton|felmaraton",
    r"yari ?maratonu?|mitja ?marato|полумарафон|\S*ハーフ\S*|\S*半程?马拉松|半马|하프 ?\S*",
)
MARATHON = any_of(
    rf"(?!(?:lese|film|serien|halb|half|semi)marathon)\S*marathon{OF_TRAINING}|marato(?:n|na|nu)?|marathonas",
    r"(?:\S*)?марафон|\S*マラソン\S*|\S*马拉松|\S*마라톤",
)
OF_PLACE = any_of(
    r"[0-9]+ ?(?:k|km) d[eio]s? (?!course|carrera|corsa|footing|rodaje|trote|corrida|running)[^0-9 ]\S+",
    r"[0-9]+ ?(?:k|km) (?:du|da|van|von) [^0-9 ]\S+",
)
"""Such as 20 km de Paris."""
RELAY = any_of("relay|staffel|ekiden|estafette|staffetta|relevos|relais")
TRAINING = any_of(
    r"\S*training|ran|pace|tempo|intervals?|workout|session|treadmill|(?:long|easy|recovery|shakeout) run",
    "vorbereitung|laufband|preparation|entrainement|seance|tapis roulant|preparacion|entren(?:o|amiento)|cinta",
    "preparazione|allenamento|preparacao|treino|trening",
)
RUN = any_of(
    r"runs?|running|jog|jogging|tempo|interval\S*|fartlek|(?:time|\S+k) trial|longrun|shakeout",
    "hill (?:repeats|reps|sprints)",
    f"laufe?|laufen|joggen|longjog|{TRAINING_LAUF}|fahrtspiel|trailrun(?:ning)?|lauftreff|lauftraining",
    "auslaufen|einlaufen",
    r"(?<=^ )[0-9.,]+ ?(?:k|km|mi|miles?) (?:with|mit|avec|con|com|met|med)",
    "footing|course a pied|courir|sortie (?:longue|course)|fractionne|endurance fondamentale",
    "correr|rodaje|rodagem|tirada larga|trote|carrera continua|corsa|corsetta|correre|ripetute|corrida|longao",
    "hardlopen|duurloop|herstelloop|tempoloop|loopje|rondje hardlopen|loop(?:groep|training|trainen)",
    "lopning|lopartur|loprunda|langpass|lobetur|lobetraening|lopetur|lopetrening|lob|loping|langtur|(?:terrang|distans|intervall|kvalitets)pass|intervaller|intervallob|juoksu\\S*|\\S*lenkki",
    "bieg|bieganie|wybieganie|rozbieganie|beh|vyklus|klus(?:ani)?|behani|futas|kosu|пробежка|бег|ランニング|[朝夜]?ラン|ロング走|ペース走|インターバル走|ジョグ|ジョギング|跑步|러닝|조깅",
)
REST = any_of(
    "rest|off|strength|yoga|pilates|swim(?:ming)?|bike|biking|ride|cycl(?:e|ing)|gym|stretching|spin(?:ning)?|row(?:ing)?",
    "walk(?:ing)?|hik(?:e|ing)|ruhetag|krafttraining|radfahren|radtour|rennrad|schwimmen|wandern|wanderung|spaziergang",
    "repos|marche|randonnee|velo|natation|descanso|bici(?:cleta)?|nadar|natacion|caminata|caminar|riposo|nuoto",
    "camminata|caminhada|natacao|rustdag|fietsen|zwemmen|wandelen|vilodag|hviledag|promenad|cykling|simning|spacer|rower",
)

RUN_KINDS: dict[re.Pattern[str], RunKind] = {
    any_of("trial", "tt"): RunKind.TRIAL,
    any_of("hills?", "hugellauf", "bergsprints", "cotes", "cuestas", "salite"): RunKind.HILLS,
    any_of(
        "intervals?",
        "repeats",
        "fartlek",
        "[0-9]+ ?x [0-9.,]+(?:m|k|km)?",
        "intervall\\S*|fahrtspiel|fractionne|ripetute|series",
    ): RunKind.INTERVALS,
    any_of("tempo(?:lauf|loop)?", "threshold", "schwellen?lauf", "seuil", "umbral", "soglia"): RunKind.TEMPO,
    any_of(
        "long(?:run|jog|ao)?",
        "langer? (?:lauf|dauerlauf)",
        "sortie longue|tirada larga|lungo|lange duurloop|langpass|langtur",
    ): RunKind.LONG,
    any_of(
        "recovery", "shakeout", "regenerations?lauf|erholungslauf|recuperation|recuperacion|herstelloop"
    ): RunKind.RECOVERY,
    any_of("easy", "locker(?:er)?|endurance fondamentale|suave|facile|leve|rustig|lugnt|rolig"): RunKind.EASY,
}
DEPTHS: dict[re.Pattern[str], Depth] = {
    any_of("deep", "tiefen?\\S*|profond\\S*|profund[oa]"): Depth.DEEP,
    any_of("firm", "kraftig|fest"): Depth.FIRM,
    any_of("medium", "mittel"): Depth.MEDIUM,
    any_of("light", "gentle", "leicht|sanft|legere?|leggero|ligero"): Depth.LIGHT,
}
MASSAGE_KINDS: dict[re.Pattern[str], MassageKind] = {
    any_of("deep tissue"): MassageKind.DEEP_TISSUE,
    any_of("trigger points?", "triggerpunkt\\S*"): MassageKind.TRIGGER_POINT,
    any_of("pre race"): MassageKind.PRE_RACE,
    any_of("self", "selbstmassage"): MassageKind.SELF,
    any_of("sports?", "sportmassage|sportiv[eoa]|deportiv[oa]|esportiva"): MassageKind.SPORTS,
}
RACE_TAGS = frozenset({"race", "races", "racing", "wettkampf", "rennen", "competition", "carrera", "gara", "wedstrijd"})
RUN_TAGS = frozenset({"run", "runs", "running", "lauf", "laufen", "course a pied", "correr", "corsa", "hardlopen"})
MASSAGE_TAGS = frozenset({"massage", "physio", "sports massage", "masaje", "massaggio", "massagem"})

OF_RUNS = frozenset({
    "run", "runs", "running", "jog", "jogging", "trial", "time", "hill", "hills", "interval", "intervals",
    "repeats", "reps", "sprints", "fartlek", "tempo", "threshold", "long", "recovery", "shakeout", "easy", "x", "k",
    "km", "mi", "mile", "miles", "min", "mins", "minutes", "h", "hours", "session", "test", "training", "workout",
    "morning", "evening", "lunch", "steady", "pace", "short", "strides", "track", "trail", "road", "treadmill",
    "warm", "up", "cool", "down", "and", "at", "the", "lauf", "laufen", "joggen", "dauerlauf", "tempolauf",
    "waldlauf", "langer", "lockerer", "locker", "intervalle", "uhr", "und", "morgenlauf", "abendlauf", "footing",
    "sortie", "longue", "course", "a", "pied", "correr", "rodaje", "tirada", "larga", "trote", "corsa", "lungo",
    "facile", "corrida", "leve", "duurloop", "hardlopen", "rustig", "rustige", "lange", "lsd", "lsr", "lr", "aerobic",
    "base", "progression", "progressive", "progressiv", "moderate", "hilly", "flat", "social", "solo", "double",
    "am", "pm", "mp", "hmp", "gmp", "lt", "vo2", "vo2max", "wu", "cd", "z1", "z2", "z3", "z4", "z5", "zone", "hr",
    "rpe", "heart", "rate", "ga1", "ga2", "ga", "dl", "tdl", "ldl", "rekom", "ruhig", "langsam", "zugig", "flott",
    "allure", "vma", "ef", "lente", "lent", "ritmo", "suave", "series", "progresivo", "progressivo", "lento",
    "medio", "fondo", "rolig", "lugn", "rauhallinen", "kilometer", "kilometre", "kilometres", "meter", "metres",
    "seuil", "schwelle", "umbral", "soglia", "bahntraining", "intervalltraining", "intervaltraining",
    "bahn", "piste", "pista", "entreno", "entrenamiento",
    "entrainement", "seance", "allenamento", "treino", "loop", "attempt", "pb",
})  # fmt: skip
"""Words of training: a title of these alone is a run's, and says nothing that needs a note."""
OF_TIMES = frozenset({
    "lunch", "morning", "evening", "time", "am", "pm", "trial", "medio", "fondo", "base", "zone", "double",
    "social", "solo", "flat", "short", "and", "at", "the", "up", "down", "heart", "rate", "general",
})  # fmt: skip
"""Words that say nothing of running if no distance stands beside them, as in "Long lunch"."""
OF_PLANS = frozenset({
    "week", "day", "w", "d", "wave", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "woche", "tag", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "semaine", "jour", "semana", "dia", "settimana", "giorno", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo",
})  # fmt: skip
"""Words by which a plan counts its days."""
OF_MASSAGES = frozenset({
    "massage", "deep", "tissue", "trigger", "point", "points", "pre", "race", "self", "sports", "sport", "firm",
    "medium", "light", "gentle", "min", "mins", "minutes", "h", "hours", "physio",
})  # fmt: skip
LINKS = frozenset({
    "a", "an", "the", "of", "de", "di", "da", "do", "du", "des", "del", "la", "le", "les", "los", "las", "van",
    "von", "der", "den", "am", "im", "in", "um", "and", "et", "e", "y", "und",
})  # fmt: skip
"""Small words within the name of a race."""
WARM_UP = any_of("warm ?up|cool ?down|wu|cd|einlaufen|auslaufen|echauffement|calentamiento|riscaldamento|inlopen")
"""Words by which the distances of a title are its parts."""
