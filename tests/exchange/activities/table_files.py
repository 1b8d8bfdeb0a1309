"""Tables of activities, small, to be read and to be mutated."""

STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
    "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
    "Elapsed Time,Moving Time,Distance,Elevation Gain,Elevation Loss,Max Heart Rate,Average Heart Rate,"
    "Perceived Exertion,Type,Competition,Long Run,From Upload\n"
)
STRAVA_ROW = (
    '77,"Mar 5, 2026, 5:10:09 PM",Hills with Jo,Run,"steep,\nbut dry",1500,5.01,171,,false,left calf,,'
    "activities/77.fit.gz,,1500.0,1400.0,5012.3,61.5,60.2,171,150.4,7.0,,,1.0,1\n"
)
GARMIN = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Avg Pace,Total Ascent,Total Descent,"
    "Avg Stride Length,Steps,Min Temp,Moving Time,Elapsed Time\n"
)
GARMIN_ROW = (
    'Running,2026-05-10 10:35:22,false,"Perth Running","8.16","584","00:45:03","129","5:31","12","--","1.12",'
    '"7,496","\'-12","00:45:00","00:46:10"\n'
)
GARMIN_2012 = (
    "Aktivitäten von Ada\n \n Favorit,Aktivitätsname,Aktivitätstyp,Course,Start,Zeit,Distanz,"
    "Positiver Höhenunterschied,Ø Geschw(Ø Pace),Ø HF,\n"
    ' false,Runde,Laufen,--,"Fr, 25 Mai 2012 20:31",1:05:11,"10,20",38,6:24,138,\n \n'
)
RUNKEEPER = (
    "Activity Id,Date,Type,Route Name,Distance (mi),Duration,Average Pace,Climb (ft),Average Heart Rate (bpm),"
    "Friend's Tagged,Notes,GPX File\n"
    "ab-1,2015-05-12 18:30:11,Running,,3.11,25:10,8:05,120,151,,nice,2015-05-12-1830.gpx\n"
)
INTERVALS = (
    "id,start_date_local,name,type,moving_time,elapsed_time,distance,average_heartrate,icu_rpe,workout_type\n"
    "i1,2026-05-01T07:10:00,Hills,Run,3000,3100,10000.6,150,6,1\n"
    "i2,2026-05-02T07:10:00,Ride,Ride,3000,3100,30000.5,150,6,\n"
)
RUNS = "Date,Distance,Time\n3/4/2026,10,50:00\n"
RUNS_DE = "Datum;Uhrzeit;km;Zeit;Notiz\n1.5.2026;07:30;10,5;50:00;schön\n"

DRINKS = "Date,Amount,Unit,Type\n2026-05-10 07:15,250,ml,Tea\n2026-05-11,16.9 fl oz,,\n"

TABLE_FILES = [
    *(
        text.encode()
        for text in (STRAVA + STRAVA_ROW, GARMIN + GARMIN_ROW, GARMIN_2012, RUNKEEPER, INTERVALS, RUNS, DRINKS)
    ),
    RUNS_DE.encode("utf-16"),
    RUNS_DE.encode("cp1252"),
]
