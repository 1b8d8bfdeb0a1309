"""Small XML files of recorded activities, whole, for tests that break them."""

from tests.exchange.activities.gpx_files import gpx, point, points, track

HEART = "<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>{}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>"


def _extended(number: int) -> str:
    return point(number, extra=f"<ele>{400 + number}</ele>{HEART.format(140 + number)}")


_GPX = gpx(
    track(points(0, 20, _extended), points(25, 30), head="<name>Lake &amp; hill</name><desc>good</desc><type>9</type>"),
    track(points(40, 60)),
    '<rte><rtept lat="47" lon="8"/></rte>',
    track(points(0, 3, lambda number: point(number, time=f"2026-06-01T08:0{number}:00+02:00"))),
)
GPX_FILES = [_GPX, _GPX.replace(b'encoding="UTF-8"', b'encoding="UTF-16"').decode().encode("utf-16")]
TCX_FILES = [
    b"""
<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="x">
<Activities><Activity Sport="Running"><Id>2026-05-03T06:00:00.000Z</Id>
<Lap StartTime="2026-05-03T06:00:00.000Z"><TotalTimeSeconds>300.5</TotalTimeSeconds>
<DistanceMeters>1000.25</DistanceMeters><AverageHeartRateBpm><Value>140</Value></AverageHeartRateBpm><Track>
<Trackpoint><Time>2026-05-03T06:00:00Z</Time><Position><LatitudeDegrees>47.1</LatitudeDegrees><LongitudeDegrees>8.5
</LongitudeDegrees></Position><AltitudeMeters>400.5</AltitudeMeters><DistanceMeters>0.0</DistanceMeters><HeartRateBpm>
<Value>130</Value></HeartRateBpm><Extensions><ns3:TPX><ns3:Speed>3.3</ns3:Speed></ns3:TPX></Extensions></Trackpoint>
<Trackpoint><Time>2026-05-03T06:05:00Z</Time><Position><LatitudeDegrees>47.109</LatitudeDegrees><LongitudeDegrees>8.5
</LongitudeDegrees></Position><AltitudeMeters>420.5</AltitudeMeters><DistanceMeters>1000.25</DistanceMeters>
</Trackpoint></Track></Lap>
<Lap StartTime="2026-05-03T06:05:02.000Z"><Track><Trackpoint>
<Time>2026-05-03T06:06:00Z</Time></Trackpoint></Track></Lap>
<Notes>legs &lt;heavy&gt;</Notes></Activity>
<Activity Sport="Biking"><Id>2026-05-03T08:00:00+02:00</Id></Activity></Activities></TrainingCenterDatabase>
"""
]
APPLE_FILES = [
    """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST Workout duration CDATA #IMPLIED
]>
<HealthData locale="de_DE"><ExportDate value="2026-05-04 10:00:00 +0200"/>
<Record type="HKQuantityTypeIdentifierDietaryWater" sourceName="Water" unit="mL" startDate="2026-05-03 09:00:00 +0200"
 endDate="2026-05-03 09:00:00 +0200" value="330"><MetadataEntry key="HKTimeZone" value="Asia/Tokyo"/></Record>
<Record type="HKQuantityTypeIdentifierDietaryWater" sourceName="Cup" unit="fl_oz_us"
 startDate="2026-05-03 07:00:30 +0000" endDate="2026-05-03 07:00:30 +0000" value="11.159"/>
<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Kim’s Watch" unit="count/min" value="60"/>
<Record type="HKQuantityTypeIdentifierWorkoutEffortScore" unit="appleEffortScore" value="6"
 startDate="2026-05-03 08:00:00 +0200" endDate="2026-05-03 09:00:00 +0200"/>
<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="50.5" durationUnit="min" totalDistance="10"
 totalDistanceUnit="km" sourceName="Kim’s Watch" device="Apple Watch" startDate="2026-05-03 08:00:00 +0200"
 endDate="2026-05-03 09:00:00 +0200"><MetadataEntry key="HKTimeZone" value="Europe/Berlin"/><MetadataEntry
 key="HKElevationAscended" value="5600 cm"/><WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning"
 sum="10.1" unit="km"/><WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="151.5"/></Workout>
<Workout workoutActivityType="HKWorkoutActivityTypeFunctionalStrengthTraining" duration="30" durationUnit="min"
 startDate="2026-05-04 08:00:00 +0200" endDate="2026-05-04 08:30:00 +0200"/>
</HealthData>
""".encode()
]
