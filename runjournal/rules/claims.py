"""The claims behind the rules, in our own words, and how strong the evidence for each is.

S1 to S12 are the claims of the article *Sports Massage for Runners*; the rest are studies and common practice.
"""

from runjournal.rules.finding import Source

ARTICLE = "Sports Massage for Runners"

S1 = Source(
    "S1",
    "expert opinion",
    f"{ARTICLE}: runners used to massage can benefit from a session 7 to 2 days before a race. Trials only tested "
    "massage minutes before effort: Arabaci 2008, J Sports Sci Med 7:549; Fletcher 2010, "
    "doi:10.1519/JSC.0b013e3181ceec0f",
)
S2 = Source(
    "S2",
    "expert opinion, contested",
    f"{ARTICLE}: less than 48 h before a race risks soreness on race day, for everybody. Cambron 2007, "
    "doi:10.1089/acm.2006.6401: 10 % of 91 clients reported discomfort, mostly starting within 12 h and lasting up "
    "to 36 h",
)
S3 = Source("S3", "expert opinion", f"{ARTICLE}: deeper work takes longer to recover from, as a hard workout does")
S4 = Source(
    "S4",
    "weak",
    f"{ARTICLE}: being short of fluids can make a massage more tender. Cleary 2005, J Athl Train 40:288 (n = 10); "
    "Bear & Mündel 2016, doi:10.1111/psyp.12610 (n = 17). Drink to thirst: ACSM, doi:10.1249/mss.0b013e31802ca597; "
    "daily intake: EFSA 2010, doi:10.2903/j.efsa.2010.1459",
)
S5 = Source("S5", "expert opinion", f"{ARTICLE}: the meal before an appointment is better light")
S6 = Source(
    "S6",
    "contested, but sensible",
    f"{ARTICLE}: a massage need not hurt to do good, and works when the body does not brace. Wilson 2021, "
    "J Bodyw Mov Ther 27:426 (n = 60)",
)
S7 = Source(
    "S7",
    "moderate for how long it lasts, expert opinion for what it shows",
    f"{ARTICLE}: soreness afterwards is normal, shows areas that want attention, and goes within 48 h. Cambron 2007, "
    "doi:10.1089/acm.2006.6401; a change under 2 points is noise: Farrar 2001",
)
S8 = Source(
    "S8",
    "expert opinion; that the skin takes up magnesium is unsupported",
    f"{ARTICLE}: some professionals suggest an Epsom salt bath later that day. Gröber 2017, doi:10.3390/nu9080813",
)
S9 = Source(
    "S9",
    "weak; no trial shows that massage prevents injury",
    f"{ARTICLE}: make massage regular, even if it is 30 minutes once a month",
)
S10 = Source(
    "S10",
    "weak",
    f"{ARTICLE}: the effects add up, and one session before a race is no programme. Sherman 2014, "
    "Ann Fam Med 12:112 (neck pain)",
)
S11 = Source(
    "S11",
    "expert opinion",
    f"{ARTICLE}: deep tissue work, often chosen in training, works the whole muscle, trigger-point work does not. "
    "Trigger points are disputed: Quintner 2015, doi:10.1093/rheumatology/keu471",
)
S12 = Source(
    "S12",
    "moderate but small for soreness, moderate for relaxation, contested or unsupported for the rest",
    f"{ARTICLE}: less soreness, more range of motion, relaxation. Guo 2017, doi:10.3389/fphys.2017.00747; "
    "Dupuy 2018, doi:10.3389/fphys.2018.00403; Davis 2020, doi:10.1136/bmjsem-2019-000614 (29 trials, n = 1012); "
    "Wiltshire 2010, doi:10.1249/MSS.0b013e3181c9214f; Dakić 2023, doi:10.3390/sports11060110; in runners, relief "
    "at once but nothing on days 1 to 7: Hoffman 2016, doi:10.2519/jospt.2016.6455 (n = 72)",
)

HARD_RUN = Source(
    "S3",
    "expert opinion; for distance, one large cohort",
    f"{ARTICLE}: deeper work takes longer to recover from, as a hard workout does. What makes a run hard by its "
    "distance: Frandsen 2025, doi:10.1136/bjsports-2024-109380",
)
BONE_STRESS = Source("Warden 2014", "clinical review", "Warden 2014, doi:10.2519/jospt.2014.5334")
TENDON_LOAD = Source(
    "Silbernagel 2007", "one randomised trial of Achilles pain", "Silbernagel 2007, doi:10.1177/0363546506298279"
)
URGENT = Source(
    "clinical advice", "common clinical advice, not a claim of the article", "signs for which clinicians ask to be seen"
)
CHECKLIST = Source("checklist", "common practice of therapists", "what massage therapists ask about before a session")
JOURNAL = Source("journal", "no claim: a question about the journal itself", "rules count what is done, never a plan")
