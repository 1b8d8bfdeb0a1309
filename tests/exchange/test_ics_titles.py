"""What a title makes of an event: races, runs and massages as runners name them, and what only sounds like one."""

import pytest

from runjournal.exchange.calendar.titles import EventTitle, distance_m, read_title, without_called_off
from runjournal.model.choices import Depth, Kind, MassageKind, RunKind
from runjournal.model.settings import CalendarWords

NAMED_RACES = {
    "Race": ("", None),
    "race - Brighton 10 miles": ("Brighton 10 miles", 16_093),
    "Race: City 10k": ("City 10k", 10_000),
    "RACE DAY!": ("RACE DAY!", None),
    "Halbmarathon Köln": ("Halbmarathon Köln", 21_100),
}

RACES = """
42.2 Berlin Marathon | Marathon | Marathon Berlin, wave B | London Marathon 2027 | TCS New York City Marathon
42.2 Seven Hills Marathon | BMW BERLIN-MARATHON | Jungfraumarathon | Düsseldorf Marathon (Startblock C)
42.2 Virtual Marathon
42.2 Chicago Marathon weekend | London Marathon day
42.2 Marathon de Paris | Marathon du Médoc | Maratón de Madrid | Maratón Valencia Trinidad Alfonso
42.2 Marató de Barcelona
42.2 Maratona di Roma | Maratona do Porto | Marathon Rotterdam | Stockholm Marathon | Helsinki City Marathon
42.2 Maraton Warszawski | Pražský maraton | Budapest Maraton | Московский марафон | 東京マラソン | 上海马拉松
42.2 서울마라톤
21.1 Run Bath Half
21.1 Spring Half | Spring Half, Köln; wave B | Reading Half - Reading | Berlin Half (A race) | Half marathon Zürich
21.1 1/2 marathon Bath | ½ marathon Bath | Great Bristol Half | Big Half 2027 | Half | Royal Parks Half: wave 3
21.1 Spring Half start 9:00 | Spring Half @ Bath | Hackney Half bib 812
21.1 Bath Half with Kim | Bath Half w/ Kim | Maratonina di Pistoia
42.2 Boston Marathon 2027 (bib 123)
160.934 Ultra 100 miles
21.1 Halbmarathon Köln | Berliner Halbmarathon | Semi-marathon de Paris | Semi de Paris | Semi Marathon Lyon
21.1 Media maratón de Sevilla | Medio maratón Ciudad de México | Mitja marató de Granollers | Mezza maratona Roma
21.1 Mezza di Genova | Meia maratona de Lisboa | Meia do Porto | Halve marathon Egmond | Halve van Egmond
21.1 Göteborgs halvmaraton | Københavns Halvmarathon | Półmaraton Warszawski | Pražský půlmaraton
21.1 Полумарафон Казань
21.1 Helsinki puolimaraton | Budapest félmaraton | İstanbul yarı maratonu | 名古屋ハーフマラソン | 无锡半程马拉松
10 Brighton 10k | City 10k | 10K Valencia | 10 km de Lausanne | Race 10k | 10k race
10 Vitality London 10,000 race 10k
10 Silvesterlauf 10 km | Carrera de la Mujer 10K | San Silvestre Vallecana 10 km | Corrida de Houilles 10 km
10 Gara 10 km
10 Wettkampf 10 km | brighton 10k | Les 10 km de Genève | Singelloop Utrecht 10 km
5 Terminal X 5k | Parkrun 5k | parkrun 5k @ Bushy | Pre-race dinner then race 5k | 5k fun run | Turkey Trot 5k
16.093 Great South Run 10 miles | Dam tot Damloop 10 miles | Cardiff 10 miles
15 Zevenheuvelenloop 15 km | Montferland Run 15 km race
12.5 Trail race 12,5 km | Trail des Templiers 12,5 km
100 100 km ultra | Ultra Trail 100k | Comrades 100 km
50 50k ultra | Lakes Ultra 50 km
21.1 Lauf-Challenge race 21,1 km | Sportscheck Stadtlauf 21.1 km
? Parkrun | Backyard ultra | Comrades Ultra Marathon | Lakes Ultra | Great North Run | Great South Run | Turkey Trot
? Silvesterlauf | Hermannslauf | Rennsteiglauf | Firmenlauf mit der Arbeit | Volkslauf Ebersberg | Nikolauslauf
? San Silvestre | Corrida de São Silvestre | Foulées de la soie | Course du Château | Carrera popular de Alcobendas
? Colour Run | Santa Dash | Mud run | Jingle Bell Run | Göteborgsvarvet | Lidingöloppet | Bieg Niepodległości
? Marathon relay | Berlin Marathon Staffel | Ekiden Marathon | Rennen in Bonn | Забег на Воробьёвых горах
20 20 km de Paris | 20 km de Bruxelles
16.093 Cabbage Patch 10 Miler
? Race weekend | Cursa de la Mercè | Ekiden de Paris | Murtenlauf
? Cross country championships | Race for Life | My race in Bath | UTMB | Wings for Life World Run
"""
"""Kilometres, ? for none, and titles that are races."""

RUNS = {
    "Run": (None, None, ""),
    "Easy run 8k": (8_000, RunKind.EASY, ""),
    "Easy": (None, RunKind.EASY, ""),
    "Recovery 5k": (5_000, RunKind.RECOVERY, ""),
    "Long run 13 mi": (20_921, RunKind.LONG, ""),
    "Tempo": (None, RunKind.TEMPO, ""),
    "Intervals 6x1k": (None, RunKind.INTERVALS, ""),
    "Intervals 5 x 1000m": (None, RunKind.INTERVALS, ""),
    "Hill repeats": (None, RunKind.HILLS, ""),
    "Hills": (None, RunKind.HILLS, ""),
    "5k time trial": (5_000, RunKind.TRIAL, ""),
    "10k easy run": (10_000, RunKind.EASY, ""),
    "8 km": (8_000, None, ""),
    "W6 D3: Easy 8km + strides": (8_000, RunKind.EASY, "W6 D3: Easy 8km + strides"),
    "Track: 12x400": (None, RunKind.INTERVALS, ""),
    "5 x 1km @ 5k pace": (None, RunKind.INTERVALS, ""),
    "Race pace 5k": (5_000, None, "Race pace 5k"),
    "Treadmill 5k": (5_000, None, ""),
    "5K TT": (5_000, RunKind.TRIAL, "5K TT"),
    "Pre-race shakeout 3k": (3_000, RunKind.RECOVERY, "Pre-race shakeout 3k"),
    "Long run with marathon pace": (None, RunKind.LONG, "Long run with marathon pace"),
    "Half marathon training: 16k tempo": (16_000, RunKind.TEMPO, "Half marathon training: 16k tempo"),
    "Run with the club, 12k": (12_000, None, "Run with the club, 12k"),
    "Lauf 21.1 km": (21_100, None, ""),
    "Langer Lauf 25 km": (25_000, RunKind.LONG, ""),
    "2 miles warm up 6 miles tempo at goal pace 2 miles cool down": (
        16_094,
        RunKind.TEMPO,
        "2 miles warm up 6 miles tempo at goal pace 2 miles cool down",
    ),
}

MORE_RUNS = """
10 10k | 10 km | 10 K | 10K | Monday: 10k | Week 3: 10k | Day 5 - 10 km | W2 D4 10k | 10 km easy
10 10k with Tom, easy run
5 5k | 5 km | 5K | Tuesday 5k | 5 km Dauerlauf | 5k jog
10 10 km de footing | Test 10k | LSD 10k | GA1 10 km | Progression 10k | Ritmo 10 km | Allure 10 km | TDL 10 km | Z2 10k
15 Halbmarathon-Vorbereitung: 15 km | Preparación maratón 15 km | LSR 15k | LR 15k
21.1 21.1km | 21,1 km | long run 21.1k
8.047 5 miles | Easy 5 mi | Run, 5 miles
16.093 10 miles | 10-mile run
12 Dauerlauf 12 km | Footing 12 km | Rodaje 12 km | Corsa lenta 12 km | Corrida leve 12 km | Duurloop 12 km
12 Løbetur 12 km | Løb 12 km | Løping 12 km
10 Løb 10 km | Løping 10 km | 朝ラン 10km | ペース走 10km
10 Tempodauerlauf 10 km | Rodagem 10 km | Rozbieganie 10 km | Výklus 10 km | Peruslenkki 10 km
5 5k with tom | 5k with the dog | 5 km mit Max
? Auslaufen | Seuil 3x2000
? Loopgroep | Loopgroep Utrecht | Løb med klubben
12 Sortie longue 12 km | Tirada larga 12 km | Lungo 12 km corsa | Löpning 12 km | Juoksulenkki 12 km | Бег 12 km
12 Tempolauf 12 km | Waldlauf 12 km | Bieganie 12 km | ジョギング 12km | 跑步 12km | Hardlopen 12 km
12 Regenerationslauf 12 km
18 Longrun 18 km | Long jog 18k | Marathon training: long run 18k | Trainingslauf 18 km | Sortie course 18 km
? Easy run | Long run | Lauftreff | Intervalltraining Laufen | Fahrtspiel | Course à pied | Correr con Ana
? Running club
? Bahntraining 6x800 | Entreno series 8x400 | Intervaltraining | Carrera continua 40 min | Trailrunning mit Max
10 Loop 10 km | 10k PB attempt
? Easy, 7pm | Long, easy | Hills & strides | Track intervals | Threshold 3 x 10 min | Steady tempo
? Morning run | Run club | Trail running | Fartlek | Club run, 7pm | Hill sprints | Time trial | Breakfast run
? Run home
? Easy run then dinner with Anna | Tempo run with Sam | Laufen mit Tom | Joggen | Treadmill intervals
? Jog + stretching
"""
"""Kilometres, ? for none, and titles that are runs."""

MASSAGES = {
    "Massage": (None, None, ""),
    "Sports massage": (None, MassageKind.SPORTS, ""),
    "Deep tissue massage 60 min": (Depth.DEEP, MassageKind.DEEP_TISSUE, ""),
    "Pre-race massage, light": (Depth.LIGHT, MassageKind.PRE_RACE, ""),
    "Massage with Anna (firm)": (Depth.FIRM, None, "Massage with Anna (firm)"),
    "Physio": (None, None, ""),
    "Physiotherapy Dr. Lee": (None, None, "Physiotherapy Dr. Lee"),
    "Self massage, gentle": (Depth.LIGHT, MassageKind.SELF, ""),
    "Sportmassage": (None, MassageKind.SPORTS, "Sportmassage"),
    "Massage after the marathon": (None, None, "Massage after the marathon"),
}

MORE_MASSAGES = """
? Massage at Studio Nord | Sports massage - Thai Garden | Your appointment: Deep Tissue Massage (60 min)
? Physio 30 min
? Thai-Massage | Ganzkörpermassage | Rückenmassage bei Anna | Krankengymnastik | Physiotherapie | Massagetermin
? Massage sportif | Kiné | Masaje deportivo | Fisioterapia | Massaggio sportivo | Massagem desportiva
? Sportsmassasje | スポーツマッサージ | マッサージ店 | Physical therapy
? Fysiotherapie | Urheiluhieronta hieronta | Masaż sportowy | Masáž | Массаж | マッサージ | Massage before the race
"""

NEITHER = """
Dinner with Anna | Clinical trial meeting | Beverly Hills dinner | Easy peasy workshop | Brunch | Sprint triathlon
School run | Dry run of the talk | Running late | Buy running shoes | Coffee run | Ski run | Milk run
Test run of the demo
Race number pickup | Race briefing | Arms race lecture | Horse races | Bike race | Formula 1 Grand Prix
Drag race finale
Movie marathon | Netflix marathon | Star Wars marathon | Filmmarathon | Reading marathon at the library
Marathon meeting
Half day off | Half term | Half board, Hotel Sole | Half past nine | Other half's birthday | First half review
Half price
Massage voucher for mum | Massage gun delivery | Pay massage invoice | Buy massage oil | Book massage workshop
Book massage | Book a sports massage | Reschedule massage | Massage buchen
Volunteering at parkrun | Marshal at the Spring Half | Recovery week | Race week | Budget 8k | HIIT training
Table 2x3
Kids 4x100 relay | Pre-race pasta | Grace and Trace | 1000000 km | 💆 | Half ironman | Ironman 70.3 | Auflauf
Langlauf
Watch Berlin Marathon on TV | Cheer at Boston Marathon | Flight to Berlin Marathon | Marathon packet pickup
Marathon bib
Walk 10 km | Row 5k | Dog walk 5k | Hiking 10k | Wanderung 10 km | Randonnée 10 km | Fietsen 50 km
マラソンのテレビ観戦
Train to London Marathon
Marathon training plan meeting | Marathon plan meeting | London Marathon ballot opens | Marathon registration closes
Dinner before the marathon | Brunch after the Spring Half | Pasta party Berlin Marathon | Day off after the marathon
Pay 10k invoice | Board: 5k report | Transfer 10k to savings | Raise 5k for charity | 10k followers
Sales target 5k
Tom owes me 10k | Rent 5k | Q3 revenue 10k review | Price: 5k | 10k deal with Acme | Order 5k stickers | Bonus 10k
Call with coach about the marathon | Marathon webinar | Hotel Berlin Marathon | Check-in Hotel Marathon
Marathon expo
Support Tom at London Marathon | Spectate Boston Marathon | Marathon photos | Half marathon results
Marathon documentary
Berlin-Marathon im Fernsehen | Anmeldung Halbmarathon Köln | Startnummernausgabe Marathon
Flug nach Berlin: Marathon
Marathonmesse | Besprechung Firmenlauf | Rechnung 10k | Zuschauen beim Marathon | Lebenslauf schreiben
Einkaufen, Verlauf
Retrait dossards Marathon de Paris | Inscription semi-marathon | Regarder le marathon | Demi-journée
Réunion marathon
Recogida de dorsales maratón | Inscripción media maratón | Ver el maratón en la tele | Factura 10k
Vuelo maratón Valencia
Ritiro pettorale maratona | Iscrizione mezza maratona | Fattura 10k | Mezza giornata | Semifinale
Semi-annual review
Inschrijving marathon Rotterdam | Vergadering marathon | Factuur 5k | Retirada do kit maratona
Inscrição meia maratona
Project X kick-off | 10:30 Standup | Dentist | 1:1 with Sam | Yoga | Swim 2k | Bike 40 km | Gym | Rest day | Ruhetag
Marathon Man movie | Maraton filmowy | Maratón de cine | Race recap | Form 10-K | 10K filing | Strength + 5k
Long lunch | Easy evening | Long time no see | Trial | Run backups | Run the tests | Running out of milk | Marathon exam
LSR with Tom | Marathon block starts | Taper week | Half hour with Bob | Marathon Oil earnings call with analysts
"""


def titles(table: str) -> list[str]:
    return [title.strip() for line in table.strip().splitlines() for title in line.split("|")]


def distances(table: str) -> list[tuple[str, int | None]]:
    """The titles of a table with the metres that stand before each line."""
    rows = [line.partition(" ") for line in table.strip().splitlines()]
    return [
        (title.strip(), None if kilometres == "?" else round(float(kilometres) * 1000))
        for kilometres, _, rest in rows
        for title in rest.split("|")
    ]


@pytest.mark.parametrize(("summary", "expected"), NAMED_RACES.items())
def test_a_race_has_its_name(summary: str, expected: tuple[str, int | None]) -> None:
    assert read_title(summary) == EventTitle(Kind.RACE, *expected)


@pytest.mark.parametrize(("summary", "metres"), distances(RACES))
def test_a_race(summary: str, metres: int | None) -> None:
    found = read_title(summary)
    assert (found and found.kind, found and found.distance_m) == (Kind.RACE, metres)


@pytest.mark.parametrize(("summary", "expected"), RUNS.items())
def test_a_run_has_its_kind(summary: str, expected: tuple[int | None, RunKind | None, str]) -> None:
    distance, kind, note = expected
    assert read_title(summary) == EventTitle(Kind.RUN, "", distance, kind, note=note)


@pytest.mark.parametrize(("summary", "metres"), distances(MORE_RUNS))
def test_a_run(summary: str, metres: int | None) -> None:
    found = read_title(summary)
    assert (found and found.kind, found and found.distance_m) == (Kind.RUN, metres)


@pytest.mark.parametrize(("summary", "expected"), MASSAGES.items())
def test_a_massage_has_its_depth(summary: str, expected: tuple[Depth | None, MassageKind | None, str]) -> None:
    depth, kind, note = expected
    assert read_title(summary) == EventTitle(Kind.MASSAGE, depth=depth, massage_kind=kind, note=note)


@pytest.mark.parametrize("summary", [summary for summary, _ in distances(MORE_MASSAGES)])
def test_a_massage(summary: str) -> None:
    found = read_title(summary)
    assert found
    assert found.kind is Kind.MASSAGE


@pytest.mark.parametrize("summary", ["", *titles(NEITHER)])
def test_what_only_sounds_like_one(summary: str) -> None:
    assert read_title(summary) is None


@pytest.mark.parametrize(
    ("summary", "categories", "kind"),
    [
        ("Great North", ["Race"], Kind.RACE),
        ("Great North Run", ["Sport", "RACE"], Kind.RACE),
        ("10k", ["Race"], Kind.RACE),
        ("10k", ["Running"], Kind.RUN),
        ("10 km", ["Wettkampf"], Kind.RACE),
        ("City 10k", ["Run"], Kind.RUN),
        ("Monday club", ["Running"], Kind.RUN),
        ("Anna 18:00", ["Massage"], Kind.MASSAGE),
        ("Rest day", ["Running"], None),
        ("Race number pickup", ["Race"], None),
        ("Watch the marathon", ["Running"], None),
        ("Massage invoice: pay", ["Massage"], None),
        ("Monday club", ["Work"], None),
    ],
)
def test_categories_decide_where_the_title_does_not(summary: str, categories: list[str], kind: Kind | None) -> None:
    found = read_title(summary, categories)
    assert (found and found.kind) == kind


OWN = CalendarWords(
    races=("Kärwalauf", "club champs"), runs=("LSR", "Parkrun"), massages=("Rossi",), ignore=("Kids", "easy run home")
)


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("LSR with Tom, 20k", Kind.RUN),
        ("lsr", Kind.RUN),
        ("LSRs", None),
        ("parkrun", Kind.RUN),
        ("Club Champs!", Kind.RACE),
        ("KARWALAUF", Kind.RACE),
        ("Dr. Rossi 18:00", Kind.MASSAGE),
        ("Kids race", None),
        ("Kids: LSR", None),
        ("Easy run home", None),
        ("Easy run", Kind.RUN),
        ("Meeting about the LSR", Kind.RUN),
    ],
)
def test_the_runners_own_words_decide_first(summary: str, kind: Kind | None) -> None:
    found = read_title(summary, (), OWN)
    assert (found and found.kind) == kind
    assert read_title(summary, (), CalendarWords(races=("", " ", "!"))) == read_title(summary)


@pytest.mark.parametrize(
    ("summary", "rest"),
    [
        ("Canceled: Sports massage", "Sports massage"),
        ("Appointment cancelled: Sports massage", "Sports massage"),
        ("Entfällt: Lauftreff", "Lauftreff"),
        ("Lauftreff fällt heute aus!", "Lauftreff"),
        ("Storniert: Massage", "Massage"),
        ("Anulado: Masaje", "Masaje"),
        ("キャンセル：マッサージ", "マッサージ"),
        ("Cancelled: Sports massage", "Sports massage"),
        ("Canceled event: Sports massage @ Mon 7 Dec", "Sports massage @ Mon 7 Dec"),
        ("CANCELLED - Spring Half", "Spring Half"),
        ("[Cancelled] Spring Half", "Spring Half"),
        ("Cancelled Spring Half", "Spring Half"),
        ("Abgesagt: Massage", "Massage"),
        ("Annulé : Massage", "Massage"),
        ("Cancelado: Masaje", "Masaje"),
        ("Annullato: Massaggio", "Massaggio"),
        ("Geannuleerd: Massage", "Massage"),
        ("Отменено: Массаж", "Массаж"),
        ("Spring Half (CANCELLED)", "Spring Half"),
        ("Spring Half - cancelled", "Spring Half"),
        ("Cancelled", ""),
        ("Cancel gym", None),
        ("Cancelledness run", None),
        ("Run the cancelled trains", None),
    ],
)
def test_titles_say_that_something_is_called_off(summary: str, rest: str | None) -> None:
    assert without_called_off(summary) == ((summary, False) if rest is None else (rest, True))


@pytest.mark.parametrize(
    ("summary", "metres"),
    [
        ("10k", 10_000),
        ("10 K", 10_000),
        ("21.1km", 21_100),
        ("21,1 km", 21_100),
        ("6 mi", 9_656),
        ("10-mile", 16_093),
        ("10 Meilen", 16_093),
        ("5000m on the track", 5_000),
        ("999m", None),
        ("1000m", 1_000),
        ("400m", None),
        ("6 x 1k", None),
        ("3x10k", None),
        ("warm up 2k, 6x1k", None),
        ("2k warm up, 6k tempo, 2k cool down", 10_000),
        ("2k Einlaufen", None),
        ("500 km", 500_000),
        ("501 km", None),
        ("12k with 3k at 10k pace", 12_000),
        ("10k pace", None),
        ("Half ironman", None),
    ],
)
def test_distances(summary: str, metres: int | None) -> None:
    """Of warming up and repetitions it is not known how far they go together; parts that are all told are added."""
    assert distance_m(summary) == metres


def test_a_long_title_is_read_by_its_beginning() -> None:
    assert read_title("run " + "x " * 100_000) is not None
    assert read_title("x " * 100_000 + "run") is None
